"""Choosing what to work on: who may, how much at once, and what may be written about it."""

from dashboard.access import Grant, Path, Role, Scope, institution_of, is_aggregate
from dashboard.logged import holds_cpr
from dashboard.notes import roles_there
from dashboard.plc import WORKING

MOST = 3  # areas at a time, of one unit; a limit that is said and not enforced
LONGEST = 500  # characters of a reason, or of a target


def may_read(scope: Scope, path: Path) -> bool:
    """Focus areas stand on a page of their own in the house alone: for its leader, its teams and who helps them."""
    return not is_aggregate(path[-1].kind) and bool(roles_there(scope, path))


def may_choose(scope: Scope, path: Path) -> bool:
    """For an institution its leader and the coordinators of its teams; for a team or child group also its members."""
    home = institution_of(path)
    if home is None:
        return False
    if Role.LEADER in scope.roles_at(home):
        return True
    if path[-1].unit == home:
        return any(grant.role is Role.COORDINATOR and grant.home == home for grant in scope.grants)
    return any(_works_at(grant, path) for grant in scope.grants)


def _works_at(grant: Grant, path: Path) -> bool:
    """On the place itself, or the team that it is part of."""
    return grant.role in WORKING and any(place.unit == grant.unit for place in path)


def refusal(text: str, *, may_be_empty: bool) -> str | None:
    """The key of the text that says why a cleaned reason or target is not taken."""
    if not text:
        return None if may_be_empty else "focus.refused.empty"
    if len(text) > LONGEST:
        return "focus.refused.long"
    return "focus.refused.cpr" if holds_cpr(text) else None
