"""How far answers can be trusted: a word for each sign of carelessness, and what may be concluded from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

YOUNG = "child"  # the informants who cannot read yet, and answer with faces


class Word(StrEnum):
    """How many of those who answered; NOT_MANY is told where there are too few answers to say more."""

    NONE = "none"  # under a tenth
    SOME = "some"  # from a tenth to under a quarter
    MANY = "many"  # a quarter and more
    NOT_MANY = "not_many"  # under a quarter


class Caution(StrEnum):
    """What a reader should bear in mind, in the order in which it matters."""

    TOP = "top"  # many chose the happiest face for everything: no strength can be read from the level
    YOUNG = "young"  # small children choose the happiest face more often than they mean it
    STRAIGHT = "straight"  # many gave the same answer to everything: differences between factors are too small
    FAST = "fast"  # many were faster than one can read
    FEW = "few"  # many left out half of the questions or more


@dataclass(frozen=True, slots=True)
class Marks:
    """What was told of an institution's answers to one form in one round; None where a mark is not told.

    `withdrawn` says that the answers have been corrected since. `institution` is its name on a page of a unit in it.
    """

    straight: Word | None = None
    fast: Word | None = None
    few: Word | None = None
    top: Word | None = None
    withdrawn: bool = False
    institution: str | None = None

    @property
    def told(self) -> dict[str, Word]:
        """In the order in which they matter."""
        found = {"top": self.top, "straight": self.straight, "fast": self.fast, "few": self.few}
        return {name: word for name, word in found.items() if word is not None}


def doubtful(marks: Marks | None, informant: str) -> bool:
    """Whether a good result may be no more than a habit of choosing the happiest face, and is no strength."""
    return informant == YOUNG and marks is not None and marks.top is Word.MANY


def cautions(marks: Marks | None, informant: str) -> tuple[Caution, ...]:
    return tuple(_cautions(marks, informant))


def _cautions(marks: Marks | None, informant: str) -> Iterator[Caution]:
    if doubtful(marks, informant):
        yield Caution.TOP
    if informant == YOUNG:
        yield Caution.YOUNG
    for name, word in (marks.told if marks else {}).items():
        if name != "top" and word is Word.MANY:
            yield Caution(name)
