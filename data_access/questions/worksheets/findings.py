"""What a team is shown of one factor, to be held fast; and what was held fast, for whoever may open its unit."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, Row, select

from dashboard.access import Scope, Sight
from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.disclosure.universe import ALL
from dashboard.mapping import Name
from dashboard.moments import danish, utc
from dashboard.organisation import PROGRAMME
from dashboard.profile import Choice, FactorRow, Participation
from dashboard.quality import cautions
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Difference
from dashboard.worksheet.finding import About, Certified, Figure, Finding, Frozen, fingerprint, moved, read
from dashboard.worksheet.sheet import Sheet
from data_access import certificates, tables
from data_access.catalogue import Catalogue, Round
from data_access.questions import cells, units
from data_access.questions.aggregates import telling
from data_access.questions.factors import factors
from data_access.questions.quality import quality
from data_access.questions.standpoint import standpoint
from data_access.questions.units import Trail
from data_access.standpoint import Standpoint
from data_access.telling import InRound

_finding = tables.finding.c


def shown(scope: Scope, store: Connection, catalogue: Catalogue, what: Selection) -> Finding | None:
    """The figures of one factor as the scope is shown them; None where there is no such figure for it."""
    at = standpoint(scope, store, catalogue, replace(what, against=None))
    if at is None or at.form is None or (at.round.key, at.form.key) != (what.round, what.form):
        return None
    at = replace(at, split=catalogue.splits[ALL])
    row = _row(scope, store, catalogue, at, what.factor)
    place = (at.round.id, at.trail)
    if row is None or row.own.status is Status.ABSENT or at.form is None:
        return None
    return Finding(
        unit=at.trail[-1].unit,
        kind=at.trail[-1].kind,
        type=units.link(scope, catalogue, at.round.id, at.trail).type,
        place=_name(catalogue, at.trail),
        round=Choice(at.round.key, at.round.name),
        form=Choice(at.form.key, at.form.name),
        informant=at.form.informant,
        factor=Choice(row.key, row.name),
        turned=row.turned,
        k=at.round.k,
        participation=cells.responses(scope, store, [place], at.form.id).get(
            (at.trail[-1].unit, at.round.id), Participation()
        ),
        cautions=cautions(quality(scope, store, at), at.form.informant),
        figures=tuple(_figures(scope, store, catalogue, at, row)),
        certified=_certified(store, at.round),
    )


def of_sheet(scope: Scope, store: Connection, catalogue: Catalogue, sheet: Sheet) -> list[Frozen]:
    """In the order in which they were held fast; without those of units that the reader may not open in that round."""
    rows = store.execute(select(tables.finding).where(_finding.worksheet_id == sheet.number).order_by(_finding.id))
    found = (_told(scope, store, catalogue, row) for row in rows.all())
    return [one for one in found if one is not None]


def _row(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, key: str | None) -> FactorRow | None:
    return next((row for row in factors(scope, store, catalogue, at) if row.key == key), None)


def _figures(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, row: FactorRow) -> Iterator[Figure]:
    """Each difference is judged in the family in which the profile judges it."""

    def difference(against: str) -> Difference | None:
        found = _row(scope, store, catalogue, replace(at, against=against), row.key)
        return found.difference if found else None

    here, unit = Choice(at.round.key, at.round.name), at.trail[-1].unit
    yield Figure(About.OWN, unit, _name(catalogue, at.trail), here, row.own)
    for kind, trail in at.wholes.items():
        cell, name = row.comparisons[kind], _name(catalogue, trail)
        yield Figure(About(kind), trail[-1].unit, name, here, cell, difference(kind))
    for other in row.earlier:
        change = difference(other.round.key) if other.comparable else None
        name = _name(catalogue, at.trail)
        yield Figure(About.ROUND, unit, name, other.round, other.cell, change, other.comparable)


def _name(catalogue: Catalogue, trail: Trail) -> Name:
    return catalogue.name if trail[-1].kind == PROGRAMME else Name(da=trail[-1].name)


def _certified(store: Connection, round_: Round) -> Certified:
    found = certificates.newest_publication(store, round_.id)
    assert found is not None  # only published rounds are in the catalogue
    return Certified(found.id, found.rules or "", found.mask or "", utc(found.published_at))


def _told(scope: Scope, store: Connection, catalogue: Catalogue, row: Row) -> Frozen | None:
    finding = read(row.content)
    seen = _Seen(scope, store, catalogue, finding)
    told = [figure for figure in finding.figures if seen.may_be_told(figure)]
    if finding.own not in told:
        return None
    whole = replace(finding, figures=tuple(told))
    return Frozen(
        number=row.id,
        area=row.focus_area_id,
        finding=whole,
        text=row.content if whole == finding else "",
        fingerprint=row.fingerprint,
        kept=fingerprint(row.content) == row.fingerprint,
        at=danish(row.at),
        moved=tuple(moved(whole, [seen.now(figure) for figure in told])),
        published_since=seen.published_since,
    )


class _Seen:
    """What the reader is told today where a finding was held fast."""

    def __init__(self, scope: Scope, store: Connection, catalogue: Catalogue, finding: Finding) -> None:
        self.scope, self.finding = scope, finding
        self.rounds = {one.key: one for one in catalogue.rounds}
        self.round = self.rounds[finding.round.key]
        self.ways = {one.id: units.ways(scope, store, one.id, [finding.unit]) for one in catalogue.rounds}
        places = self._places()
        form = catalogue.form(self.round.id, finding.form.key)
        factor = catalogue.factor(self.round.id, form.id, finding.factor.key) if form else None
        forms = [form.id] if form else []
        self.told = telling(scope, store, places, forms)
        whole = catalogue.splits[ALL]
        self.cells = cells.of_forms(scope, store, places, forms, whole) if factor else {}
        self.form, self.factor = form.id if form else 0, factor.id if factor else 0
        self.published_since = _certified(store, self.round).publication != finding.certified.publication

    def may_be_told(self, figure: Figure) -> bool:
        place = self._place(figure)
        if place is None or self.told.withholds(place, self.form):
            return False
        return self.scope.sight(place[1], place[0]) > Sight.NOTHING

    def now(self, figure: Figure) -> Cell:
        return self.cells.get((figure.unit, self.factor, self.rounds[figure.round.key].id), NOT_ASKED)

    def _places(self) -> list[InRound]:
        return [place for figure in self.finding.figures if (place := self._place(figure))]

    def _place(self, figure: Figure) -> InRound | None:
        """The figure's unit in its round; None where the reader may not open the finding's unit then."""
        round_ = self.rounds.get(figure.round.key)
        way = self.ways[round_.id].get(self.finding.unit) if round_ else None
        if round_ is None or way is None:
            return None
        above = (way[:depth] for depth in range(1, len(way) + 1))
        return next(((round_.id, one) for one in above if one[-1].unit == figure.unit), None)
