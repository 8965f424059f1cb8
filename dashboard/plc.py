"""The teams that work with results (PLF): who takes part, and how much others in the house see of what they write."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from dashboard.access import Role, Scope


class Visibility(StrEnum):
    """Who beside the team reads the text of a worksheet; the team decides, sheet by sheet."""

    TEAM = "team"
    HOUSE = "house"  # everybody who works in the institution, its leader and its resource person


class Access(IntEnum):
    """How far a reader reaches into a worksheet; each step holds the ones before."""

    NOTHING = 0
    OVERSIGHT = 1  # that it is there, its status, its focus areas and its decision
    TEXT = 2
    WRITE = 3


@dataclass(frozen=True, slots=True)
class Plc:
    """`unit` is the team or child group it belongs to, or the institution itself. Nobody writes in one that `ended`."""

    number: int
    name: str
    unit: int
    institution: int
    ended: bool = False


WORKING = frozenset({Role.COORDINATOR, Role.MEMBER})
LEADING = frozenset({Role.LEADER, Role.RESOURCE_PERSON})


def takes_part(scope: Scope, plc: Plc) -> bool:
    return plc.number in scope.plcs


def coordinates(scope: Scope, plc: Plc) -> bool:
    return scope.plcs.get(plc.number) is Role.COORDINATOR


def knows_past(scope: Scope, plc: Plc) -> bool:
    """Whether what was written over or taken away is the reader's too: others only read what stands now."""
    return takes_part(scope, plc) or scope.unlimited


def may_set_up(scope: Scope, institution: int) -> bool:
    """Only the leader names teams and who is in them."""
    return Role.LEADER in scope.roles_at(institution)


def leads_in(scope: Scope, institution: int) -> bool:
    return any(grant.home == institution and grant.role in LEADING for grant in scope.grants)


def own_place(scope: Scope, institution: int) -> int:
    """Where the reader's overview of worksheets there is: the one place that is theirs, else the institution."""
    held = {grant.unit for grant in scope.grants if grant.home == institution and grant.role in WORKING}
    return held.pop() if len(held) == 1 and not leads_in(scope, institution) else institution


def access(scope: Scope, plc: Plc, visibility: Visibility) -> Access:
    """Those above institutions and boards reach nothing: what a team writes is the institution's own."""
    if takes_part(scope, plc):
        return Access.TEXT if plc.ended else Access.WRITE
    if scope.unlimited:
        return Access.TEXT
    roles = {grant.role for grant in scope.grants if grant.home == plc.institution}
    if visibility is Visibility.HOUSE and roles & (WORKING | LEADING):
        return Access.TEXT
    return Access.OVERSIGHT if roles & LEADING else Access.NOTHING
