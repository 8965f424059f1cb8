"""Small programmes that are released bit by bit, and somebody above who keeps all that was ever told."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random

import numpy as np
from sqlalchemy import Connection, Engine, select

from dashboard.access import Grant, Role, Scope
from data_access import releases, tables
from data_access.catalogue import read
from data_access.questions.table import CellRow, rows
from tests import reference
from tests.attack import support
from tests.attack.surveys import ALL, FORMS, Answer, Version
from tests.attack.worlds import answered, make

CLASSES = (9, 8)
OTHERS = 4  # fewer may never be singled out together


def schools(**towns: int) -> Version:
    """So many schools in each town, all asked; the very first has teams."""
    return make({f"{town}{'ABCDEFGHIJ'[place]}": CLASSES for town, size in towns.items() for place in range(size)})


def without_a_municipality(version: Version, town: str) -> Version:
    """Its schools lie directly under the programme."""
    kept = [unit for unit in version.units if unit[0] != town]
    return replace(version, units=tuple((code, "" if above == town else above, *rest) for code, above, *rest in kept))


def asked_about_children(version: Version, *wanted: str) -> Version:
    """In some schools the staff have answered about children, too."""
    random = Random(1)
    about = [
        Answer(one.person, one.unit, answered(random, "child", one.unit), {}, f"{one.unit}-adult{place % 6}")
        for place, one in enumerate(version.answers["pupil"])
        if one.unit.startswith(wanted)
    ]
    return version.with_answers("child", tuple(about))


WORLDS = {
    "two municipalities": lambda: schools(N=5, S=6),
    "a municipality too small to be told": lambda: schools(N=6, S=3),
    "institutions under the programme": lambda: without_a_municipality(schools(N=6, S=4), "S"),
    "a form for half of them": lambda: asked_about_children(schools(N=10), "NA", "NB", "NC", "ND", "NE"),
    "three institutions": lambda: schools(N=3),
    "one institution": lambda: schools(N=1),
}


@contextmanager
def tried(engine: Engine) -> Iterator[Connection]:
    """What is done here is undone at the end."""
    with engine.connect().execution_options(laeringsblik_write=True) as connection, connection.begin() as change:
        yield connection
        change.rollback()


def units_of(store: Connection, kind: str) -> dict[str, int]:
    """Numbers by code."""
    here, unit = tables.unit_in_round.c, tables.unit.c
    wanted = select(unit.code, unit.id).join(tables.unit_in_round, here.unit_id == unit.id).where(here.kind == kind)
    return dict(store.execute(wanted.order_by(unit.code)).all())


@dataclass
class Onlooker:
    """Holds every role above the institutions, and knows who was asked. `told` is never forgotten."""

    version: Version
    told: set[tuple[str, str, str, str]] = field(default_factory=set)  # form, factor, unit, label

    def looks(self, store: Connection) -> list[CellRow]:
        """All that is told now, to whichever of the roles."""
        catalogue, opened = read(store), releases.opened(store)
        [programme] = units_of(store, "programme").values()
        grants = [Grant(Role.PROGRAMME, programme)]
        grants += [
            Grant(Role.MUNICIPALITY, m, None, frozenset({programme})) for m in units_of(store, "municipality").values()
        ]
        found = [
            row
            for grant in grants
            for row in rows(Scope((grant,), opened=opened), store, catalogue, catalogue.rounds[-1])
        ]
        self.told |= {
            (row["form"], row["factor"], row["code"], row["split"])
            for row in found
            if row["status"] in ("shown", "extreme")
        }
        return found

    def singled_out(self, known: Iterable[str]) -> list[frozenset[str]]:
        """One to three institutions beside the known ones that some sum of all that was ever told is about, alone.

        Nothing is taken to be known of an open institution but what was told of it; its answers may not remain in
        such a sum.
        """
        return [
            found
            for form, factor in sorted({one[:2] for one in self.told})
            for found in self._singled_out(form, factor, frozenset(known))
        ]

    def _singled_out(self, form: str, factor: str, known: frozenset[str]) -> list[frozenset[str]]:
        atoms = sorted(self._atoms(form, factor), key=repr)
        told = [one[2:] for one in sorted(self.told) if one[:2] == (form, factor)]
        matrix = np.array([[int(self._holds(atom, *cell)) for atom in atoms] for cell in told], dtype=np.int64)
        homes = [self.version.institution_of(unit) for unit, _ in atoms]
        too_many = frozenset(map(str, range(OTHERS)))
        whose = [too_many if home in known else frozenset({home}) for home in homes]
        return [some for some in support.smallest(matrix, whose, OTHERS) if some]

    def _atoms(self, form: str, factor: str) -> set[tuple[str, frozenset[tuple[str, str]]]]:
        """Where somebody with the factor's score stands, and what they have told of themselves."""
        spec = next(one for one in FORMS[form]["factor"] if one["key"] == factor)
        return {
            (one.unit, frozenset(one.splits.items()))
            for one in self.version.answers[form]
            if reference.factor_score(one.items, spec["items"], spec["scale"], spec.get("reversed", ())) is not None
        }

    def _holds(self, atom: tuple[str, frozenset[tuple[str, str]]], unit: str, label: str) -> bool:
        split, _, value = label.partition("=")
        return unit in self.version.above(atom[0]) and (label == ALL or (split, value) in atom[1])
