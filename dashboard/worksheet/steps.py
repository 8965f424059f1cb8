"""Which of a field's many revisions are worth showing: a page saves as people type, and nobody reads every pause."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import Protocol, TypeVar

PAUSE = timedelta(minutes=5)
LOST = 20  # characters fewer than before: what was taken away is what somebody looks for


class Kept(Protocol):
    @property
    def author(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def length(self) -> int: ...
    @property
    def both(self) -> bool: ...


ONE = TypeVar("ONE", bound=Kept)


def steps(revisions: Sequence[ONE]) -> list[ONE]:
    """Of revisions in order of time, the last of each stretch that one person wrote without a pause, and those
    after which words went away. The newest is always one."""
    following = zip_longest(revisions, revisions[1:])
    return [one for one, after in following if after is None or _ends(one, after)]


def _ends(one: Kept, after: Kept) -> bool:
    taken_away = one.length - after.length >= LOST
    return one.author != after.author or after.at - one.at > PAUSE or taken_away or one.both != after.both
