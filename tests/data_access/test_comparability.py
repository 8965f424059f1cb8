"""The map of what can be compared follows the packages alone: a reworded question breaks its line without any code."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.comparability import Comparability, Line, Mark
from dashboard.selection import Selection
from data_access.catalogue import read
from data_access.engine import reading
from data_access.questions import units
from data_access.questions.comparability import comparability
from data_access.questions.profile import profile
from tests.packages.builders import Change, package, pupil_answers, replaced
from tests.stores import Stores

LISTEN, HEAR = "Min lærer lytter", "Min lærer hører godt efter"
Q2 = f'\n[item.q2]\ntext = {{ da = "{LISTEN}", en = "My teacher listens" }}\n'
REWORDED = f'\n[item.q2]\nversion = 2\ntext = {{ da = "{HEAR}" }}\n'
Edit = Callable[[str], str]


def take(stores: Stores, folder: Path, year: str, change: Edit = lambda text: text, **more: Change) -> None:
    """A round of that year, with its mapping edited."""
    moved = replaced("2015", year, count=-1)
    stores.take(package(folder / year, mapping=lambda text: change(moved(text)), pupil=pupil_answers(12), **more))


@pytest.fixture
def asking(stores: Stores) -> Callable[..., Comparability | None]:
    def ask(scope: Scope = OPERATOR, **chosen: str) -> Comparability | None:
        with reading(stores.store) as store:
            return comparability(scope, store, read(store), Selection("comparability", **chosen))

    return ask


@pytest.fixture
def connection(stores: Stores) -> Iterator[Connection]:
    with reading(stores.store) as connection:
        yield connection


def lines(found: Comparability | None) -> dict[str, list[Line]]:
    assert found is not None
    return {factor.key: [link.line for link in factor.links] for factor in found.factors}


def marks(found: Comparability | None) -> dict[str, list[Mark]]:
    assert found is not None
    return {item.key: list(item.marks) for factor in found.factors for item in factor.items}


Ask = Callable[..., Comparability | None]


def test_a_reworded_question_breaks_the_line_and_removes_the_trend(stores: Stores, tmp_path: Path, asking: Ask) -> None:
    take(stores, tmp_path, "2015", lambda text: text + Q2)
    take(stores, tmp_path, "2017", lambda text: text + REWORDED)
    found = asking(form="pupil")
    assert lines(found) == {
        "relation": [Line.FIRST, Line.BROKEN],
        "wellbeing": [Line.FIRST, Line.UNBROKEN],
    }
    assert marks(found)["q2"] == [Mark.FIRST, Mark.REWORDED]
    assert marks(found)["q1"] == [Mark.FIRST, Mark.SAME]
    with reading(stores.store) as store:
        catalogue = read(store)
        [root] = [way for way in units.all_of_round(OPERATOR, store, catalogue.rounds[-1].id) if len(way) == 1]
        shown = profile(OPERATOR, store, catalogue, Selection("profile", root[-1].unit, form="pupil", against="2015"))
    assert shown is not None
    comparable = {factor.key: [point.comparable for point in factor.earlier] for factor in shown.factors}
    assert comparable == {"relation": [False], "wellbeing": [True]}
    assert {factor.key for factor in shown.factors if factor.difference} <= {"wellbeing"}


def test_every_wording_is_told_in_the_languages_it_has(stores: Stores, tmp_path: Path, asking: Ask) -> None:
    take(stores, tmp_path, "2015", lambda text: text + Q2)
    take(stores, tmp_path, "2017", lambda text: text + REWORDED)
    found = asking(form="pupil")
    assert found is not None
    items = {item.key: item for factor in found.factors for item in factor.items}
    told = [(one.text.da, one.text.in_language("en"), one.rounds) for one in items["q2"].wordings if one.text]
    assert told == [(LISTEN, "My teacher listens", ("2015",)), (HEAR, HEAR, ("2017",))]
    assert [one.text for one in items["q3"].wordings] == [None]


@pytest.mark.parametrize(
    ("edit", "key", "mark"),
    [
        (replaced('items = ["q1", "q2", "q3"]\nreversed = ["q3"]', 'items = ["q1", "q2"]'), "q3", Mark.DROPPED),
        (replaced('items = ["q1", "q2", "q3"]', 'items = ["q1", "q2", "q3", "q4"]'), "q4", Mark.NEW),
        (replaced('reversed = ["q3"]', "reversed = []"), "q3", Mark.SCALE),
        (replaced("scale = [1, 4]", "scale = [0, 4]"), "q5", Mark.SCALE),
    ],
)
def test_whatever_else_a_package_changes_is_on_the_map(
    stores: Stores, tmp_path: Path, asking: Ask, edit: Edit, key: str, mark: Mark
) -> None:
    take(stores, tmp_path, "2015")
    take(stores, tmp_path, "2017", edit)
    found = asking(form="pupil")
    assert found is not None
    told = [item.marks[1] for factor in found.factors for item in factor.items if item.key == key]
    assert mark in told
    assert [factor.key for factor in found.factors if factor.is_broken]


def test_a_round_that_asks_as_before_is_comparable_across_one_that_did_not(
    stores: Stores, tmp_path: Path, asking: Ask
) -> None:
    take(stores, tmp_path, "2015")
    take(stores, tmp_path, "2017", lambda text: text + REWORDED)
    take(stores, tmp_path, "2019")
    found = asking(form="pupil")
    assert found is not None
    relation = found.factors[0]
    assert [(link.line, link.comparable) for link in relation.links] == [
        (Line.FIRST, ()),
        (Line.BROKEN, ()),
        (Line.BACK, ("2015",)),
    ]


def test_the_newest_round_and_its_first_form_are_shown_first(stores: Stores, tmp_path: Path, asking: Ask) -> None:
    take(stores, tmp_path, "2015")
    take(stores, tmp_path, "2017")
    found = asking()
    assert found is not None
    assert (found.selection.form, found.selection.round) == ("pupil", "2017")
    assert [form.key for form in found.forms] == ["pupil", "staff"]
    chosen = asking(form="staff", round="2015")
    assert chosen is not None
    assert chosen.selection == Selection("comparability", round="2015", form="staff")


@pytest.mark.parametrize("chosen", [{"form": "nobody"}, {"round": "1999"}])
def test_keys_that_nobody_knows_lead_nowhere(
    stores: Stores, first_round: Path, asking: Ask, chosen: dict[str, str]
) -> None:
    stores.take(first_round)
    assert asking(**chosen) is None


def test_a_store_without_rounds_has_no_map(asking: Ask) -> None:
    assert asking() is None


def test_any_role_reads_it_and_nobody_without_one(stores: Stores, first_round: Path, asking: Ask) -> None:
    stores.take(first_round)
    assert asking(Scope()) is None
    for role in Role:
        assert asking(Scope((Grant(role, 1),))) is not None
