"""Suggests what was probably meant by a name that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

_SEARCHED = 2_000  # names compared letter by letter
_SUGGESTIONS = 100  # asked for in earnest; beyond that the file is wrong in some other way


class Spelling:
    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._alike = {_folded(name): name for name in reversed(self._known)}
        self._asked = 0

    def closest(self, name: str) -> str | None:
        """A known name that differs in capitals, spaces or leading zeros only, or else in a few letters."""
        if alike := self._alike.get(_folded(name)):
            return alike
        self._asked += 1
        if self._asked > _SUGGESTIONS or len(name) > 100:
            return None
        return next(iter(get_close_matches(name, self._known[:_SEARCHED], n=1, cutoff=0.75)), None)


def _folded(name: str) -> str:
    return "".join(name.split()).casefold().replace("-", "_").lstrip("0")
