"""Notes as they are kept: nothing is lost or changed, nothing is said twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from dashboard.access import Role
from dashboard.notes import cleaned
from data_access import accounts, notes, tables
from data_access.engine import reading, writing
from data_access.notes import Written
from tests.hostile.corpus import STRINGS
from tests.stores import Stores


@pytest.fixture
def store(stores: Stores, first_round: Path) -> Iterator[Connection]:
    stores.take(first_round)
    with writing(stores.store) as connection:
        for name in ("Anna", "Bo"):
            accounts.add(connection, name)
        yield connection


@pytest.fixture
def written(store: Connection) -> Written:
    here = store.execute(select(tables.factor_in_round, tables.factor.c.form_id).join(tables.factor)).first()
    unit = store.execute(select(tables.unit_in_round.c.unit_id)).scalar()
    assert here is not None
    assert unit is not None
    return Written(
        unit, here.round_id, here.form_id, here.factor_id, None, Role.MEMBER.value, "all", "Vi talte om det."
    )


def kept(store: Connection) -> list[tuple[str, str]]:
    rows = select(tables.account.c.name, tables.note.c.text).join(tables.account).order_by(tables.note.c.id)
    return [tuple(row) for row in store.execute(rows)]


def number(store: Connection) -> int:
    """Of the newest note."""
    return int(store.execute(select(tables.note.c.id).order_by(tables.note.c.id.desc()).limit(1)).scalar_one())


def test_what_is_sent_twice_stands_once(store: Connection, written: Written) -> None:
    assert notes.write(store, "Anna", written)
    assert not notes.write(store, "Anna", written)
    assert kept(store) == [("Anna", written.text)]


def test_others_other_words_other_places_and_other_readers_are_notes_of_their_own(
    store: Connection, written: Written
) -> None:
    notes.write(store, "Anna", written)
    answer = replace(written, parent_id=number(store))
    assert notes.write(store, "Bo", written)
    assert notes.write(store, "Anna", replace(written, text="Noget andet"))
    assert notes.write(store, "Anna", replace(written, audience="leaders"))
    assert notes.write(store, "Anna", answer)
    assert not notes.write(store, "Anna", answer)
    assert len(kept(store)) == 5


def test_a_new_role_does_not_make_the_same_words_new(store: Connection, written: Written) -> None:
    notes.write(store, "Anna", written)
    assert not notes.write(store, "Anna", replace(written, role=Role.LEADER.value))


def test_withdrawing_hides_and_deletes_nothing(store: Connection, written: Written) -> None:
    notes.write(store, "Anna", written)
    assert notes.withdraw(store, number(store))
    assert kept(store) == [("Anna", written.text)]
    first = store.execute(select(tables.note.c.withdrawn_at)).scalar()
    assert first is not None
    assert not notes.withdraw(store, number(store))
    assert store.execute(select(tables.note.c.withdrawn_at)).scalar() == first


def test_what_was_withdrawn_may_be_said_again(store: Connection, written: Written) -> None:
    notes.write(store, "Anna", written)
    notes.withdraw(store, number(store))
    assert notes.write(store, "Anna", written)
    assert len(kept(store)) == 2


def test_many_who_send_the_same_form_at_once_say_it_once(stores: Stores, store: Connection, written: Written) -> None:
    store.commit()

    def send(_: int) -> bool:
        with writing(stores.store) as connection:
            return notes.write(connection, "Anna", written)

    with ThreadPoolExecutor(8) as senders:
        assert sorted(senders.map(send, range(16))) == [False] * 15 + [True]
    with reading(stores.store) as after:
        assert len(kept(after)) == 1


def test_every_string_comes_back_as_it_was_written(store: Connection, written: Written) -> None:
    texts = [text for text in dict.fromkeys(map(cleaned, STRINGS)) if text]
    for text in texts:
        notes.write(store, "Anna", replace(written, text=text))
    assert [text for _, text in kept(store)] == texts
    assert len(texts) > 400
