"""Putting together what two people wrote from the same text, so that nothing either of them wrote is gone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.worksheet.differing import Change, changes

_WORD = r"[\w\u0300-\u036f\u200d\ufe0f]"  # with accents and joined signs that were typed apart
_TOKEN = re.compile(rf"{_WORD}+|.", re.DOTALL)
_IS_WORD = re.compile(rf"{_WORD}+")
LINES, BESIDE = "\n", " / "  # what stands between the two, in a text and in a line


@dataclass(frozen=True, slots=True)
class Merged:
    """`both`: they wrote in the same place, and what both wrote stands there."""

    text: str
    both: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of the base, `start` to `end`, and what each side changed in it."""

    start: int
    end: int
    sent: tuple[Change, ...] = ()
    standing: tuple[Change, ...] = ()

    def meets(self, other: Change) -> bool:
        """Changes that only touch do not meet, but two that put something in at the same point do."""
        if self.start == self.end == other.start == other.end:
            return True
        return self.start < other.end and other.start < self.end


def merge(base: str, standing: str, sent: str, between: str = LINES) -> Merged:
    """`sent` is what somebody made of `base`, while `standing` is what has become of it by others.

    Where both put something in at the same point, what was sent comes first: it goes on where its author was.
    """
    old = tokens(base)
    places = _places(changes(old, tokens(sent)), changes(old, tokens(standing)))
    out: list[str] = []
    at, both = 0, False
    for place in places:
        out += old[at : place.start]
        text, same_place = _written(old, place, between)
        out += text
        at, both = place.end, both or same_place
    return Merged("".join(_apart([*out, *old[at:]])), both)


def tokens(text: str) -> list[str]:
    """Words whole, every other sign by itself."""
    return _TOKEN.findall(text)


def is_word(token: str) -> bool:
    return _IS_WORD.fullmatch(token) is not None


def _places(sent: Sequence[Change], standing: Sequence[Change]) -> list[_Place]:
    found: list[_Place] = []
    for one, mine in sorted([*((one, True) for one in sent), *((one, False) for one in standing)], key=_order):
        here = _Place(one.start, one.end, (one,) if mine else (), () if mine else (one,))
        while found and found[-1].meets(one):
            here = _joined(found.pop(), here)
        found.append(here)
    return found


def _order(change: tuple[Change, bool]) -> tuple[int, int, bool]:
    """What is put in before a stretch comes before what is made of the stretch."""
    one, mine = change
    return one.start, one.end, not mine


def _joined(one: _Place, other: _Place) -> _Place:
    start, end = min(one.start, other.start), max(one.end, other.end)
    return _Place(start, end, one.sent + other.sent, one.standing + other.standing)


def _written(old: list[str], place: _Place, between: str) -> tuple[list[str], bool]:
    """What comes to stand there, and whether both wrote there."""
    sent, standing = (_side(old, place, one) for one in (place.sent, place.standing))
    if not place.standing or sent == standing:
        return sent, False
    if not place.sent:
        return standing, False
    if not any(map(is_word, sent)) or not any(map(is_word, standing)):
        return [*sent, *standing], True
    return [*sent, *_between("".join(sent), "".join(standing), between), *standing], True


def _side(old: list[str], place: _Place, made: Sequence[Change]) -> list[str]:
    out: list[str] = []
    at = place.start
    for one in made:
        out += [*old[at : one.start], *one.put]
        at = one.end
    return [*out, *old[at : place.end]]


def _between(before: str, after: str, between: str) -> list[str]:
    """Nothing where they are apart already, or every change would push them further apart."""
    mark = between.strip(" ")
    return [] if before.rstrip(" ").endswith(mark) or after.lstrip(" ").startswith(mark) else tokens(between)


def _apart(out: list[str]) -> Iterator[str]:
    """Two words that never stood side by side stay two words."""
    before = ""
    for token in out:
        if before and is_word(before) and is_word(token):
            yield " "
        yield token
        before = token
