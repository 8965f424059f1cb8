"""Who may see what, written down once more from the contract (design.md section 6), without any code of ours."""

from dataclasses import dataclass, field

from tests.access.world import ROUNDS, Unit, World

OWN_HOUSE = ("leader", "resource_person")
OWN_TEAM = ("coordinator", "member")
ABOVE = ("municipality", "programme")


@dataclass(frozen=True)
class Released:
    """By round: numbers of the institutions that are open to those above, and whether their teams are too."""

    opened: dict[str, dict[int, bool]] = field(default_factory=dict)

    def reach(self, round_key: str, unit: Unit) -> str:
        """nothing, institution or teams, of the institution that the unit is or lies in."""
        for number in (unit.number, *unit.above):
            if number in self.opened.get(round_key, {}):
                return "teams" if self.opened[round_key][number] else "institution"
        return "nothing"


Grants = tuple[tuple[str, int], ...]  # (role, number of the unit)


def may_open(world: World, grants: Grants, released: Released, number: int, round_key: str) -> bool:
    """Whether the unit's page of that round may be opened."""
    unit = world.units[round_key].get(number)
    return unit is not None and any(_opens(world, grant, released, unit, round_key) for grant in grants)


def may_compare(world: World, grants: Grants, released: Released, number: int, round_key: str) -> bool:
    """Whether its "all" figures may at least be seen beside others."""
    unit = world.units[round_key].get(number)
    if unit is None:
        return False
    beside = any(
        role in (*OWN_TEAM, "board") and unit.number in _at_home(world, own).above and unit.kind in ABOVE
        for role, own in grants
    )
    return beside or may_open(world, grants, released, number, round_key)


def may_split(world: World, grants: Grants, released: Released, number: int, round_key: str) -> bool:
    """Whether its figures for girls, boys and so on may be seen: not by those who see only the whole of it, as those
    above do of an institution that is open to them."""
    unit = world.units[round_key].get(number)
    below = ABOVE if unit is not None and unit.kind not in ABOVE else ()
    whole_only = [(role, own) for role, own in grants if role in (*OWN_TEAM, *below, "board", "researcher")]
    others = tuple(grant for grant in grants if grant not in whole_only)
    inside = unit is not None and any(role in OWN_TEAM and _inside(own, unit) for role, own in whole_only)
    return inside or may_open(world, others, released, number, round_key)


def _opens(world: World, grant: tuple[str, int], released: Released, unit: Unit, round_key: str) -> bool:
    role, own = grant
    home = _at_home(world, own)
    if role in OWN_HOUSE:
        return _inside(own, unit) or (unit.number in home.above and unit.kind in ABOVE)
    if role in OWN_TEAM:
        return _inside(own, unit) or unit.number == _institution(world, home)
    if role == "board":
        return unit.number == own
    if role in ABOVE:
        return _opens_above(own, home, released, unit, round_key)
    return role == "researcher" and unit.number == own


def _opens_above(own: int, home: Unit, released: Released, unit: Unit, round_key: str) -> bool:
    if unit.kind in ABOVE:
        return _inside(own, unit) or unit.number in home.above
    reach = released.reach(round_key, unit)
    kinds = {"nothing": (), "institution": ("institution",), "teams": ("institution", "team")}[reach]
    return _inside(own, unit) and unit.kind in kinds


def _inside(own: int, unit: Unit) -> bool:
    return own == unit.number or own in unit.above


def _at_home(world: World, own: int) -> Unit:
    found = world.newest(own)
    assert found is not None, f"unit {own} is in none of {ROUNDS}"
    return found


def _institution(world: World, home: Unit) -> int | None:
    newest = world.units[ROUNDS[-1]]
    return next((n for n in (home.number, *home.above) if n in newest and newest[n].kind == "institution"), None)


def takes_part(world: World, grants: Grants, released: Released, number: int, round_key: str) -> set[str]:
    """The roles with which somebody takes part in what is said of a unit: those who work in the house, inside it and
    as far as they may open it; above the institutions those who hold the role there. Notes are never released."""
    unit = world.units[round_key].get(number)
    if unit is None or not may_open(world, grants, released, number, round_key):
        return set()
    if unit.kind in ABOVE:
        return {role for role, own in grants if own == number and role in ABOVE}
    house = (unit.number, *unit.above)
    working = [(role, own) for role, own in grants if role in (*OWN_HOUSE, *OWN_TEAM)]
    return {role for role, own in working if _institution(world, _at_home(world, own)) in house}
