"""The changes of the units below one, from published stores, beside slow sums over the cells that stand there."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.cells import Status
from dashboard.heat_map import Change, Earlier, Group, HeatMap, Line
from dashboard.selection import Selection
from data_access import releases, tables
from data_access.catalogue import read
from data_access.engine import reading, writing
from data_access.questions import units
from data_access.questions.change import changes as changes_of_one
from data_access.questions.progress.changes import changes
from data_access.questions.progress.frame import frame
from tests import reference_progress_changes as reference
from tests.publication import published
from tests.publication.programme import SCALE, make_survey
from tests.publication.surveys import Survey
from tests.stores import Stores, new_stores

YEARS = ("2015", "2017")
FACTORS = ("relation", "wellbeing", "harbour")  # asked in the same way in both rounds; the last in the north alone
NEW, UNASKED = "N6", "S5"  # a school that was not there before, and one that had no pupils to ask
OPEN = {"2015": ("N1",), "2017": ("N1", "N2", "S1")}
FRESH = {"key": "noise", "scale": SCALE, "items": ["q6", "q7"]}


def before() -> Survey:
    survey = make_survey(2015)
    units = [unit for unit in survey.units if not unit[0].startswith(NEW)]
    answers = {form: [one for one in rows if not one.unit.startswith(NEW)] for form, rows in survey.answers.items()}
    answers["pupil"] = [one for one in answers["pupil"] if not one.unit.startswith(UNASKED)]
    return replace(survey, units=units, answers=answers, invited={})


def now() -> Survey:
    """One factor asked with a question more, and one that is new."""
    survey = make_survey(2017, seed=2).with_factor("pupil", FRESH)
    return survey.changed("pupil", "worry", items=["q4", "q5", "q6"])


def take(made: Stores, folder: Path) -> Stores:
    made.take(before().write(folder / "2015"))
    made.take(now().write(folder / "2017"))
    with writing(made.store) as store:
        for place, year in enumerate(YEARS, 1):
            for code in OPEN[year]:
                unit = store.execute(select(tables.unit.c.id).where(tables.unit.c.code == code)).scalar_one()
                releases.look(store, place, unit, "anna")
                releases.release(store, place, unit, "anna", with_teams=False)
    return made


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    folder = tmp_path_factory.mktemp("changes")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
        yield take(made, folder)


def number(stores: Stores, code: str) -> int:
    with reading(stores.store) as store:
        return int(store.execute(select(tables.unit.c.id).where(tables.unit.c.code == code)).scalar_one())


def asked(stores: Stores, code: str, scope: Scope = OPERATOR, **more: str) -> HeatMap | None:
    selection = Selection("progress", number(stores, code), section="changes", **({"form": "pupil"} | more))
    with reading(stores.store) as store:
        catalogue = read(store)
        at = frame(scope, store, catalogue, selection)
        return changes(scope, store, catalogue, at) if at else None


def got(stores: Stores, code: str, scope: Scope = OPERATOR, **more: str) -> HeatMap:
    found = asked(stores, code, scope, **more)
    assert found is not None
    return found


def above(stores: Stores, role: Role, code: str) -> Scope:
    over = frozenset({number(stores, "pfl")} - {number(stores, code)})
    with reading(stores.store) as store:
        return Scope((Grant(role, number(stores, code), None, over),), opened=releases.opened(store))


def leader(stores: Stores, code: str) -> Scope:
    over = {number(stores, one) for one in ("pfl", code[0])}
    return Scope((Grant(Role.LEADER, number(stores, code), None, frozenset(over)),))


def codes(stores: Stores, found: HeatMap) -> dict[str, Line]:
    with reading(stores.store) as store:
        names = {row.id: row.code for row in store.execute(select(tables.unit))}
    return {names[line.unit.unit]: line for line in found.lines}


def expected(stores: Stores, units: dict[str, set[str]]) -> tuple[dict, dict]:
    """The oracle's table of all factors, and what it makes of it; `units` are those open in each year."""
    spreads, table = {}, {}
    with reading(stores.store) as store:
        known = {one.key: one for one in read(store).factors[len(YEARS)]}
    for factor in FACTORS:
        spreads[factor] = (known[factor].within or 0, known[factor].between or 0)
        cells = {year: published.cells(stores, year, "pupil", factor) for year in YEARS}
        for unit in sorted(units["2017"]):
            sides = (cells[year].get((unit, "all")) if unit in units[year] else None for year in ("2017", "2015"))
            table[unit, factor] = tuple(
                (cell.points, cell.n, cell.groups) if cell and cell.status == "shown" else None for cell in sides
            )
    return table, reference.changes(table, spreads)


def told_by(stores: Stores, found: HeatMap) -> dict:
    return {
        (code, column.key): (one.value, one.low, one.high, str(one.verdict), str(one.size))
        for code, line in codes(stores, found).items()
        for column, change in zip(found.columns, line.changes, strict=True)
        if (one := change.difference)
    }


def all_of(kind: str, survey: Survey) -> set[str]:
    return {code for code, _, found, _ in survey.units if found == kind}


def everything(kind: str) -> dict[str, set[str]]:
    return {"2015": all_of(kind, before()), "2017": all_of(kind, now())}


@pytest.mark.parametrize(("kind", "rows"), [("municipality", 2), ("institution", 11)])
def test_the_programme_is_told_by_municipality_or_by_institution(told: Stores, kind: str, rows: int) -> None:
    found = got(told, "pfl", kind=kind)
    table, changes_ = expected(told, everything(kind))
    assert len(found.lines) == rows
    assert told_by(told, found) == changes_
    assert {code: line.counts for code, line in codes(told, found).items()} == reference.totals(table, changes_, 0)


def test_the_same_on_every_database(stores: Stores, tmp_path: Path) -> None:
    made = take(stores, tmp_path)
    found = got(made, "pfl", kind="institution")
    assert told_by(made, found) == expected(made, everything("institution"))[1]
    assert Counter(line.earlier for line in found.lines) == {Earlier.THERE: 9, Earlier.NEW: 1, Earlier.UNASKED: 1}
    visible = got(made, "N", above(made, Role.MUNICIPALITY, "N"))
    assert {code: line.earlier for code, line in codes(made, visible).items()} == {
        "N1": Earlier.THERE,
        "N2": Earlier.CLOSED,
    }


def test_classes_of_an_institution_are_one_family(told: Stores) -> None:
    found = got(told, "N1", kind="child_group")
    open_ = {year: {f"N1-{place}" for place in (1, 2, 3)} for year in YEARS}
    assert told_by(told, found) == expected(told, open_)[1]


def test_where_there_are_no_teams_an_institution_is_told_by_class(told: Stores) -> None:
    assert (got(told, "N1").kind, got(told, "N1").kinds) == ("child_group", ("child_group",))
    teamed = got(told, "N3")
    assert (teamed.kind, teamed.kinds) == ("team", ("team", "child_group"))
    assert len(got(told, "N3", kind="child_group").lines) == 3
    assert len(got(told, "N3-t").lines) == 3


def test_a_kind_that_is_not_below_gives_way_to_the_usual_one(told: Stores) -> None:
    assert got(told, "pfl", kind="child_group").kind == "municipality"
    assert got(told, "N", kind="municipality").kind == "institution"


def test_a_form_has_no_rows_below_where_its_answers_are_told(told: Stores) -> None:
    assert got(told, "pfl", form="leader").kinds == ("municipality",)
    found = got(told, "N", form="leader")
    assert (found.kind, found.lines) == (None, ())
    assert found.whole.is_told


def test_a_unit_says_why_it_has_no_earlier_figure(told: Stores) -> None:
    lines = codes(told, got(told, "pfl", kind="institution"))
    assert {code: line.earlier for code, line in lines.items() if line.earlier is not Earlier.THERE} == {
        NEW: Earlier.NEW,
        UNASKED: Earlier.UNASKED,
    }
    assert not lines[NEW].is_told
    assert not lines[UNASKED].is_told


def test_factors_that_were_asked_in_another_way_or_not_at_all_are_no_columns(told: Stores) -> None:
    found = got(told, "N")
    assert tuple(column.key for column in found.columns) == FACTORS
    assert [name.en for name in found.broken] == ["Worry"]
    assert [name.en for name in found.fresh] == ["Noise"]


def test_a_factor_of_another_municipality_is_no_column(told: Stores) -> None:
    assert tuple(column.key for column in got(told, "S").columns) == FACTORS[:2]


def test_hidden_cells_have_no_change_and_keep_their_reason(told: Stores) -> None:
    lines = codes(told, got(told, "N1", kind="child_group"))
    small = lines["N1-3"]
    assert {one.now.status for one in small.changes} == {Status.FEW}
    assert {one.group for one in small.changes} == {Group.UNTOLD}
    assert all(one.now.points is None and one.now.n is None for one in small.changes)


@pytest.mark.parametrize("code", ["N", "N1", "N4"])
def test_the_unit_itself_is_judged_by_itself_as_the_interface_does(told: Stores, code: str) -> None:
    found = got(told, code)
    with reading(told.store) as store:
        catalogue = read(store)
        first, last = catalogue.rounds
        rows = changes_of_one(OPERATOR, store, catalogue, number(told, code), first, last) or []
    alone = {row["factor"]: (row["difference"], row["low"], row["high"], row["verdict"]) for row in rows}
    assert {column.key: told_of(change) for column, change in zip(found.columns, found.whole.changes, strict=True)} == {
        factor: alone[factor] for factor in FACTORS
    }
    assert found.whole.is_told is (code != "N")  # hidden in the first round


def told_of(change: Change) -> tuple:
    one = change.difference
    return (one.value, one.low, one.high, str(one.verdict)) if one else (None, None, None, None)


def test_what_is_picked_and_how_it_is_sorted_changes_nothing(told: Stores) -> None:
    plain = got(told, "pfl", kind="institution")
    choices = {"type": "school", "release": "both", "order": "verdict", "factor": "relation", "page": "2"}
    assert got(told, "pfl", kind="institution", **choices) == plain


def test_the_number_of_answers_is_that_of_the_later_round(told: Stores) -> None:
    found = got(told, "pfl", kind="institution")
    answered = published.responses(told, "2017", "pupil")
    assert {code: line.answers for code, line in codes(told, found).items()} == {
        code: answered[code][0] for code in all_of("institution", now())
    }


def test_institutions_of_a_programme_stand_with_their_municipality(told: Stores) -> None:
    assert {line.place for line in got(told, "pfl", kind="institution").lines} == {"North", "South"}
    assert not got(told, "pfl", kind="municipality").is_placed
    assert not got(told, "N").is_placed


def test_there_is_nothing_before_the_first_round(told: Stores) -> None:
    assert asked(told, "pfl", round="2015") is None


Who = Callable[[Stores], Scope]
READERS: dict[str, tuple[Who, str, str, set[str]]] = {
    "programme": (lambda s: above(s, Role.PROGRAMME, "pfl"), "pfl", "institution", {"N1", "N2", "S1"}),
    "its municipality": (lambda s: above(s, Role.MUNICIPALITY, "N"), "N", "institution", {"N1", "N2"}),
    "leader, above": (lambda s: leader(s, "N4"), "N", "institution", {"N4"}),
    "leader, programme": (lambda s: leader(s, "N4"), "pfl", "institution", {"N4"}),
    "leader, municipalities": (lambda s: leader(s, "N4"), "pfl", "municipality", {"N"}),
    "municipality, below": (lambda s: above(s, Role.MUNICIPALITY, "N"), "N1", "team", set()),
}


@pytest.mark.parametrize(("who", "page", "kind", "seen"), READERS.values(), ids=READERS)
def test_rows_are_what_the_reader_may_open_in_the_later_round(
    told: Stores, who: Who, page: str, kind: str, seen: set[str]
) -> None:
    scope = who(told)
    found = got(told, page, scope, kind=kind)
    assert set(codes(told, found)) == seen
    unseen = {f"School {code}" for code in all_of("institution", now()) - seen - {page}}
    assert not any(name in repr(found) for name in unseen)


def test_the_family_is_what_the_reader_may_see(told: Stores) -> None:
    scope = above(told, Role.PROGRAMME, "pfl")
    found = got(told, "pfl", scope, kind="institution")
    open_ = {year: set(OPEN[year]) for year in YEARS}
    assert told_by(told, found) == expected(told, open_)[1]
    lines = codes(told, found)
    assert {code: line.earlier for code, line in lines.items()} == {
        "N1": Earlier.THERE,
        "N2": Earlier.CLOSED,
        "S1": Earlier.CLOSED,
    }
    assert all(one.before.status is Status.ABSENT for one in lines["N2"].changes)


def test_what_is_taken_back_is_gone(stores: Stores, tmp_path: Path) -> None:
    made = take(stores, tmp_path)
    with writing(made.store) as store:
        assert releases.undo(store, 2, number(made, "N2"), "anna")
    assert set(codes(made, got(made, "N", above(made, Role.MUNICIPALITY, "N")))) == {"N1"}


def test_another_municipality_is_not_found(told: Stores) -> None:
    assert asked(told, "S", above(told, Role.MUNICIPALITY, "N")) is None


def test_more_institutions_take_no_more_questions(told: Stores) -> None:
    assert statements(told, "institution") == statements(told, "municipality") <= 7


def test_what_lies_below_is_found_without_reading_the_whole_round(told: Stores) -> None:
    """The plan that SQLite makes for the units below a municipality."""
    with reading(told.store) as store:
        trail = units.all_of_round(OPERATOR, store, 2)[0]
        said = spoken(told, lambda: units.inside(OPERATOR, store, 2, trail, "institution"))
        [(statement, values)] = said
        plan = " ".join(row.detail for row in store.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values))
    assert "ix_ancestor_round_id_ancestor_id (round_id=? AND ancestor_id=?)" in plan
    assert "SCAN" not in plan


def test_the_other_kinds_are_only_looked_into_until_one_is_found(told: Stores) -> None:
    """Kinds without an answer to the form, and kinds with nothing that is open, are not offered."""
    with reading(told.store) as store:
        top = units.all_of_round(OPERATOR, store, 2)[0]
        form = {one.key: one.id for one in read(store).forms[2]}["pupil"]
        asked = partial(units.kinds_asked, store=store, round_id=2, trail=top, kinds=("municipality", "institution"))
        assert asked(OPERATOR, form_id=form) == ("municipality", "institution")
        assert asked(OPERATOR, form_id=999) == ()
        closed = Scope((Grant(Role.PROGRAMME, number(told, "pfl")),))
        assert asked(closed, form_id=form) == ("municipality",)


def spoken(stores: Stores, ask: Callable[[], object]) -> list[tuple[str, Any]]:
    """What the question asks of the database, with the values."""
    said: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        said.append((statement, values))

    event.listen(stores.store, "before_cursor_execute", note)
    ask()
    event.remove(stores.store, "before_cursor_execute", note)
    return said


def statements(stores: Stores, kind: str) -> int:
    """Of the programme's table of two or of eleven rows."""
    with reading(stores.store) as store:
        catalogue = read(store)
        selection = Selection("progress", number(stores, "pfl"), section="changes", form="pupil", kind=kind)
        at = frame(OPERATOR, store, catalogue, selection)
        assert at is not None
        return len(spoken(stores, lambda: changes(OPERATOR, store, catalogue, at)))
