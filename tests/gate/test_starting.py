"""The point to start from fits what was counted in every version."""

import numpy as np
import pytest

from dashboard.gate import starting
from dashboard.gate.columns import Attack
from tests.gate.scored import FACTOR, SCALE, Person, Version, publications, several

EARLY = (0.3, 0.4, 0.5, 0.6, 0.9)
FIRST = Version(several("i0a", EARLY) + several("i0b", EARLY), ())
LATE = Version((*FIRST.persons, Person("i0a", 0.2)), ())
GONE = Version(FIRST.persons[1:], ())
CORRECTED = Version((Person("i0a", 1.0), *FIRST.persons[1:]), ())
ELSEWHERE = Version((Person("i0b", 0.3), *FIRST.persons[1:]), ())


@pytest.mark.parametrize("others", [(), (LATE,), (GONE,), (CORRECTED,), (ELSEWHERE,), (LATE, GONE), (FIRST, CORRECTED)])
def test_columns_add_up_to_every_version(others: tuple[Version, ...]) -> None:
    versions = (FIRST, *others)
    attack = Attack(publications(versions))
    columns = attack.columns(FACTOR)
    totals = starting.totals(attack, columns, SCALE)
    assert (totals >= 0).all()
    assert (totals <= columns.n).all()
    for number, version in enumerate(versions):
        for unit in ("i0a", "i0b"):
            inside = columns.alive[:, number] & np.array([attack.keys[atom][0] == unit for atom in columns.atoms])
            there = [person.score for person in version.persons if person.unit == unit]
            assert totals[inside].sum() == pytest.approx(sum(there))


def test_what_no_division_fits_stays_in_the_box() -> None:
    turned = Version(several("i0a", [1.0] * 5) + several("i0b", EARLY), ())
    attack = Attack(publications([Version(several("i0a", [0.0] * 5), ()), turned]))
    columns = attack.columns(FACTOR)
    totals = starting.totals(attack, columns, SCALE)
    assert (totals >= 0).all()
    assert (totals <= columns.n).all()
