"""Who reads which edition of a unit's indicators (domain.md section 4: results of national tests are confidential).

Inside, a school sees its own and the municipality its schools. Everybody else is told what the public may be told.
"""

from dataclasses import dataclass
from enum import IntEnum

from dashboard.access import Grant, Path, Role, Scope
from dashboard.ownership import FEWEST


class Edition(IntEnum):
    PUBLIC = 1
    INTERNAL = 2


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """`parts`: of what is not published single grades and groups of pupils too, not only everybody."""

    edition: Edition
    parts: bool


EVERYTHING = Reading(Edition.INTERNAL, parts=True)
_WHOLE = Reading(Edition.INTERNAL, parts=False)
ANYBODY = Reading(Edition.PUBLIC, parts=True)
_IN_THE_OFFICE = frozenset({Role.LEADER, Role.RESOURCE_PERSON})
_ON_THE_TEAM = frozenset({Role.COORDINATOR, Role.MEMBER})
_ABOVE = frozenset({Role.PROGRAMME, Role.RESEARCHER})
KINDS = ("programme", "municipality", "institution")  # units that have a page of indicators


def reading(scope: Scope, path: Path, institutions: int) -> Reading | None:
    """What may be read of the last unit on the path; None: not even that it is there.

    `institutions`: how many lie in it. From above a municipality of few is not read: its words would be a school's.
    """
    if path[-1].kind not in KINDS:
        return None
    if scope.unlimited:
        return EVERYTHING
    return max((found for grant in scope.grants if (found := _reading(grant, path, institutions))), default=None)


def _reading(grant: Grant, path: Path, institutions: int) -> Reading | None:
    last, role = path[-1], grant.role
    if role is Role.ADMINISTRATOR:
        return None
    if role is Role.MUNICIPALITY and any(place.unit == grant.unit for place in path):
        return EVERYTHING
    if last.unit == grant.home:
        return EVERYTHING if role in _IN_THE_OFFICE else _WHOLE if role in _ON_THE_TEAM else ANYBODY
    above = last.unit in grant.above or last.unit == grant.unit
    from_above = role in _ABOVE and last.kind == "municipality" and institutions >= FEWEST
    return ANYBODY if above or from_above else None
