"""One factor by the values of each split, and how far these lie apart."""

from collections.abc import Sequence
from itertools import combinations, groupby

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.cells import NOT_ASKED, Cell
from dashboard.comparison import Side, apart
from dashboard.disclosure.universe import ALL
from dashboard.factor_page import Gap, Part, Split
from dashboard.profile import Choice
from dashboard.statistics.verdicts import Difference
from data_access import catalogue as known
from data_access.catalogue import Catalogue, Factor
from data_access.questions import cells
from data_access.standpoint import Standpoint

BySplit = dict[tuple[int, int], Cell]


def splits(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, factor: Factor) -> tuple[Split, ...]:
    """Those that the reader is told of here. Every two values of one are judged in one family, all factors together."""
    wanted = [split for split in at.splits if split.key != ALL]
    if at.form is None or not wanted:
        return ()
    found = cells.by_split(scope, store, (at.round.id, at.trail), at.form.id, wanted)
    factors = catalogue.factors_of(at.round.id, at.form.id)
    return tuple(_split(list(values), factor, factors, found) for _, values in groupby(wanted, key=_name_of))


def _name_of(value: known.Split) -> str:
    """`gender` of `gender=girl`."""
    return value.key.partition("=")[0]


def _split(values: Sequence[known.Split], factor: Factor, factors: Sequence[Factor], found: BySplit) -> Split:
    differences = _differences(values, factors, found)
    return Split(
        key=_name_of(values[0]),
        name=values[0].split,
        parts=tuple(Part(_choice(value), _cell(found, value, factor)) for value in values),
        gaps=tuple(
            Gap(_choice(one), _choice(other), differences.get(_pair(factor, one, other)))
            for one, other in combinations(values, 2)
        ),
    )


def _differences(values: Sequence[known.Split], factors: Sequence[Factor], found: BySplit) -> dict[str, Difference]:
    pairs = list(combinations(values, 2))
    return apart(
        {
            _pair(factor, one, other): (_side(found, one, factor), _side(found, other, factor))
            for factor in factors
            for one, other in pairs
        }
    )


def _pair(factor: Factor, one: known.Split, other: known.Split) -> str:
    return f"{factor.key} {one.key} {other.key}"


def _side(found: BySplit, value: known.Split, factor: Factor) -> Side:
    return Side(_cell(found, value, factor), factor.within or 0, factor.between or 0)


def _cell(found: BySplit, value: known.Split, factor: Factor) -> Cell:
    return found.get((value.id, factor.id), NOT_ASKED)


def _choice(value: known.Split) -> Choice:
    return Choice(value.key, value.name)
