"""What a unit's panel comes to, goal by goal: names and words for whoever has one minute."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dashboard.indicators.apart import GOAL, Apart
from dashboard.indicators.catalogue import Aim, Indicator, Kind
from dashboard.indicators.panel import AnyCard, Card, Development, Panel, Part, PublicCard, Status, judged
from dashboard.indicators.targets import Target, Whose
from dashboard.indicators.values import Told, Value
from dashboard.statistics.verdicts import Verdict

KEY = TypeVar("KEY")
CLEAR = (Verdict.BETTER, Verdict.WORSE)


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator, with its newest value where that may be told beside the name."""

    indicator: Indicator
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A clear change since a school year; a `counted` figure has changed, without any chance in it."""

    verdict: Verdict
    since: int
    counted: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one part: whose targets stand how, what has clearly changed, and how groups differ.

    `quiet`: some figures can be held against earlier ones, and not one of these has clearly changed.
    """

    part: Part
    targets: Mapping[tuple[Whose, Status], tuple[Named, ...]]
    changes: Mapping[Change, tuple[Named, ...]]
    quiet: bool
    apart: tuple[Apart, ...] = ()


def summary(panel: Panel, apart: tuple[Apart, ...] = ()) -> tuple[Line, ...]:
    """Parts of which nothing can be said are left out."""
    lines = (_line(part, apart if part.goal is not None and part.goal.key == GOAL else ()) for part in panel.parts)
    return tuple(line for line in lines if line.targets or line.changes or line.quiet or line.apart)


def levels(panel: Panel) -> list[tuple[Card, Target]]:
    """Of the country: the figures for which there is a level to reach."""
    cards = [card for card in panel.cards if isinstance(card, Card) and card.country.shown]
    return [(card, card.target) for card in cards if card.target is not None and card.target.value is not None]


def _line(part: Part, apart: tuple[Apart, ...]) -> Line:
    changed = list(_changed(part.cards))
    clear = [(change, name) for change, name in changed if change.verdict in CLEAR]
    quiet = bool(changed) and not clear
    return Line(part, _grouped(_judged(part.cards)), _grouped(clear), quiet, apart)


def _judged(cards: Iterable[AnyCard]) -> Iterator[tuple[tuple[Whose, Status], Named]]:
    """In the order of the words, the national targets first."""
    found = [((target.whose, status), _named(card)) for card in cards for target, status in judged(card)]
    for whose in Whose:
        for status in Status:
            yield from (one for one in found if one[0] == (whose, status))


def _changed(cards: Iterable[AnyCard]) -> Iterator[tuple[Change, Named]]:
    for card in cards:
        found = course(card)
        if found is not None and found.verdict is not None and found.since is not None:
            yield Change(found.verdict, found.since, card.indicator.kind is Kind.COUNT), Named(card.indicator)


def course(card: AnyCard) -> Development | None:
    """The one change that is told of a card: the one its target is judged by, else since the start.

    In public it is the one that anybody is told.
    """
    if isinstance(card, PublicCard):
        return Development(card.verdict, card.since)
    yearly = card.target is not None and card.target.aim is Aim.COURSE
    return card.development if yearly else card.since_start or card.development


def _named(card: AnyCard) -> Named:
    """In public words stand alone."""
    newest = card.newest if isinstance(card, Card) else None
    told = newest is not None and newest.value.status in (Told.SHOWN, Told.EXTREME)
    return Named(card.indicator, newest.value if newest is not None and told else None)


def _grouped(pairs: Iterable[tuple[KEY, Named]]) -> Mapping[KEY, tuple[Named, ...]]:
    found: dict[KEY, tuple[Named, ...]] = {}
    for key, name in pairs:
        found[key] = (*found.get(key, ()), name)
    return found
