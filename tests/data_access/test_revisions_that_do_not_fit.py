"""Texts that cannot stand together in a field: what stands stays, and a field never refuses what is right to write."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.engine import writing
from data_access.revisions import Clash
from tests.data_access.team import Team, begun
from tests.stores import Stores

TEXT, LINE = "goal.difference", "goal.target_group"


@pytest.fixture
def team(stores: Stores, first_round: Path) -> Iterator[Team]:
    stores.take(first_round)
    with writing(stores.store) as connection:
        yield begun(connection)


def test_two_lines_that_are_too_long_together_are_not_put_together(team: Team) -> None:
    first, second = "a" * 900, "b" * 900
    team.save("Anna", LINE, 0, first)
    with pytest.raises(Clash) as clash:
        team.save("Bo", LINE, 0, second, "chain.1")
    assert (clash.value.head.text, clash.value.head.author) == (first, "Anna")
    assert team.history(LINE) == [first]
    assert team.save("Bo", LINE, clash.value.head.rev, second, "other.1").head.text == second


def test_two_halves_of_a_number_that_could_be_somebodys_are_not_put_together(team: Team) -> None:
    team.save("Anna", TEXT, 0, "1234")
    with pytest.raises(Clash):
        team.save("Bo", TEXT, 0, "010112-")
    assert team.text(TEXT) == "1234"


def test_what_fits_in_the_end_is_put_together_as_ever(team: Team) -> None:
    base = team.save("Anna", LINE, 0, "a" * 900).rev
    team.save("Anna", LINE, base, "a" * 900 + " for alle")
    assert team.save("Bo", LINE, base, "Vi " + "a" * 900).head.text == "Vi " + "a" * 900 + " for alle"
