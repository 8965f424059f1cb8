"""One indicator of one unit with everything that it has to tell this reader."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.indicators.beside import Beside
from dashboard.indicators.catalogue import Indicator, Indicators, same_persons
from dashboard.indicators.gap import Gaps, gaps
from dashboard.indicators.one import OfGrade, One, Standing, standing
from dashboard.indicators.panel import AnyCard, Card, PublicCard, Series
from dashboard.indicators.rights import Edition
from dashboard.indicators.series import by_grade
from dashboard.indicators.values import Value
from dashboard.organisation import PROGRAMME
from dashboard.selection import Selection
from data_access.catalogue import Catalogue
from data_access.indicators.known import known
from data_access.questions import units
from data_access.questions.indicators.beside import beside
from data_access.questions.indicators.cards import seen, told
from data_access.questions.indicators.institutions import institutions
from data_access.questions.indicators.place import Place
from data_access.questions.indicators.targets import of_one, own
from data_access.questions.indicators.values import of_country, values


def one(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection, today: date) -> One | None:
    """None where the reader is told nothing of it: unknown, not of such units, or not for this edition."""
    looked = seen(scope, store, catalogue, selection)
    if looked is None:
        return None
    at, indicators = looked.at, known(store)
    found = {card.indicator.key: card for card in told(scope, store, indicators, at)}
    card = found.get(selection.indicator or "")
    if card is None:
        return None
    return One(
        selection=Selection("indicators", at.unit, indicator=card.indicator.key, edition=looked.edition),
        unit=replace(at.link, may_open=bool(units.trails(scope, store, at.unit))),
        path=tuple(replace(one, may_open=one.has_indicators) for one in at.path),
        edition=at.reading.edition,
        chooses=looked.chooses,
        card=card,
        targets=None if at.link.kind == PROGRAMME else of_one(scope, store, at, card.indicator, today),
        standing=_standing(scope, store, at, card),
        grades=_grades(scope, store, at, card),
        gaps=_gaps(scope, store, at, card),
        related=_related(indicators, found, card.indicator),
        institutions=institutions(scope, store, catalogue, indicators, at, card.indicator.key),
        beside=_beside(scope, store, catalogue, at, card.indicator),
    )


def _figures(card: AnyCard) -> Card | None:
    return card.figures if isinstance(card, PublicCard) else card


def _standing(scope: Scope, store: Connection, at: Place, card: AnyCard) -> tuple[Standing, ...]:
    figures = _figures(card)
    if figures is None:
        return ()
    years = [point.school_year for series in (figures.own, figures.country) for point in series.points]
    set_ = own(scope, store, {card.indicator.key: card.indicator}, at).get(card.indicator.key, {})
    return standing(card.indicator, set_, years)


def _values(scope: Scope, store: Connection, at: Place, card: AnyCard) -> list[Value]:
    """Of single grades and groups too; nothing where words alone may be told."""
    if _figures(card) is None or at.link.kind == PROGRAMME:
        return []
    return values(scope, store, {card.indicator.key: card.indicator}, at)


def _grades(scope: Scope, store: Connection, at: Place, card: AnyCard) -> tuple[OfGrade, ...]:
    """Beside the country's; where the unit has none of its own the country stands alone."""
    if _figures(card) is None:
        return ()
    here = by_grade(card.indicator, _values(scope, store, at, card))
    there = by_grade(card.indicator, of_country(scope, store, [card.indicator.key]))
    return tuple(
        OfGrade(grade, here.get(grade, Series()), there.get(grade, Series()))
        for grade in card.indicator.grades
        if grade in here or grade in there
    )


def _gaps(scope: Scope, store: Connection, at: Place, card: AnyCard) -> tuple[Gaps, ...]:
    return gaps(card.indicator, _values(scope, store, at, card))


def _related(known: Indicators, found: dict[str, AnyCard], indicator: Indicator) -> tuple[Card, ...]:
    """And beside poor results what the families' background is, which is never told outside."""
    background = [key for key, one in known.items() if one.background and indicator.goal == "background"]
    wanted: Sequence[str] = (*same_persons(known, indicator), *background)
    cards = [_figures(found[key]) for key in wanted if key in found]
    return tuple(card for card in cards if card is not None)


def _beside(scope: Scope, store: Connection, catalogue: Catalogue, at: Place, indicator: Indicator) -> Beside | None:
    """Results of the mapping are for readers inside."""
    if at.reading.edition is not Edition.INTERNAL or indicator.construct is None:
        return None
    return beside(scope, store, catalogue, at.unit, indicator.construct)
