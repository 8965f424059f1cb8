"""Notes that readers put to a figure: who may write, read and withdraw them, and what a note may hold."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.access import LOOKING_DOWN, Path, Role, Scope, is_aggregate
from dashboard.logged import holds_cpr
from dashboard.profile import Choice, UnitLink
from dashboard.selection import Selection

SECTION = "notes"  # of the profile's address: the page with everything that is said of a unit
LONGEST = 4_000  # characters
KEPT_SIGNS = "\n\t"


class Audience(StrEnum):
    """Who reads a thread, among those who take part where it stands."""

    ALL = "all"
    LEADERS = "leaders"  # and whoever began the thread


LEADING = frozenset({Role.LEADER, Role.RESOURCE_PERSON})
# Those who work in an institution; the strongest first, which is the role that a note is signed with.
WORKING = (Role.LEADER, Role.RESOURCE_PERSON, Role.COORDINATOR, Role.MEMBER)
ABOVE = tuple(sorted(LOOKING_DOWN))


def roles_there(scope: Scope, path: Path) -> tuple[Role, ...]:
    """The roles by which somebody takes part in what is said of the last unit on the path, the strongest first.

    Notes of an institution are its own, released or not: those above have none there, nor has its board.
    """
    if is_aggregate(path[-1].kind):
        held = scope.roles_at(path[-1].unit)
        return tuple(role for role in ABOVE if role in held)
    home = next((place.unit for place in path if place.kind == "institution"), None)
    at_home = {grant.role for grant in scope.grants if grant.home is not None and grant.home == home}
    return tuple(role for role in WORKING if role in at_home)


def audiences(roles: Collection[Role]) -> tuple[Audience, ...]:
    """Those that the holder of the roles may write to; nobody's for who does not take part."""
    if not LOOKING_DOWN.isdisjoint(roles):
        return (Audience.ALL,)
    return tuple(Audience) if roles else ()


def may_read(roles: Collection[Role], audience: Audience, *, began: bool) -> bool:
    """`began`: the reader began the thread."""
    return bool(roles) and (audience is Audience.ALL or began or not LEADING.isdisjoint(roles))


def may_withdraw(roles: Collection[Role], *, wrote: bool) -> bool:
    return bool(roles) and (wrote or Role.LEADER in roles)


def cleaned(text: str) -> str:
    """What was written, without what cannot be seen at its ends and without control characters, which no database of
    ours could be sure to give back. Browsers send two signs for a new line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in KEPT_SIGNS or not _is_control(sign)).strip()


def refusal(text: str) -> str | None:
    """The key of the text that says why a cleaned note is not taken."""
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        return "notes.refused.empty"
    if len(text) > LONGEST:
        return "notes.refused.long"
    return "notes.refused.cpr" if holds_cpr(text) else None


def _is_control(sign: str) -> bool:
    """C0, C1, and halves of pairs that are no text."""
    return sign < " " or "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff"


@dataclass(frozen=True, slots=True)
class Note:
    """`role` is what its author was when it was written. `text` is None where the note was withdrawn."""

    number: int
    author: str
    role: Role
    at: datetime
    text: str | None
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """`notes` in order of time, the one that began it first. `selection` is the page of the factor it is about."""

    number: int
    selection: Selection
    round: Choice
    form: Choice
    factor: Choice
    audience: Audience
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class FactorNotes:
    """What is said of one factor on its page, at `selection`. `audiences` are those the reader may write to."""

    selection: Selection
    threads: tuple[Thread, ...]
    audiences: tuple[Audience, ...]

    @property
    def of_institution(self) -> bool:
        """Else of a unit above the institutions."""
        return Audience.LEADERS in self.audiences


@dataclass(frozen=True, slots=True)
class UnitNotes:
    """Everything that is said of a unit, the thread that was begun last comes first."""

    selection: Selection
    unit: UnitLink
    threads: tuple[Thread, ...]
