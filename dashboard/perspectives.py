"""What several informants say of one construct: where each stands, how far apart they are and how they were asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from dashboard.asked import Asked
from dashboard.cells import Cell
from dashboard.choosing import Choosing
from dashboard.comparison import Side, apart
from dashboard.mapping import Name
from dashboard.profile import Choice, Participation, UnitLink
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Difference, Verdict


@dataclass(frozen=True, slots=True)
class Voice:
    """A form that asks about the construct, by the name and key of its own factor, and how many answered the form."""

    form: Choice
    factor: str
    name: Name
    side: Side
    asked: Asked
    participation: Participation

    @property
    def cell(self) -> Cell:
        return self.side.cell


@dataclass(frozen=True, slots=True)
class Gap:
    """One voice minus another; `difference` is None where a side has no number, so that nothing can be told."""

    one: Voice
    other: Voice
    difference: Difference | None

    @property
    def is_clear(self) -> bool:
        return self.difference is not None and self.difference.verdict is not Verdict.CHANCE

    @property
    def distance(self) -> int:
        return abs(self.difference.value) if self.difference else 0

    @property
    def higher_first(self) -> tuple[Voice, Voice]:
        """In the forms' order where they stand equal, or where nothing can be told."""
        one_is_higher = self.difference is None or self.difference.value >= 0
        return (self.one, self.other) if one_is_higher else (self.other, self.one)


class Wording(StrEnum):
    SAME = "same"
    SCALE = "scale"  # the same questions with other answers to choose from
    OTHER = "other"
    UNKNOWN = "unknown"  # the packages do not say the words of every question


@dataclass(frozen=True, slots=True)
class Construct:
    """`voices` in the order of the forms; `gaps` between every two of different forms."""

    key: str
    name: Name
    voices: tuple[Voice, ...]
    gaps: tuple[Gap, ...]

    @property
    def largest(self) -> Gap | None:
        """The largest clear gap, else the largest there is; None where nothing can be told."""
        told = [gap for gap in self.gaps if gap.difference]
        return max(told, key=lambda gap: (gap.is_clear, gap.distance), default=None)

    @property
    def wording(self) -> Wording:
        return wording([voice.asked for voice in self.voices])


@dataclass(frozen=True, slots=True)
class Perspectives:
    """Everything on `/perspectives/<unit>`. `selection` is complete: the round is always filled in.

    `forms` are all of the round's, so that each has the same sign on every page; `alone` names the factors that only
    one form asks about here. `chosen` is the key of the one construct to be shown, None for all. `withheld` are the
    kinds of the units, this one or those above it, of which some form is not told to this reader. `choosing` is given
    where the reader has a page of focus areas.
    """

    selection: Selection
    unit: UnitLink
    path: tuple[UnitLink, ...]
    rounds: tuple[Choice, ...]
    forms: tuple[Choice, ...]
    constructs: tuple[Construct, ...]
    alone: tuple[Name, ...]
    chosen: str | None
    k: int
    withheld: frozenset[str] = frozenset()
    choosing: Choosing | None = None

    @property
    def in_view(self) -> tuple[Construct, ...]:
        return tuple(one for one in self.constructs if self.chosen in (None, one.key))


def compared(voices: Mapping[str, Sequence[Voice]]) -> tuple[Construct, ...]:
    """By disagreement. All gaps together are one family, whichever of them a reader looks at.

    Those that can be told from chance come first, the largest of them at the top; constructs whose gaps are all hidden
    keep the catalogue's order at the end, so that their place tells nothing.
    """
    shared = {key: tuple(several) for key, several in voices.items() if is_shared(several)}
    pairs = {key: _pairs(several) for key, several in shared.items()}
    differences = apart({_label(key, *pair): (pair[0].side, pair[1].side) for key in pairs for pair in pairs[key]})
    constructs = [
        Construct(
            key=key,
            name=several[0].name,
            voices=several,
            gaps=tuple(Gap(*pair, differences.get(_label(key, *pair))) for pair in pairs[key]),
        )
        for key, several in shared.items()
    ]
    return tuple(sorted(constructs, key=_agreement))


def is_shared(voices: Iterable[Voice]) -> bool:
    return len({voice.form.key for voice in voices}) > 1


def wording(asked: Sequence[Asked]) -> Wording:
    """Judged by the Danish words; the direction of the questions is part of them, as it is of the answers."""
    if any(question.text is None for one in asked for question in one.questions):
        return Wording.UNKNOWN
    if len({frozenset(_words(one)) for one in asked}) > 1:
        return Wording.OTHER
    scales = {(one.scale, one.turned, frozenset(_words(one, only_reversed=True))) for one in asked}
    return Wording.SAME if len(scales) == 1 else Wording.SCALE


def _words(asked: Asked, *, only_reversed: bool = False) -> list[str]:
    """Without regard to blanks and capitals."""
    texts = [question.text for question in asked.questions if question.reversed or not only_reversed]
    return [" ".join(text.da.casefold().split()) for text in texts if text is not None]


def _pairs(voices: Sequence[Voice]) -> list[tuple[Voice, Voice]]:
    """Of different forms: two factors of one form are answered by the same people."""
    return [(one, other) for one, other in combinations(voices, 2) if one.form.key != other.form.key]


def _label(construct: str, one: Voice, other: Voice) -> str:
    return " ".join((construct, one.form.key, one.factor, other.form.key, other.factor))


def _agreement(construct: Construct) -> tuple[int, int]:
    largest = construct.largest
    if largest is None:
        return 2, 0
    return 0 if largest.is_clear else 1, -largest.distance
