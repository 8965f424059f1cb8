"""Small worlds of pupils, counted into every cell that adds up, and what is told of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from dashboard.gate.findings import Rule
from dashboard.indicators.audit.audit import breaches
from dashboard.indicators.catalogue import Indicator, shipped
from dashboard.indicators.disclosure.corrections import Earlier
from dashboard.indicators.disclosure.drafts import Draft, Rules, drafts
from dashboard.indicators.disclosure.places import Place, Units
from dashboard.indicators.given import Given, Key
from dashboard.indicators.values import ALL, Told
from data_access.indicators.drafting import safe, standing

MUNICIPALITY, YEAR, K = "m", 2018, 5
Atom = tuple[str, str, str]  # school, grade, group
Counted = Mapping[Atom, tuple[int, int]]  # pupils, and how many of them are good


@dataclass(frozen=True)
class World:
    """`atoms` are the smallest cells; those told are every sum of them along school, grade and group."""

    atoms: Counted
    indicator: str = "reading_good"
    suppressed: frozenset[Place] = frozenset()

    @property
    def schools(self) -> list[str]:
        return sorted({atom[0] for atom in self.atoms})

    def inside(self, place: Place) -> list[Atom]:
        return [
            atom
            for atom in self.atoms
            if all(wanted in (own, ALL, MUNICIPALITY) for own, wanted in zip(atom, place, strict=True))
        ]

    def places(self) -> list[Place]:
        units, grades, groups = ([*dict.fromkeys(atom[axis] for atom in self.atoms)] for axis in range(3))
        wanted = product([MUNICIPALITY, *units], {ALL, *grades}, {ALL, *groups})
        return sorted(place for place in wanted if self.inside(place))

    def persons(self, place: Place) -> int:
        return sum(self.atoms[atom][0] for atom in self.inside(place))

    def rows(self) -> list[Given]:
        return [self._row(place) for place in self.places() if self.persons(place)]

    def rules(self, k: int = K, indicators: Mapping[str, Indicator] | None = None) -> Rules:
        kinds = {MUNICIPALITY: "municipality"} | dict.fromkeys(self.schools, "institution")
        return Rules(indicators or shipped(), Units(dict.fromkeys(self.schools, MUNICIPALITY), kinds), k)

    def _row(self, place: Place) -> Given:
        n = self.persons(place)
        good = sum(self.atoms[atom][1] for atom in self.inside(place))
        hidden = place in self.suppressed
        unit, grade, group = place
        return Given(
            self.indicator,
            unit,
            YEAR,
            grade,
            group,
            None if hidden else 100 * good / n,
            n,
            Told.SUPPRESSED if hidden else Told.SHOWN,
            "a test",
            1,
        )


def by_grade(*schools: Sequence[tuple[int, int]]) -> World:
    """Pupils and how many are good, for the grades 2, 4, 6 … of each school."""
    return World(
        {
            (f"s{school}", str(2 * grade), ALL): counted
            for school, grades in enumerate(schools, 1)
            for grade, counted in enumerate(grades, 1)
        }
    )


def by_gender(*schools: Sequence[tuple[int, int]]) -> World:
    """Girls and boys of each school."""
    return World(
        {
            (f"s{school}", ALL, group): counted
            for school, groups in enumerate(schools, 1)
            for group, counted in zip(("gender=girl", "gender=boy"), groups, strict=True)
        }
    )


def with_suppressed(world: World, *places: Place) -> World:
    return replace(world, suppressed=frozenset(places))


def masked(world: World, earlier: Mapping[Key, Sequence[Earlier]] | None = None) -> list[Draft]:
    return drafts(world.rows(), world.rules(), earlier or {})


def told(world: World, earlier: Mapping[Key, Sequence[Earlier]] | None = None) -> list[Draft]:
    """The whole way: masked, audited, repaired."""
    return safe(world.rows(), world.rules(), earlier or {})


def broken(
    world: World, drafted: Iterable[Draft], earlier: Mapping[Key, Sequence[Earlier]] | None = None
) -> list[Rule]:
    """The rules that the audit finds broken."""
    return [one.finding.rule for one in breaches(standing(drafted, world.rules(), earlier or {}))]


def statuses(drafted: Iterable[Draft]) -> dict[Place, Told]:
    return {(draft.row.unit, draft.row.grade, draft.row.group): draft.status for draft in drafted}


def as_earlier(drafted: Iterable[Draft]) -> dict[Key, list[Earlier]]:
    """What was told, as it is remembered."""
    return {
        draft.row.key: [Earlier(draft.row.n, draft.value, draft.bound)]
        for draft in drafted
        if draft.status in (Told.SHOWN, Told.EXTREME)
    }
