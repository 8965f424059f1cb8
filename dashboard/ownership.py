"""Whose figures are whose to show: what a sum above the institutions may tell while some of them are not open.

Those above may subtract every institution they know by name from every sum they were ever told. What is left speaks
of the institutions they do not know; it must speak of none at all or of at least four (trust.md A7). Sums are nested,
so all that can be left is made up of atoms: the unknown institutions of each municipality that was told, and those in
no such municipality. Two atoms have no institution in common, so it is enough to look at each.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

FEWEST = 4
# What is published is proof against whoever knows one of the institutions in it, whichever (trust.md SDC-10).
KNOWN_TO_ANYBODY = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """One factor of a round. `some` are the institutions that may have answered it, `surely` those of them that have;
    `told` are the units above institutions of which a figure was ever told.

    `named` is False where nothing is told of institutions by themselves, as with what leaders answered. `anchored`: in
    this round the factor's 500 is the mean of the whole programme, so that it is known wherever it is not shown.
    """

    some: frozenset[int]
    surely: frozenset[int]
    told: frozenset[int]
    named: bool = True
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """An atom: institutions that may have answered and that surely have; of these how many are known by name, how many
    are not, and how many are not but have surely answered. `proved`: as part of what the publication was tested for."""

    institutions: int = 0
    certain: int = 0
    known: int = 0
    unknown: int = 0
    sure: int = 0
    proved: bool = True

    def is_safe(self, more: int = 0) -> bool:
        """For a reader who knows so many more of its institutions, whichever of them."""
        proved = self.proved and self.known + more <= KNOWN_TO_ANYBODY
        return self.unknown == 0 or proved or self.sure - more >= FEWEST

    def is_safe_beside(self, own: int) -> bool:
        """For a reader who knows only that many institutions, the own ones."""
        return own <= KNOWN_TO_ANYBODY or self.certain - own >= FEWEST


Atom = tuple[frozenset[int], Asked]


@dataclass(frozen=True)
class Round:
    """A round's institutions, each with the municipality it lies in or None, under the programme.

    `revised`: it was published in several versions. Then those above can also subtract one version from another, and
    only what the publication itself was tested for is safe: nobody above knows more than one institution of the round.
    """

    programme: int
    municipality: Mapping[int, int | None]
    factors: Mapping[int, Asked]
    revised: bool = False

    @property
    def units(self) -> list[int]:
        """Every unit above the institutions, the programme last."""
        found = {unit for unit in self.municipality.values() if unit is not None}
        return [*sorted(found), self.programme]

    def inside(self, unit: int) -> frozenset[int]:
        if unit == self.programme:
            return frozenset(self.municipality)
        return frozenset(one for one, above in self.municipality.items() if above == unit)

    def atoms(self, asked: Asked) -> dict[int, frozenset[int]]:
        """By the unit they go under: a municipality that was told, else the programme if that is known."""
        known = asked.told | ({self.programme} if asked.anchored else set())
        found: dict[int, set[int]] = {unit: set() for unit in known}
        for institution in asked.some:
            above = self.municipality[institution]
            if (at := above if above in known else self.programme) in known:
                found[at].add(institution)
        return {unit: frozenset(institutions) for unit, institutions in found.items()}

    def is_safe(self, opened: frozenset[int], fresh: frozenset[int]) -> bool:
        """Whether `fresh` may become known beside what is known already: no atom they lie in is left with too few."""
        if self.revised:
            return len(opened | fresh) <= KNOWN_TO_ANYBODY
        return all(counted(*atom, opened | fresh).is_safe() for atom in self.around(fresh))

    def around(self, institutions: Iterable[int]) -> list[Atom]:
        """The atoms that hold some of the institutions."""
        return list(dict.fromkeys(atom for one in institutions for atom in self._by_institution.get(one, ())))

    @cached_property
    def _by_institution(self) -> dict[int, list[Atom]]:
        """Once for all factors that are asked of the same institutions and told of the same units."""
        found: dict[int, list[Atom]] = {}
        for asked in dict.fromkeys(one for one in self.factors.values() if one.named):
            for atom in self.atoms(asked).values():
                for institution in atom:
                    found.setdefault(institution, []).append((atom, asked))
        return found


def counted(atom: frozenset[int], asked: Asked, opened: frozenset[int]) -> Count:
    known = atom & opened if asked.named else frozenset()
    unknown, certain = atom - known, atom & asked.surely
    return Count(len(atom), len(certain), len(known), len(unknown), len(certain - known), proved=bool(asked.told))


def _counted(here: Round, atom: frozenset[int], asked: Asked, opened: frozenset[int]) -> Count:
    """In a revised round the atoms of one version protect nobody, so there everything that is open counts as known."""
    count = counted(atom, asked, opened)
    if not here.revised:
        return count
    return replace(count, certain=0, known=len(opened) if asked.named else 0, unknown=max(count.unknown, 1), sure=0)


def may_be_shown(unreleased: int) -> bool:
    """Design.md section 6: to those above, where none or at least four of its institutions are not released."""
    return unreleased == 0 or unreleased >= FEWEST


@dataclass(frozen=True, slots=True)
class Judged:
    """What those above may be told of one factor of one unit above the institutions.

    `unreleased` counts institutions in the unit that have never been released; `count` is the atom that goes under
    the unit. `tellable` holds for readers who know nothing beyond what is open.
    """

    unit: int
    factor: int
    told: bool
    unreleased: int
    count: Count
    tellable: bool


def judged(here: Round, released: frozenset[int], opened: frozenset[int]) -> Iterator[Judged]:
    """`released` and `opened` are the institutions that ever were."""
    inside = {unit: here.inside(unit) for unit in here.units}
    for factor, asked in here.factors.items():
        counts = {unit: _counted(here, atom, asked, opened) for unit, atom in here.atoms(asked).items()}
        for unit in here.units:
            told, own = unit in asked.told, counts.get(unit, Count())
            # Of what was never told there is still how many have answered.
            whole = [own if told else _counted(here, inside[unit] & asked.some, asked, opened)]
            atoms = counts.values() if told and unit == here.programme else whole
            unreleased = len((inside[unit] & asked.some) - released)
            tellable = may_be_shown(unreleased) and all(count.is_safe() for count in atoms)
            yield Judged(unit, factor, told, unreleased, own, tellable)


@dataclass(frozen=True, slots=True)
class Knowing:
    """What one reader knows by name: whatever is open below, for those who look down, and the own institutions.

    `own` counts these in every unit above institutions that they lie in, the programme included.
    """

    looks_down: bool
    programme: int
    own: Mapping[int, int]

    def may_be_told(self, unit: int, form: Mapping[tuple[int, int], Judged]) -> bool:
        """Of one form, judged by unit and factor; whatever is missing there is not told."""
        here = [one for (at, _), one in form.items() if at == unit]
        told = [one for one in here if one.told]
        if not here or (self.looks_down and not all(one.tellable for one in told or here)):
            return False
        return all(self._is_safe(count, own) for one in told for count, own in self._atoms(one, form))

    def _atoms(self, one: Judged, form: Mapping[tuple[int, int], Judged]) -> Iterator[tuple[Count, int]]:
        """Those under the unit that hold own institutions, with how many."""
        if one.unit != self.programme:
            yield one.count, self.own.get(one.unit, 0)
            return
        parts = {unit: own for unit, own in self.own.items() if unit != self.programme}
        told = {unit: form[unit, one.factor] for unit in parts if _is_told(form, unit, one.factor)}
        yield from ((part.count, parts[unit]) for unit, part in told.items())
        yield one.count, self.own.get(self.programme, 0) - sum(parts[unit] for unit in told)

    def _is_safe(self, count: Count, own: int) -> bool:
        return own == 0 or (count.is_safe(own) if self.looks_down else count.is_safe_beside(own))


def _is_told(form: Mapping[tuple[int, int], Judged], unit: int, factor: int) -> bool:
    return (unit, factor) in form and form[unit, factor].told


def openings(here: Round, waiting: Sequence[int], opened: frozenset[int]) -> list[int]:
    """Which of the released institutions may open now, in order of release.

    What was seen cannot be unseen: an institution opens when no sum that was told is then left with one to three
    unknown institutions. Until then it waits, and opens together with the others that wait in the same sums.
    """
    found: list[int] = []
    while fresh := _next(here, [one for one in waiting if one not in found], opened | frozenset(found)):
        found += fresh
    return found


def _next(here: Round, waiting: Sequence[int], opened: frozenset[int]) -> list[int]:
    """One alone where one may, else all that wait in one atom, else all."""
    candidates = chain(([one] for one in waiting), _together(here, waiting))
    return next((some for some in candidates if here.is_safe(opened, frozenset(some))), [])


def _together(here: Round, waiting: Sequence[int]) -> Iterator[list[int]]:
    atoms = dict.fromkeys(atom for atom, _ in here.around(waiting))
    groups = dict.fromkeys(tuple(one for one in waiting if one in atom) for atom in atoms)
    yield from (list(group) for group in groups)
    if waiting:
        yield list(waiting)


def holding_back(here: Round, institution: int, released: frozenset[int], opened: frozenset[int]) -> frozenset[int]:
    """The others that have not released, in the sums that would tell too much if the institution opened."""
    known = opened | {institution}
    narrow = [atom for atom, asked in here.around([institution]) if not counted(atom, asked, known).is_safe()]
    return frozenset().union(*narrow) - released - {institution}
