"""How carefully was answered: told of institutions in a word, once, and withdrawn when the answers are corrected."""

import io
from dataclasses import replace
from pathlib import Path
from random import Random

import polars as pl
import pytest
from sqlalchemy import select, update

from data_access import tables, vault_tables
from data_access.audit import audit
from data_access.engine import reading, writing
from data_access.importing import publish_again
from tests import reference
from tests.publication import expected, published
from tests.publication.daycares import answer, make_daycares
from tests.publication.published import Mark
from tests.publication.surveys import Answer, Survey
from tests.stores import Stores

HAPPY = {"sun": 15, "moon": 4, "star": 0}  # of fifteen in each of two rooms
NOT_MANY, MANY = "not_many", "many"
TOLD = {
    "sun": Mark(None, NOT_MANY, NOT_MANY, MANY, False),
    "moon": Mark(None, NOT_MANY, NOT_MANY, MANY, False),
    "star": Mark(None, NOT_MANY, NOT_MANY, NOT_MANY, False),
}


def marks(stores: Stores, form: str = "child") -> dict[str, Mark]:
    return published.marks(stores, "2015", form)


def corrected(survey: Survey, *, late: int = 0, room: str = "moon-red") -> Survey:
    more = [answer(room, Random(f"late {place}")) for place in range(late)]
    return survey.with_answers("child", [*survey.answers["child"], *more])


def renamed(survey: Survey) -> Survey:
    return survey.with_mapping(round=survey.mapping["round"] | {"name": {"da": "Kortlægningen"}})


def findings(stores: Stores) -> set[str]:
    with reading(stores.vault) as kept, reading(stores.store) as store:
        return {one.reason for one in audit(kept, store, "2015").findings}


def test_a_word_is_the_oracles_and_of_institutions_with_twenty_answers_only(told: Stores, first: Survey) -> None:
    found, schools = marks(told, "pupil"), [code for code, kind in first.kinds.items() if kind == "institution"]
    rows = {code: expected.members(first, "pupil", code, expected.ALL) for code in schools}
    assert set(found) == {code for code in schools if len(rows[code]) > 20}
    for code, mark in found.items():
        lines = sum(reference.is_straight_line(list(one.items.values())) for one in rows[code])
        few = sum(reference.is_too_incomplete(list(one.items.values())) for one in rows[code])
        fast = sum(map(is_fast, rows[code]))
        words = [reference.carelessness(count, len(rows[code]), 5) for count in (lines, fast, few)]
        assert mark == Mark(*words, None, False)


def is_fast(row: Answer) -> bool:
    return reference.is_too_fast(row.seconds, sum(answer is not None for answer in row.items.values()))


@pytest.mark.parametrize("form", ["child", "leader"])
def test_of_leaders_and_of_one_who_answers_for_many_nothing_is_told(told: Stores, form: str) -> None:
    assert marks(told, form) == {}


def test_of_delivered_scores_nothing_is_told(store: Stores, tmp_path: Path) -> None:
    survey = replace(make_daycares(HAPPY), answers={})
    scores = [(f"{code}-red", "child", "wellbeing", "all", 30, 2.5, 0.4) for code in HAPPY]
    store.take(survey.write_scores(tmp_path / "2015", scores))
    assert marks(store) == {}


def test_a_mark_is_told_once_and_a_correction_withdraws_it(stores: Stores, tmp_path: Path) -> None:
    whole = make_daycares(HAPPY)
    stores.take(whole.write(tmp_path / "first"))
    assert marks(stores) == TOLD
    stores.take(corrected(whole, late=9).write(tmp_path / "second"))
    assert marks(stores) == TOLD | {"moon": TOLD["moon"]._replace(withdrawn=True)}
    assert findings(stores) == set()


def test_publishing_again_changes_no_mark(stores: Stores, tmp_path: Path) -> None:
    whole = make_daycares(HAPPY)
    stores.take(whole.write(tmp_path / "first"))
    publish_again(stores.vault, stores.store, "2015")
    assert marks(stores) == TOLD
    stores.take(renamed(whole).write(tmp_path / "second"))
    assert marks(stores) == TOLD
    assert findings(stores) == set()


def test_a_mark_holds_again_when_the_correction_is_taken_back(store: Stores, tmp_path: Path) -> None:
    whole = make_daycares(HAPPY)
    store.take(whole.write(tmp_path / "first"))
    store.take(corrected(whole, late=9).write(tmp_path / "second"))
    store.take(renamed(whole).write(tmp_path / "third"))
    assert marks(store) == TOLD


def test_the_same_answers_in_another_order_are_no_correction(store: Stores, tmp_path: Path) -> None:
    whole = make_daycares(HAPPY)
    store.take(whole.write(tmp_path / "first"))
    store.take(whole.with_answers("child", whole.answers["child"][::-1]).write(tmp_path / "second"))
    assert marks(store) == TOLD


def test_whoever_had_too_few_answers_at_first_is_told_of_later(store: Stores, tmp_path: Path) -> None:
    whole = make_daycares(HAPPY)
    few = [one for one in whole.answers["child"] if one.unit != "moon-blue"]
    store.take(whole.with_answers("child", few).write(tmp_path / "first"))
    assert set(marks(store)) == {"sun", "star"}
    store.take(whole.write(tmp_path / "second"))
    assert marks(store) == TOLD


def test_children_who_move_to_another_house_are_not_told_of_again(store: Stores, tmp_path: Path) -> None:
    """The new house would be the old one, and one answer more."""
    whole = make_daycares(HAPPY)
    store.take(whole.write(tmp_path / "first"))
    moved = [
        ("comet", "town", "institution", "Comet") if code == "moon" else (code, parent.replace("moon", "comet"), *rest)
        for code, parent, *rest in whole.units
    ]
    store.take(replace(corrected(whole, late=1), units=moved).write(tmp_path / "second"))
    assert marks(store) == TOLD | {"moon": TOLD["moon"]._replace(withdrawn=True)}


def test_a_form_that_is_no_longer_there_keeps_its_marks_withdrawn(store: Stores, tmp_path: Path) -> None:
    whole = make_daycares(HAPPY)
    store.take(whole.write(tmp_path / "first"))
    other = whole.mapping["form"][0] | {"key": "toddler"}
    left = replace(whole.with_mapping(form=[other]), answers={"toddler": whole.answers["child"]})
    store.take(left.write(tmp_path / "second"))
    assert {mark.withdrawn for mark in marks(store).values()} == {True}


def test_a_vault_that_never_counted_the_happiest_faces_tells_the_rest(store: Stores, tmp_path: Path) -> None:
    whole = make_daycares(HAPPY)
    store.take(whole.write(tmp_path / "first"))
    with writing(store.store) as connection:
        connection.execute(tables.quality.delete())
    without_top(store)
    publish_again(store.vault, store.store, "2015")
    assert marks(store) == {code: mark._replace(top=None) for code, mark in TOLD.items()}
    store.take(renamed(whole).write(tmp_path / "second"))
    assert {mark.withdrawn for mark in marks(store).values()} == {False}
    assert findings(store) == set()


def without_top(stores: Stores) -> None:
    with writing(stores.vault) as kept:
        for row in kept.execute(vault_tables.atoms.select()).all():
            older = io.BytesIO()
            pl.read_parquet(io.BytesIO(row.rows)).drop("top").write_parquet(older)
            kept.execute(update(vault_tables.atoms).values(rows=older.getvalue()))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"top": "not_many"}, "other_share"),
        ({"few": "none"}, "other_share"),
        ({"straight": "not_many"}, "undeclared"),
        ({"package": "unknown"}, "not_withdrawn"),
    ],
)
def test_the_audit_finds_a_word_that_is_not_true(
    store: Stores, tmp_path: Path, change: dict[str, str], reason: str
) -> None:
    store.take(make_daycares(HAPPY).write(tmp_path / "first"))
    assert findings(store) == set()
    with writing(store.store) as connection:
        connection.execute(update(tables.quality).values(change))
    assert findings(store) == {reason}


def test_the_audit_finds_a_mark_of_a_room_and_one_that_should_be_withdrawn(store: Stores, tmp_path: Path) -> None:
    whole = make_daycares(HAPPY)
    store.take(whole.write(tmp_path / "first"))
    store.take(corrected(whole, late=9).write(tmp_path / "second"))
    with writing(store.store) as connection:
        connection.execute(update(tables.quality).values(withdrawn=False))
    assert findings(store) == {"not_withdrawn"}
    with writing(store.store) as connection:
        unit = tables.unit.c
        house, room = (select(unit.id).where(unit.code == code).scalar_subquery() for code in ("sun", "sun-red"))
        connection.execute(update(tables.quality).where(tables.quality.c.unit_id == house).values(unit_id=room))
    assert "undeclared" in findings(store)
