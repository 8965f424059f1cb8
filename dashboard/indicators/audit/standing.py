"""What the audit is given: the values as they came, what is told of each, and what was told before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.indicators.catalogue import Indicators
from dashboard.indicators.given import Given, Key
from dashboard.indicators.values import Told

Place = tuple[str, str, str]  # unit, grade, group


@dataclass(frozen=True, slots=True)
class Figure:
    """As it stands in the store, or stood there."""

    status: Told
    value: float | None = None
    n: int | None = None
    bound: str | None = None

    @property
    def tells(self) -> bool:
        return self.status in (Told.SHOWN, Told.EXTREME)


@dataclass(frozen=True)
class Standing:
    """`above` is the code of the unit just above each, `kinds` what each is; `before` is oldest first.

    In any unit of time: `told_at` is when what is told now was told first, endless where it is not told yet, and
    `came_at` when the value behind it came; 0 where it was long ago.
    """

    indicators: Indicators
    above: Mapping[str, str]
    kinds: Mapping[str, str]
    k: int
    truth: Mapping[Key, Given]
    told: Mapping[Key, Figure]
    before: Mapping[Key, Sequence[Figure]] = field(default_factory=dict)
    told_at: Mapping[Key, float] = field(default_factory=dict)
    came_at: Mapping[Key, float] = field(default_factory=dict)
