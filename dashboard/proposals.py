"""What a unit could choose to work on: each of its figures with what it lies below, what the next round could show of a
change in it, and how far those who work there can do something about it."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.cells import Cell
from dashboard.mapping import Name
from dashboard.profile import Choice
from dashboard.statistics.power import detectable, errors, power
from dashboard.statistics.uncertainty import Basis
from dashboard.statistics.verdicts import SMALL, Difference, Verdict
from dashboard.summary import sure_points

MOST = 3  # proposals that are shown at once
_CATALOGUE = Path(__file__).parent / "catalogues" / "influence.toml"


class Influence(StrEnum):
    """How far those who work there can do something about it themselves."""

    MUCH = "much"
    SOME = "some"  # together with others in the house or at home
    LITTLE = "little"


SHARE = {Influence.MUCH: 1.0, Influence.SOME: 0.5, Influence.LITTLE: 0.25}  # of the distance that counts; a setting


@dataclass(frozen=True, slots=True)
class Seen:
    """What the next round could show if as many answer again, in points.

    `alone` is the true change that is seen four times out of five by whoever looks at this figure only, `together` the
    same of two such units, and `among` how often a change of `alone` is seen at least when all `figures` of the form
    are judged at once, as the follow-up does.
    """

    answers: int
    alone: float
    together: float
    among: float
    figures: int

    def is_beyond(self, rise: int) -> bool:
        """Whether a true rise of so many points would be seen more seldom than four times out of five."""
        return 0 < rise < self.alone


def seen(cell: Cell, within: int, between: int, figures: int) -> Seen | None:
    """None for a figure that is not shown. `within` and `between` are s and t in points."""
    if not cell.shown or cell.n is None:
        return None
    one = Basis(cell.n, cell.groups or 0)
    two = Basis(2 * one.n, 2 * one.drawn)
    error = errors(one, one, within, between)
    alone = detectable(error)
    return Seen(one.n, alone, detectable(errors(two, two, within, between)), power(alone, error, figures), figures)


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure held against another of the same factor, `other`; `difference` is None where one is not shown."""

    other: Choice
    cell: Cell
    difference: Difference | None

    @property
    def is_clear(self) -> bool:
        """Whether the unit's own figure lies clearly below."""
        return self.difference is not None and self.difference.verdict is Verdict.WORSE

    @property
    def is_lower(self) -> bool:
        """Lower by more than a small difference, which may still be chance."""
        return self.difference is not None and self.difference.value <= -SMALL


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the unit. `whole` is what it is part of and `before` its own last round, None where there is none."""

    form: Choice
    factor: Choice
    turned: bool
    cell: Cell
    whole: Beside | None
    before: Beside | None
    seen: Seen | None
    influence: Influence

    @property
    def key(self) -> tuple[str, str]:
        return self.form.key, self.factor.key

    @property
    def grounds(self) -> tuple[Beside, ...]:
        """What it lies clearly below."""
        return tuple(one for one in (self.whole, self.before) if one is not None and one.is_clear)

    @property
    def maybe(self) -> tuple[Beside, ...]:
        """What it lies below so far as one may ask, while it cannot be told from chance."""
        return tuple(one for one in (self.whole, self.before) if one and one.is_lower and not one.is_clear)

    @property
    def is_beyond_sight(self) -> bool:
        """Whether even a rise all the way up to the whole would be seen more seldom than four times out of five."""
        if self.whole is None or self.whole.difference is None or self.seen is None:
            return False
        return self.seen.is_beyond(-self.whole.difference.value)

    @property
    def weight(self) -> float:
        """Distance × certainty × what can be influenced, in points.

        Certainty is the share of the distance that is left when its uncertainty is taken off, so that the first two
        together are the end of the interval that lies nearest to no difference.
        """
        sure = max((sure_points(one.difference) for one in self.grounds if one.difference), default=0)
        return max(0, sure) * SHARE[self.influence]


@dataclass(frozen=True, slots=True)
class Proposals:
    """`clear` lie clearly below something, the weightiest first; `maybe` cannot be told from chance, in the order in
    which they were asked, since nobody knows which of them is true."""

    clear: tuple[Figure, ...]
    maybe: tuple[Figure, ...]


def proposals(figures: Sequence[Figure], without: Iterable[tuple[str, str]] = ()) -> Proposals:
    """`without` are forms and factors that were chosen or dismissed already."""
    gone = set(without)
    left = [one for one in figures if one.key not in gone and one.cell.shown]
    clear = sorted((one for one in left if one.grounds), key=lambda one: -one.weight)
    return Proposals(tuple(clear), tuple(one for one in left if one.maybe and not one.grounds))


def influence(construct: str | None, informant: str, *, of_institution: bool) -> Influence:
    """What is written for the construct, else for whoever answers; a house decides at least as much as a team."""
    found = _catalogue()
    row = found["construct"].get(construct or "") or found["informant"][informant]
    return Influence(row.get("institution", row["team"]) if of_institution else row["team"])


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(_CATALOGUE.read_text(encoding="utf-8"))


def named(key: str, name: Name | None) -> Choice:
    """By its key where a corrected questionnaire has none of that name any more."""
    return Choice(key, name or Name(da=key))
