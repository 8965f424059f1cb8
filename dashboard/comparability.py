"""Which questions stayed the same from round to round, and where that breaks the line of a factor."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.asked import Asked, Question
from dashboard.mapping import Name
from dashboard.profile import Choice
from dashboard.selection import Selection


class Mark(StrEnum):
    """What became of one question in one round, against the round before."""

    FIRST = "first"  # in the form's first round there is nothing before
    SAME = "same"
    REWORDED = "reworded"
    SCALE = "scale"  # other answers to choose from, or turned round
    NEW = "new"
    AGAIN = "again"  # after at least a round without it
    DROPPED = "dropped"
    ABSENT = "absent"


class Line(StrEnum):
    """What became of a factor's line in one round."""

    FIRST = "first"
    UNBROKEN = "unbroken"
    BACK = "back"  # not comparable with the round before, but with an earlier one
    BROKEN = "broken"
    NEW = "new"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a question, and the keys of the rounds in which they stood."""

    text: Name | None
    rounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """`marks` are one per round; `wordings` the oldest first."""

    key: str
    marks: tuple[Mark, ...]
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """`comparable` are the keys of the earlier rounds that this one may be compared with."""

    line: Line
    comparable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactorRow:
    """`links` are one per round."""

    key: str
    name: Name
    local: bool
    links: tuple[Link, ...]
    items: tuple[ItemRow, ...]

    @property
    def is_broken(self) -> bool:
        return any(link.line in (Line.BROKEN, Line.BACK) for link in self.links)

    @property
    def is_whole(self) -> bool:
        """Whether all rounds of the form may be compared with each other."""
        return all(len(link.comparable) == place for place, link in enumerate(self.links))


@dataclass(frozen=True, slots=True)
class Comparability:
    """Everything on `/comparability`. `selection` is complete; `rounds` are those with the form, oldest first."""

    selection: Selection
    forms: tuple[Choice, ...]
    rounds: tuple[Choice, ...]
    factors: tuple[FactorRow, ...]

    @property
    def place(self) -> int:
        """Of the chosen round among the rounds."""
        return [one.key for one in self.rounds].index(self.selection.round or "")

    @property
    def changes(self) -> Counter[Mark]:
        """How many questions became what in the chosen round; one that serves several factors counts once."""
        return Counter(mark for _, mark in {(item.key, item.marks[self.place]) for item in self._items})

    @property
    def _items(self) -> list[ItemRow]:
        return [item for factor in self.factors for item in factor.items]


def factor_row(key: str, name: Name, local: bool, rounds: Sequence[str], asked: Sequence[Asked | None]) -> FactorRow:
    """`asked` is None in the rounds that left the factor out."""
    keys = dict.fromkeys(question.key for one in reversed(asked) if one for question in one.questions)
    links = tuple(_link(place, rounds, asked) for place in range(len(rounds)))
    return FactorRow(key, name, local, links, tuple(_item(one, rounds, asked) for one in keys))


def _link(place: int, rounds: Sequence[str], asked: Sequence[Asked | None]) -> Link:
    now, before = asked[place], [index for index in range(place) if asked[index]]
    if now is None:
        return Link(Line.ABSENT, ())
    comparable = [index for index in before if _signature(asked[index]) == now.signature]
    if not before:
        line = Line.NEW if place else Line.FIRST
    elif before[-1] in comparable:
        line = Line.UNBROKEN
    else:
        line = Line.BACK if comparable else Line.BROKEN
    return Link(line, tuple(rounds[index] for index in comparable))


def _signature(asked: Asked | None) -> str | None:
    return asked.signature if asked else None


def _item(key: str, rounds: Sequence[str], asked: Sequence[Asked | None]) -> ItemRow:
    put = [_question(key, one) for one in asked]
    marks = tuple(_mark(place, put, asked) for place in range(len(rounds)))
    texts: dict[Name | None, list[str]] = {}
    for question, round_ in zip(put, rounds, strict=True):
        if question is not None:
            texts.setdefault(question.text, []).append(round_)
    return ItemRow(key, marks, tuple(Wording(text, tuple(keys)) for text, keys in texts.items()))


def _question(key: str, asked: Asked | None) -> Question | None:
    return next((one for one in asked.questions if one.key == key), None) if asked else None


def _mark(place: int, put: Sequence[Question | None], asked: Sequence[Asked | None]) -> Mark:
    now, before = put[place], [index for index in range(place) if put[index]]
    if now is None:
        return Mark.DROPPED if place and place - 1 in before else Mark.ABSENT
    if not before:
        return Mark.NEW if place else Mark.FIRST
    last, then, here = put[before[-1]], asked[before[-1]], asked[place]
    assert last and then and here
    changed = change(now, here, last, then)
    return Mark.AGAIN if changed is Mark.SAME and before[-1] < place - 1 else changed


def change(now: Question, here: Asked, last: Question, then: Asked) -> Mark:
    """Of one question between two rounds: REWORDED, SCALE or SAME. A change of words is the larger of the two."""
    if last.version != now.version:
        return Mark.REWORDED
    return Mark.SAME if _way(last, then) == _way(now, here) else Mark.SCALE


def _way(question: Question, asked: Asked) -> tuple[object, ...]:
    return question.reversed, asked.scale, asked.turned
