"""What the profile page shows of one unit: values only, ready to be laid out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from dashboard.cells import Cell
from dashboard.choosing import Choosing
from dashboard.mapping import Name
from dashboard.quality import Marks, doubtful
from dashboard.release_state import Stands
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Difference, Verdict


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the reader can switch to: a round, a form, a split value, a comparison."""

    key: str
    name: Name


@dataclass(frozen=True, slots=True)
class Clear:
    """How many factors lie clearly above, and below, what they are held against."""

    above: int = 0
    below: int = 0

    @classmethod
    def of(cls, differences: Iterable[Difference], *, is_doubtful: bool = False) -> Self:
        """Of answers whose level says little nothing lies clearly above."""
        verdicts = [difference.verdict for difference in differences]
        return cls(0 if is_doubtful else verdicts.count(Verdict.BETTER), verdicts.count(Verdict.WORSE))


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A unit one click away. `response_rate` is a share 0-1, None where hidden or unknown; `type` as in units.csv.

    `asked` is False where the form in view is not put to the unit, so that no response rate is missing.
    `names` is given where the unit is called differently in different languages, as only the programme is. `clear` is
    told of the units below the one in view. `has_indicators`: the reader may open its page of indicators.
    """

    unit: int
    kind: str
    name: str
    response_rate: float | None = None
    may_open: bool = True
    type: str = ""
    names: Name | None = None
    asked: bool = True
    clear: Clear = Clear()
    has_indicators: bool = False


@dataclass(frozen=True, slots=True)
class Participation:
    """Answers and invitations of one unit and form; None where hidden or not reported."""

    answered: int | None = None
    invited: int | None = None

    @property
    def rate(self) -> float | None:
        return self.answered / self.invited if self.answered is not None and self.invited else None


@dataclass(frozen=True, slots=True)
class EarlierPoint:
    """The unit's own value in another round; `comparable` is False across a break in the factor's series."""

    round: Choice
    cell: Cell
    comparable: bool


@dataclass(frozen=True, slots=True)
class Similar:
    """What the institutions of an unnamed group have in common, and how many they are, the reader's own among them.

    `type` as in units.csv; `size` (small | large) and `background` (low | high: how many have another one than most)
    are empty where they do not divide.
    """

    type: str
    size: str
    background: str
    institutions: int


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor. `comparisons` is keyed institution | municipality | programme | similar; `earlier` holds all other
    rounds.

    `turned` says that in the answers higher was worse; `within` and `between` are s and t in points. `reliability` is
    α of the round, None where there is none.
    """

    key: str
    name: Name
    turned: bool
    local: bool
    own: Cell
    comparisons: dict[str, Cell]
    earlier: tuple[EarlierPoint, ...]
    difference: Difference | None
    reliability: float | None
    within: int = 0
    between: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything on `/profile/<unit>`. `selection` is complete: round and form are always filled in.

    `path` runs from the programme to the unit's parent; `rounds` oldest first; `factors` in the form's order.
    `withheld` names the kinds of the units, this one or those above it, of which the form is not told to this reader
    while too few institutions in them are open. `release` is given where the reader has a page of releases here.
    `similar` is given where there is an unnamed group of institutions like this one to compare with.
    `clear` tells of every form what it has to say, so that nobody opens them all to find out. `quality` marks the
    answers of the institution, and `is_doubtful` those whose good results are no strength, by all that is known.
    `notes` counts what is said of each factor; None for who takes no part in it. `choosing` is given where the reader
    has a page of focus areas.
    """

    selection: Selection
    unit: UnitLink
    path: tuple[UnitLink, ...]
    children: tuple[UnitLink, ...]
    rounds: tuple[Choice, ...]
    forms: tuple[Choice, ...]
    splits: tuple[Choice, ...]
    against: tuple[Choice, ...]
    participation: Participation
    factors: tuple[FactorRow, ...]
    k: int
    withheld: frozenset[str] = frozenset()
    release: Stands | None = None
    similar: Similar | None = None
    clear: Mapping[str, Clear] = field(default_factory=dict)
    quality: Marks | None = None
    informant: str = ""
    notes: Mapping[str, int] | None = None
    choosing: Choosing | None = None

    @property
    def is_doubtful(self) -> bool:
        return doubtful(self.quality, self.informant)
