"""An action counts as work when it is done for the first time, in whatever order its fields arrive."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from dashboard.work import Work
from data_access import sheet_edits, tables
from data_access.engine import reading, writing
from data_access.revisions import Clash, Edit
from tests.data_access.team import PEOPLE, Team, begun
from tests.stores import Stores

STATUS, TITLE = "actions.a1.status", "actions.a1.title"


@pytest.fixture
def team(stores: Stores, first_round: Path) -> Iterator[Team]:
    stores.take(first_round)
    with writing(stores.store) as connection:
        yield begun(connection)


def save(team: Team, field: str, base: int, text: str, op: str) -> None:
    sheet_edits.save(team.store, team.sheet, "Anna", Edit(field, base, op, text))


def counted(store: Connection) -> int:
    done = tables.work_done.c
    found = select(func.coalesce(func.sum(done.times), 0)).where(done.work == Work.ACTION_DONE.value)
    return int(store.execute(found).scalar_one())


@pytest.mark.parametrize("order", [(TITLE, STATUS), (STATUS, TITLE)])
def test_one_that_has_a_title_and_is_done_counts(team: Team, order: tuple[str, str]) -> None:
    texts = {STATUS: "done", TITLE: "Morgensamling"}
    for n, field in enumerate(order):
        assert counted(team.store) == 0
        save(team, field, 0, texts[field], f"op{n}")
    assert counted(team.store) == 1


def test_one_without_a_title_does_not_count(team: Team) -> None:
    save(team, STATUS, 0, "done", "op1")
    save(team, TITLE, 0, "  ", "op2")
    assert counted(team.store) == 0


def test_one_that_is_done_again_counts_once(team: Team) -> None:
    save(team, TITLE, 0, "Morgensamling", "op1")
    for base, text in enumerate(["done", "running", "done"]):
        save(team, STATUS, base, text, f"status{base}")
    save(team, STATUS, 0, "done", "status0")  # sent again
    save(team, TITLE, 1, "Samling om morgenen", "op2")
    assert counted(team.store) == 1


def test_what_arrives_after_its_author_has_taken_it_back_counts_nothing(team: Team) -> None:
    save(team, TITLE, 0, "Morgensamling", "op1")
    save(team, STATUS, 0, "running", "chain.2")
    save(team, STATUS, 0, "done", "chain.1")
    assert counted(team.store) == 0
    save(team, STATUS, 1, "done", "other.1")
    assert counted(team.store) == 1


def test_of_several_who_say_so_at_once_it_counts_once(stores: Stores, team: Team) -> None:
    save(team, TITLE, 0, "Morgensamling", "op")
    team.store.commit()

    def say(n: int) -> None:
        with writing(stores.store) as connection:
            sheet_edits.save(connection, team.sheet, PEOPLE[n % 3], Edit(STATUS, 0, f"op-{n}", "done"))

    with ThreadPoolExecutor(6) as people:
        list(people.map(say, range(12)))
    with reading(stores.store) as after:
        assert counted(after) == 1


def test_a_status_that_must_be_picked_first_counts_nothing(team: Team) -> None:
    save(team, TITLE, 0, "Morgensamling", "op1")
    save(team, STATUS, 0, "running", "op2")
    with pytest.raises(Clash):
        save(team, STATUS, 0, "done", "op3")
    assert counted(team.store) == 0
