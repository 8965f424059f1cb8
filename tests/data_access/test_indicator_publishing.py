"""Checked files of indicators on their way into the store: all or nothing, masked with what is there, audited."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from dashboard.indicators.catalogue import shipped
from dashboard.indicators.given import Checked, Given
from dashboard.indicators.values import ALL, COUNTRY_CODE, Told
from data_access import tables, vault_tables
from data_access.engine import reading, writing
from data_access.indicators import audit as auditing
from data_access.indicators import drafting
from data_access.indicators.publishing import NotSafe, Outcome, bring_in, preview, publish_again
from tests.packages.builders import package
from tests.stores import Stores, dump

SCHOOL, OTHER, MUNICIPALITY = "0101", "0102", "700"
Figures = Mapping[tuple[str, str], tuple[float | None, int | None]]  # by unit and grade: value and persons

FIGURES: Figures = {
    (SCHOOL, "2"): (100 / 3, 3),
    (SCHOOL, "4"): (45.0, 20),
    (SCHOOL, "6"): (56.0, 25),
    (SCHOOL, ALL): (50.0, 48),
}


@pytest.fixture
def stores(stores: Stores, tmp_path: Path) -> Stores:
    """With the units of a small round."""
    stores.take(package(tmp_path))
    return stores


def checked(figures: Figures, year: int = 2018, file: str = "tal.csv", **changes: object) -> Checked:
    rows = [
        Given("reading_good", unit, year, grade, ALL, value, n, _status(value), "Kommunen", row)
        for row, ((unit, grade), (value, n)) in enumerate(figures.items(), 2)
    ]
    made = Checked(file, f"{hash((file, year, *figures.items())) & 0xFFFFFFFF:064x}", tuple(rows))
    return replace(made, **changes)  # type: ignore[arg-type]


def _status(value: float | None) -> Told:
    return Told.SHOWN if value is not None else Told.SUPPRESSED


def take(stores: Stores, file: Checked) -> Outcome:
    return bring_in(stores.vault, stores.store, file)


def told(stores: Stores) -> dict[tuple[str, str], tuple[str, float | None, int | None, str | None]]:
    here, unit = tables.indicator_value.c, tables.unit.c
    wanted = select(unit.code, here.grade, here.status, here.value, here.n, here.bound)
    with reading(stores.store) as store:
        rows = store.execute(wanted.join_from(tables.indicator_value, tables.unit, unit.id == here.unit_id)).all()
    return {(row.code, row.grade): (row.status, row.value, row.n, row.bound) for row in rows}


def findings(stores: Stores) -> list[str]:
    with reading(stores.vault) as vault, reading(stores.store) as store:
        return [finding.rule.value for finding in auditing.audit(vault, store)]


def test_values_stand_rounded_and_masked(stores: Stores) -> None:
    assert take(stores, checked(FIGURES)).new == 4
    assert told(stores) == {
        (SCHOOL, "2"): ("few", None, None, None),
        (SCHOOL, "4"): ("protect", None, None, None),
        (SCHOOL, "6"): ("shown", 56.0, 25, None),
        (SCHOOL, ALL): ("shown", 50.0, 48, None),
    }
    assert findings(stores) == []


def test_hidden_numbers_stand_in_the_vault_alone(stores: Stores) -> None:
    take(stores, checked(FIGURES | {(SCHOOL, "2"): (31.4159, 3)}))
    assert "31.4159" in repr(dump(stores.vault))
    assert "31.4159" not in repr(dump(stores.store))


def test_the_same_file_again_changes_nothing(stores: Stores) -> None:
    take(stores, checked(FIGURES))
    before = dump(stores.store), dump(stores.vault)
    again = take(stores, checked(FIGURES))
    assert (again.new, again.changed, again.unchanged, again.fresh) == (0, 0, 4, False)
    assert (dump(stores.store), dump(stores.vault)) == before


def test_a_preview_says_what_would_happen_and_changes_nothing(stores: Stores) -> None:
    before = dump(stores.store), dump(stores.vault)
    seen = preview(stores.vault, stores.store, checked(FIGURES))
    assert seen.statuses == {Told.SHOWN: 2, Told.FEW: 1, Told.PROTECT: 1}
    assert (dump(stores.store), dump(stores.vault)) == before
    assert take(stores, checked(FIGURES)) == seen


@pytest.mark.parametrize("value", [100 / 3, None])
def test_leaving_out_later_how_many_there_are_takes_nothing_back(stores: Stores, value: float | None) -> None:
    """The three pupils of the second grade stay three."""
    take(stores, checked(FIGURES))
    later = checked(FIGURES | {(SCHOOL, "2"): (value, None)}, file="uden.csv")
    blank = tuple(replace(row, status=Told.MISSING) if row.value is None else row for row in later.rows)
    outcome = take(stores, replace(later, rows=blank))
    assert outcome.changed == (value is None)
    found = told(stores)
    assert [found[SCHOOL, grade][0] for grade in ("4", "6", ALL)] == ["protect", "shown", "shown"]
    assert found[SCHOOL, "2"][0] == ("few" if value else "missing")
    assert findings(stores) == []


def test_nothing_new_is_told_where_a_figure_has_changed_and_others_are_hidden(stores: Stores) -> None:
    few = {(SCHOOL, "2"): (50.0, 4), (SCHOOL, "4"): (55.0, 20), (SCHOOL, ALL): (54.1667, 24)}
    take(stores, checked(few))
    take(stores, checked(few | {(SCHOOL, "2"): (50.0, 6), (SCHOOL, ALL): (53.8462, 26)}, file="rettet.csv"))
    assert {one[0] for one in told(stores).values()} == {"protect"}
    assert findings(stores) == []
    with writing(stores.store) as store:
        here = tables.indicator_value
        figure = {"status": "shown", "value": 55.0, "n": 20}
        store.execute(update(here).where(here.c.grade == "4").values(figure))
    assert "group" in findings(stores)


def test_what_is_told_after_a_correction_and_then_joined_by_few_passes_the_audit(stores: Stores) -> None:
    """Everything was told when it was corrected; the hidden grade came with a later file."""
    take(stores, checked({(SCHOOL, "4"): (45.0, 20), (SCHOOL, "6"): (56.0, 25)}))
    take(stores, checked({(SCHOOL, "4"): (50.0, 30), (SCHOOL, "6"): (56.0, 25)}, file="rettet.csv"))
    take(stores, checked({(SCHOOL, "2"): (50.0, 4), (SCHOOL, ALL): (52.5, 59)}, file="senere.csv"))
    found = told(stores)
    assert found[SCHOOL, "4"] == ("shown", 50.0, 30, None)
    assert found[SCHOOL, ALL][0] == "protect"
    assert findings(stores) == []


def test_what_comes_later_is_masked_with_what_is_there(stores: Stores) -> None:
    """The municipality and one of its two schools are told; the other, which then comes, follows from them."""
    take(stores, checked({(MUNICIPALITY, ALL): (51.0, 51), (SCHOOL, ALL): (50.0, 48)}))
    take(stores, checked({(OTHER, ALL): (66.7, 3)}, file="senere.csv"))
    assert told(stores)[OTHER, ALL][0] == "few"
    assert findings(stores) == []


def test_three_pupils_of_no_known_school_are_protected_before_their_school_comes(stores: Stores) -> None:
    take(stores, checked({(MUNICIPALITY, ALL): (51.0, 51), (SCHOOL, ALL): (50.0, 48)}))
    assert [one[0] for one in told(stores).values()].count("shown") == 1


def test_a_late_pupil_is_not_told(stores: Stores) -> None:
    take(stores, checked({(SCHOOL, ALL): (50.0, 48)}))
    changed = take(stores, checked({(SCHOOL, ALL): (51.0, 49)}, file="rettet.csv"))
    assert changed.changed == 1
    assert told(stores)[SCHOOL, ALL] == ("protect", None, None, None)
    assert findings(stores) == []


def test_a_figure_put_back_is_told_again(stores: Stores) -> None:
    first = checked({(SCHOOL, ALL): (50.0, 48)})
    take(stores, first)
    take(stores, checked({(SCHOOL, ALL): (51.0, 49)}, file="rettet.csv"))
    assert take(stores, first).changed == 1
    assert told(stores)[SCHOOL, ALL] == ("shown", 50.0, 48, None)


def test_a_hidden_value_changes_nothing_in_the_store(stores: Stores) -> None:
    """Nor does it change which others are hidden: the same bytes, whatever the three pupils can."""
    take(stores, checked(FIGURES))
    before = dump(stores.store)["indicator_value"]
    for value in (0.0, 200 / 3, 100.0):
        take(stores, checked(FIGURES | {(SCHOOL, "2"): (value, 3)}, file=f"{value}.csv"))
        assert dump(stores.store)["indicator_value"] == before


def test_what_the_source_hides_is_never_nought(stores: Stores) -> None:
    take(stores, checked(FIGURES | {(SCHOOL, "2"): (None, 9)}))
    assert told(stores)[SCHOOL, "2"] == ("suppressed", None, None, None)
    assert told(stores)[SCHOOL, "4"][0] == "protect"


def test_the_country_s_figures_are_told_as_they_were_published(stores: Stores) -> None:
    take(stores, checked({(COUNTRY_CODE, ALL): (72.4, None)}))
    with reading(stores.store) as store:
        row = store.execute(select(tables.indicator_value)).one()
    assert (row.unit_id, row.value, row.status) == (0, 72.4, "shown")


def test_another_school_year_is_left_alone(stores: Stores) -> None:
    take(stores, checked(FIGURES, year=2017))
    before = dump(stores.store)["indicator_value"]
    take(stores, checked(FIGURES, year=2018))
    assert set(before) < set(dump(stores.store)["indicator_value"])


def test_what_is_made_up_is_marked(stores: Stores) -> None:
    take(stores, checked(FIGURES, made_up=True))
    with reading(stores.store) as store:
        assert set(store.execute(select(tables.indicator_value.c.made_up)).scalars()) == {True}


def test_an_own_indicator_and_matched_names_come_with_the_file(stores: Stores) -> None:
    own = {
        "key": "own_one",
        "name": {"da": "Egen", "en": "Own"},
        "definition": {"da": "En egen.", "en": "One of ours."},
        "kind": "share",
        "publication": "internal",
        "source": {"da": "Kommunen", "en": "The municipality"},
        "local": True,
    }
    row = Given("own_one", SCHOOL, 2018, ALL, ALL, 50.0, 40, Told.SHOWN, "Kommunen", 2)
    file = Checked("egne.csv", "e" * 64, (row,), own=(own,), matches={"bogeskolen": SCHOOL})
    outcome = take(stores, file)
    assert (outcome.definitions, outcome.matches) == (1, 1)
    assert told(stores)[SCHOOL, ALL] == ("shown", 50.0, 40, None)
    assert not take(stores, file).fresh


def test_when_the_audit_refuses_nothing_is_changed(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mask that hides too little, and no attempt to hide more."""
    before = dump(stores.store), dump(stores.vault)
    monkeypatch.setattr(drafting, "ATTEMPTS", 0)
    monkeypatch.setattr("dashboard.indicators.disclosure.freedom.Freedom.gives_away", lambda *_: False)
    with pytest.raises(NotSafe):
        take(stores, checked(FIGURES))
    assert (dump(stores.store), dump(stores.vault)) == before


def test_publishing_again_gives_the_same_and_puts_right_what_was_changed(stores: Stores) -> None:
    take(stores, checked(FIGURES))
    before = dump(stores.store)["indicator_value"]
    with writing(stores.store) as store:
        store.execute(update(tables.indicator_value).values(value=12.0))
    assert set(findings(stores)) == {"cell"}
    publish_again(stores.vault, stores.store)
    assert dump(stores.store)["indicator_value"] == before
    assert findings(stores) == []


def test_a_value_without_truth_is_found(stores: Stores) -> None:
    take(stores, checked(FIGURES))
    with writing(stores.store) as store:
        row = dict(store.execute(select(tables.indicator_value)).mappings().first() or {})
        store.execute(insert(tables.indicator_value).values(row | {"grade": "8", "status": "shown", "value": 1.0}))
    assert findings(stores) == ["cell"]


def test_what_was_told_is_remembered_once(stores: Stores) -> None:
    take(stores, checked(FIGURES))
    publish_again(stores.vault, stores.store)
    with reading(stores.vault) as vault:
        rows = vault.execute(select(vault_tables.indicator_told)).all()
    assert sorted((row.grade, row.value, row.n, row.position) for row in rows) == [
        ("6", 56.0, 25, 0),
        (ALL, 50.0, 48, 0),
    ]


def test_every_shipped_indicator_can_be_brought_in(stores: Stores) -> None:
    rows = tuple(
        Given(one.key, SCHOOL, 2018, ALL, ALL, (one.lowest + one.highest) / 2, 40, Told.SHOWN, "Kommunen", row)
        for row, one in enumerate(shipped().values(), 2)
    )
    outcome = take(stores, Checked("alle.csv", "a" * 64, rows))
    assert outcome.statuses == {Told.SHOWN: len(shipped())}
    assert findings(stores) == []
