"""The library as it is kept: nothing is lost, nothing is said twice, and nobody overwrites what they have not read."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from dashboard.access import Grant, Role, Scope
from dashboard.library import Entry, Kind
from dashboard.library_shipped import shipped
from data_access import accounts, library, plcs, tables, worksheets
from data_access.engine import reading, writing
from data_access.library import Outdated, Written, as_written
from data_access.questions.library.entries import standing, stories
from tests.hostile.corpus import STRINGS
from tests.stores import Stores

IDEA = Written("wellbeing", "idea", "all", "none", "Ud hver dag", {"says": "Gå en tur.", "limits": "Det regner."})
PRACTICE = {"goal": "Ro", "actions": "Vi øvede", "evaluation": "Mere ro", "learned": "Tålmod"}
PROGRAMME = Scope((Grant(Role.PROGRAMME, 1),))


@pytest.fixture
def store(stores: Stores, first_round: Path) -> Iterator[Connection]:
    stores.take(first_round)
    with writing(stores.store) as connection:
        for name in ("Anna", "Bo"):
            accounts.add(connection, name)
        yield connection


@pytest.fixture
def worksheet(store: Connection) -> int:
    here = tables.unit_in_round.c
    home = store.execute(select(here.unit_id).where(here.kind == "institution")).scalars().first()
    round_id = store.execute(select(tables.round_.c.id)).scalars().first()
    assert home is not None
    assert round_id is not None
    team = plcs.begin(store, home, home, "PLF 1")
    return worksheets.begin(store, team, round_id, "analysis", "Anna")


def rows(store: Connection) -> int:
    return int(store.execute(select(func.count()).select_from(tables.library_entry)).scalar_one())


def entry(store: Connection, key: str) -> Entry:
    return next(one.entry for one in stories(PROGRAMME, store) if one.entry.key == key)


def keys(store: Connection) -> set[str]:
    return {one.key for one in standing(Scope(), store)}


def test_what_is_shipped_stands_until_it_is_changed(store: Connection) -> None:
    assert keys(store) == set(shipped())
    original = shipped()["roorda_2011"]
    new = replace(as_written(original), parts={"says": "Kortere.", "limits": "Ikke sikkert."})
    library.write(store, "Anna", new)
    assert keys(store) == set(shipped())
    assert entry(store, "roorda_2011").parts["says"].da == "Kortere."
    assert entry(store, "roorda_2011").topics == original.topics


def test_an_entry_that_is_written_back_as_it_was_shipped_is_in_both_languages_again(store: Connection) -> None:
    original = shipped()["ttofi_2011"]
    first = library.write(store, "Anna", replace(as_written(original), title="Noget andet"))
    library.write(store, "Anna", as_written(original), first)
    found = entry(store, "ttofi_2011")
    assert (found.title, dict(found.parts)) == (original.title, dict(original.parts))


def test_every_version_is_kept_with_who_wrote_it(store: Connection) -> None:
    first = library.write(store, "Anna", IDEA)
    second = library.write(store, "Bo", replace(IDEA, title="Ud to gange"), first)
    third = library.write(store, "Anna", replace(IDEA, title="Ud to gange"), second, withdrawn=True)
    [story] = [one for one in stories(PROGRAMME, store) if one.entry.number == third]
    assert [(one.author, one.entry.title.da, one.entry.withdrawn) for one in story.versions] == [
        ("Anna", "Ud to gange", True), ("Bo", "Ud to gange", False), ("Anna", "Ud hver dag", False),
    ]  # fmt: skip
    assert rows(store) == 3


def test_what_is_withdrawn_is_read_by_nobody_until_it_is_taken_up_again(store: Connection) -> None:
    first = library.write(store, "Anna", IDEA)
    gone = library.write(store, "Anna", IDEA, first, withdrawn=True)
    shipped_gone = library.write(store, "Anna", as_written(shipped()["hattie_2007"]), withdrawn=True)
    assert keys(store) == set(shipped()) - {"hattie_2007"}
    library.write(store, "Bo", IDEA, gone)
    library.write(store, "Bo", as_written(shipped()["hattie_2007"]), shipped_gone)
    assert len(keys(store)) == len(shipped()) + 1
    assert entry(store, "hattie_2007").title == shipped()["hattie_2007"].title


def test_nobody_overwrites_what_they_have_not_read(store: Connection) -> None:
    first = library.write(store, "Anna", IDEA)
    library.write(store, "Anna", replace(IDEA, title="Annas"), first)
    with pytest.raises(Outdated):
        library.write(store, "Bo", replace(IDEA, title="Bos"), first)
    changed = replace(as_written(shipped()["mol_2009"]), title="Annas")
    library.write(store, "Anna", changed)
    with pytest.raises(Outdated):
        library.write(store, "Bo", replace(changed, title="Bos"))
    assert rows(store) == 3


def test_a_form_that_is_sent_twice_writes_once(store: Connection) -> None:
    first = library.write(store, "Anna", IDEA)
    new = replace(IDEA, title="Ny")
    assert library.write(store, "Anna", IDEA) is None
    assert library.write(store, "Anna", new, first) is not None
    assert library.write(store, "Anna", new, first) is None
    assert rows(store) == 2


def test_of_many_who_change_the_same_at_once_one_is_taken(stores: Stores, store: Connection) -> None:
    first = library.write(store, "Anna", IDEA)
    store.commit()

    def send(number: int) -> bool:
        with writing(stores.store) as connection:
            try:
                return library.write(connection, "Anna", replace(IDEA, title=f"Nr. {number}"), first) is not None
            except Outdated:
                return False

    with ThreadPoolExecutor(8) as senders:
        assert sorted(senders.map(send, range(12))) == [False] * 11 + [True]
    with reading(stores.store) as after:
        assert rows(after) == 2


def test_a_proposal_waits_and_is_read_by_nobody_else(store: Connection, worksheet: int) -> None:
    new = Written("teaching", "proposal", "school", "experience", "Ro", PRACTICE, worksheet_id=worksheet)
    number = library.write(store, "Anna", new)
    waiting = library.proposed(store, worksheet)
    assert waiting is not None
    assert waiting.number == number
    released = library.write(store, "Bo", replace(new, kind="practice"), number)
    assert library.proposed(store, worksheet) is None
    found = entry(store, f"entry-{released}")
    assert (found.kind, found.worksheet, found.year) == (Kind.PRACTICE, None, waiting.at.year)


def test_every_string_comes_back_as_it_was_written(store: Connection) -> None:
    texts = [text for text in dict.fromkeys(STRINGS) if "\0" not in text and _is_text(text)]
    for text in texts:
        library.write(store, "Anna", replace(IDEA, title=text, parts={"says": text, "limits": text}))
    found = [lines[-1].written for lines in library.histories(store)]
    assert [(one.title, one.parts["says"]) for one in found] == [(text, text) for text in texts]
    assert len(texts) > 400


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
