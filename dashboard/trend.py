"""A unit's own way over all rounds, factor by factor: what stands in each round, and what has changed since."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from dashboard.cells import Cell
from dashboard.comparison import Pair, against_round
from dashboard.mapping import Name
from dashboard.profile import Choice
from dashboard.statistics.verdicts import Difference, Verdict

Compare = Callable[[Mapping[str, Pair]], dict[str, Difference]]
NEAREST_FIRST = ("municipality", "programme")  # what a unit's way is shown beside


class Way(StrEnum):
    """Whom the figures of a child group are about in earlier rounds."""

    PLACE = "place"  # the group that was called the same then, with other children
    CHILDREN = "children"  # the group that the same children were in then


class There(StrEnum):
    OPEN = "open"
    CLOSED = "closed"  # not open to this reader
    AWAY = "away"  # there was no such unit
    OTHERWISE = "otherwise"  # asked, but with another form


@dataclass(frozen=True, slots=True)
class Stop:
    """One round of the way. `name` is what the children's group was called then, where they are followed."""

    round: Choice
    opened: date
    there: There
    name: str = ""


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since an earlier round."""

    round: Choice
    difference: Difference


@dataclass(frozen=True, slots=True)
class Line:
    """A factor as it was asked and told, one element per stop: `signatures` are None where it was not asked, `wholes`
    is by kind. `within` and `between` are s and t in points."""

    key: str
    name: Name
    turned: bool
    local: bool
    within: int
    between: int
    signatures: tuple[str | None, ...]
    own: tuple[Cell, ...]
    wholes: Mapping[str, tuple[Cell, ...]]

    def comparable(self, one: int, other: int) -> bool:
        return self.signatures[one] is not None and self.signatures[one] == self.signatures[other]

    def pair(self, now: int, before: int, kind: str | None = None) -> Pair:
        """Of the unit itself, or of the unit above it of that kind."""
        cells = self.own if kind is None else self.wholes[kind]
        return Pair(cells[now], cells[before], self.within, self.between)

    def first(self, now: int) -> int | None:
        """The first round before `now` that it may be held against and that tells a number."""
        return next((place for place in range(now) if self.comparable(place, now) and self.own[place].shown), None)


@dataclass(frozen=True, slots=True)
class Course:
    """A line and what is told of it: since the earlier round in view, and since the first that is comparable, where
    that is another; `meanwhile` is what the nearest unit above has changed by between the two rounds in view."""

    line: Line
    since: Difference | None = None
    first: Since | None = None
    meanwhile: Difference | None = None

    @property
    def is_clear(self) -> bool:
        return self.since is not None and self.since.verdict is not Verdict.CHANCE


@dataclass(frozen=True, slots=True)
class Trend:
    """`now` and `before` are places among the stops, `before` None where nothing earlier can be held against; `wholes`
    are the units above that are shown beside it, the nearest first. `ways` are those there are to choose between."""

    stops: tuple[Stop, ...]
    now: int
    before: int | None
    wholes: tuple[Choice, ...]
    courses: tuple[Course, ...]
    way: Way = Way.PLACE
    ways: tuple[Way, ...] = (Way.PLACE,)
    factor: str | None = None

    @property
    def chosen(self) -> Course | None:
        """The one asked for, else the largest clear change, else the first of the form."""
        wanted = [course for course in self.courses if course.line.key == self.factor]
        clear = [course for course in self.courses if course.is_clear]
        return next(iter([*wanted, *sorted(clear, key=_distance), *self.courses]), None)

    def count(self, verdict: Verdict) -> int:
        return sum(course.since is not None and course.since.verdict is verdict for course in self.courses)

    @property
    def told(self) -> int:
        """Of how many factors a change can be told."""
        return sum(course.since is not None for course in self.courses)


def courses(
    lines: Sequence[Line], stops: Sequence[Stop], now: int, before: int | None, compare: Compare
) -> tuple[Course, ...]:
    """The changes of one unit are one family for each of the two comparisons, those of the unit above another."""
    if before is None:
        return tuple(Course(line) for line in lines)
    both = [line for line in lines if line.comparable(now, before)]
    since = compare({line.key: line.pair(now, before) for line in both})
    nearest = next((kind for kind in NEAREST_FIRST if lines and kind in lines[0].wholes), None)
    meanwhile = against_round({line.key: line.pair(now, before, nearest) for line in both}) if nearest else {}
    firsts = {line.key: place for line in lines if (place := line.first(now)) not in (None, before)}
    first = compare({line.key: line.pair(now, firsts[line.key]) for line in lines if line.key in firsts})
    return tuple(
        Course(
            line=line,
            since=since.get(line.key),
            first=Since(stops[firsts[line.key]].round, first[line.key]) if line.key in first else None,
            meanwhile=meanwhile.get(line.key),
        )
        for line in lines
    )


def runs(line: Line, cells: Sequence[Cell]) -> Iterator[list[int]]:
    """The shown stops that a line may be drawn through: not across one without a number or a change of questions."""
    run: list[int] = []
    for place, cell in enumerate(cells):
        if run and (not cell.shown or not line.comparable(run[-1], place)):
            yield run
            run = []
        if cell.shown:
            run.append(place)
    if run:
        yield run


def breaks(line: Line) -> list[tuple[int, int]]:
    """Pairs of rounds, one asked next after the other, with other questions."""
    asked = [place for place, signature in enumerate(line.signatures) if signature is not None]
    return [pair for pair in pairwise(asked) if not line.comparable(*pair)]


def _distance(course: Course) -> int:
    return -abs(course.since.value) if course.since else 0
