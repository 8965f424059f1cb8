"""How far the actions of a worksheet are, by what its field of status can hold."""

from collections import Counter
from collections.abc import Iterable

PLANNED, RUNNING, DONE, DROPPED = "planned", "running", "done", "dropped"
STATUSES = (PLANNED, RUNNING, DONE, DROPPED)  # in the order in which an action goes through them
UNDER_WAY = frozenset({PLANNED, RUNNING})
_SECTION, _OF_DONE = "actions", ("status", "title")


def status(written: str) -> str:
    """An action that nobody has said anything of stands in the plan, and is no further."""
    return written or PLANNED


def counted(written: Iterable[str]) -> dict[str, int]:
    """How many there are by status, in that order; without those that there are none of."""
    found = Counter(map(status, written))
    return {one: found[one] for one in STATUSES if found[one]}


def of_done(address: str) -> tuple[str, ...]:
    """The addresses of the status and the title of the action that one of them is; empty for any other field."""
    section, _, rest = address.partition(".")
    row, _, key = rest.partition(".")
    if section != _SECTION or key not in _OF_DONE:
        return ()
    return tuple(f"{section}.{row}.{one}" for one in _OF_DONE)


def has_been_done(written: Iterable[tuple[str, str]]) -> bool:
    """Of what the two fields held one after the other, each with its address: whether an action that has a title has
    ever stood as done."""
    now = dict.fromkeys(_OF_DONE, "")
    for address, text in written:
        now[address.rpartition(".")[2]] = text
        if now["status"] == DONE and now["title"].strip():
            return True
    return False
