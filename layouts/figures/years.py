"""What a chart by school year holds: courses, what is told of other years, the target and breaks."""

from dataclasses import dataclass

from layouts.figures.year_scale import Scale


@dataclass(frozen=True, slots=True)
class Dot:
    """`at` is a school year, or part of one; `number` stands beside it, `words` are what a pointer reads."""

    at: float
    value: float
    low: float | None = None
    high: float | None = None
    words: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A year whose value is not told: a `bound` that was told in its place, or None where it is hidden altogether."""

    at: int
    words: str
    bound: float | None = None
    at_least: bool = True


@dataclass(frozen=True, slots=True)
class Aim:
    """The target from the beginning of one school year to the end of another, with what stands at its line."""

    first: int
    last: int
    value: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class YearChart:
    """`breaks` are the school years from which on nothing is compared with before, each with what stands over it."""

    runs: tuple[tuple[Dot, ...], ...]
    years: tuple[int, int]
    scale: Scale
    in_per_cent: bool
    height: int
    beside: tuple[tuple[Dot, ...], ...] = ()
    marks: tuple[Mark, ...] = ()
    aims: tuple[Aim, ...] = ()
    breaks: tuple[tuple[int, str], ...] = ()

    @property
    def bounds(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.bound is not None)

    @property
    def hidden(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.bound is None)
