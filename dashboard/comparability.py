"""Which questions stayed the same from round to round, and where that breaks the line of a factor."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.asked import Asked, Question
from dashboard.mapping import Name
from dashboard.profile import Choice
from dashboard.selection import Selection

Put = tuple[Question, Asked]  # a question, and how its factor was asked in the same round


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
    put = [_put(key, one) for one in asked]
    marks = tuple(_mark(place, put) for place in range(len(rounds)))
    texts: dict[Name | None, list[str]] = {}
    for one, round_ in zip(put, rounds, strict=True):
        if one is not None:
            texts.setdefault(one[0].text, []).append(round_)
    return ItemRow(key, marks, tuple(Wording(text, tuple(keys)) for text, keys in texts.items()))


def _put(key: str, asked: Asked | None) -> Put | None:
    return next(((one, asked) for one in asked.questions if one.key == key), None) if asked else None


def _mark(place: int, put: Sequence[Put | None]) -> Mark:
    now, before = put[place], [(index, one) for index, one in enumerate(put[:place]) if one]
    if now is None:
        return Mark.DROPPED if place and put[place - 1] else Mark.ABSENT
    if not before:
        return Mark.NEW if place else Mark.FIRST
    last, then = before[-1]
    changed = change(now, then)
    return Mark.AGAIN if changed is Mark.SAME and last < place - 1 else changed


def change(now: Put, then: Put) -> Mark:
    """REWORDED, SCALE or SAME. A change of words counts before one of answers: it is the larger of the two."""
    if now[0].version != then[0].version:
        return Mark.REWORDED
    return Mark.SAME if _way(*now) == _way(*then) else Mark.SCALE


def _way(question: Question, asked: Asked) -> tuple[object, ...]:
    return question.reversed, asked.scale, asked.turned
