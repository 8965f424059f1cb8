"""Who reads which edition of a unit's indicators, written down once more from the domain (section 4) and the contract
(section 6), without any code of ours: inside a school sees its own, and the municipality its schools; in public there
are words alone. Those above municipalities see one only where at least four institutions lie in it."""

from tests.access.rights import OWN_HOUSE, OWN_TEAM, Grants
from tests.access.world import ROUNDS, Unit, World

EVERYTHING, WHOLE, PUBLIC, NOTHING = "everything", "whole", "public", "nothing"
_MOST = (NOTHING, PUBLIC, WHOLE, EVERYTHING)


def edition(world: World, grants: Grants, number: int) -> str:
    """`whole`: everything that is told inside, but of a single grade or group only what is published."""
    unit = world.newest(number)
    if unit is None or unit.kind not in ("programme", "municipality", "institution"):
        return NOTHING
    return max((_of(world, grant, unit) for grant in grants), key=_MOST.index, default=NOTHING)


def _of(world: World, grant: tuple[str, int], unit: Unit) -> str:
    role, own = grant
    home = world.newest(own)
    assert home is not None
    if role == "administrator":
        return NOTHING
    if role == "municipality" and own in (unit.number, *unit.above):
        return EVERYTHING
    if unit.kind == "institution":
        at_home = unit.number in (own, *home.above)
        inside = EVERYTHING if role in OWN_HOUSE else WHOLE if role in OWN_TEAM else PUBLIC
        return inside if at_home else NOTHING
    is_above = unit.number in (own, *home.above)
    from_above = role in ("programme", "researcher") and unit.kind == "municipality" and _institutions(world, unit) >= 4
    return PUBLIC if is_above or from_above else NOTHING


def _institutions(world: World, unit: Unit) -> int:
    """How many lie in it in the newest round that it is in."""
    newest = next(world.units[key] for key in reversed(ROUNDS) if unit.number in world.units[key])
    return sum(one.kind == "institution" and unit.number in one.above for one in newest.values())
