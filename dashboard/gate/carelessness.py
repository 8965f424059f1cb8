"""The rules of the words that tell how carefully was answered: of whom, how coarsely, and that they are true."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.gate.findings import Finding, Place, Rule
from dashboard.gate.standing import ALL
from dashboard.gate.truth import Truth
from dashboard.statistics.atoms import UNCOUNTED

MARKS = ("straight", "fast", "few", "top")
FEWEST = 20  # answers, before anything is told of how they were given
TENTH, QUARTER = 10, 4  # one in so many
VARIABLE = "quality"


class Told(NamedTuple):
    """A row of the store: `words` in the order of MARKS, None where none is told. `then` is what the answers were that
    it was told of; None where the vault does not know them any more."""

    unit: str
    words: Sequence[str | None]
    withdrawn: bool
    then: Truth | None


def broken_marks(now: Truth, rows: Sequence[Told], publication: int) -> list[Finding]:
    return [
        Finding(Rule.CELL, now.form.key, VARIABLE, (Place(publication, row.unit, ALL),), reason)
        for row in rows
        for reason in _broken(now, row)
    ]


def _broken(now: Truth, row: Told) -> Iterator[str]:
    counts = _counts(row.then, row.unit)
    if not row.withdrawn and _differ(counts, _counts(now, row.unit)):
        yield "not_withdrawn"
    if row.then is None:
        return
    if counts is None or not _is_declared(row.then, row.unit):
        yield "undeclared"
        return
    *caught, n = counts
    if n < FEWEST:
        yield "fewer_than_twenty"
    may = _may(row.then)
    for mark, word, count in zip(MARKS, row.words, caught, strict=True):
        if word is not None and mark not in may:
            yield "undeclared"
        elif word is not None and word != _word(count, n, row.then.k):
            yield "other_share"


def _counts(truth: Truth | None, unit: str) -> list[int] | None:
    """How many each screen caught and how many there were; None where there is no such unit."""
    if truth is None or unit not in truth.counted.tree.position:
        return None
    return [int(count) for count in truth.sums.quality[truth.counted.tree.position[unit]]]


def _differ(then: list[int] | None, now: list[int] | None) -> bool:
    """A screen that one of them has not counted says nothing."""
    if then is None or now is None:
        return True
    return any(one != other for one, other in zip(then, now, strict=True) if UNCOUNTED not in (one, other))


def _is_declared(truth: Truth, unit: str) -> bool:
    tree = truth.counted.tree
    position = tree.position[unit]
    return tree.kinds[position] == "institution" and bool(truth.declared[0, position])


def _may(truth: Truth) -> frozenset[str]:
    """Marks that bound each other on most forms are never told of the same."""
    form = truth.form
    if form.respondent_column or not truth.sums.has_answers:
        return frozenset()
    return frozenset({"fast", "few", "top" if form.informant == "child" else "straight"})


def _word(count: int, n: int, k: int) -> str | None:
    """A word stands where it leaves k or more in doubt on either side of each of its ends."""
    some, many = TENTH * count >= n, QUARTER * count >= n
    if not _leaves_doubt(n, QUARTER, k):
        return None
    if many:
        return "many"
    if not _leaves_doubt(n, TENTH, k):
        return "not_many"
    return "some" if some else "none"


def _leaves_doubt(n: int, part: int, k: int) -> bool:
    """More than k may be caught below one in `part`, and as many may be spared from there on."""
    smallest = next(count for count in range(n + 1) if part * count >= n)
    return smallest - 1 >= k and n - smallest >= k
