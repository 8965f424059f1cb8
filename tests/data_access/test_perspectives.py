"""The question behind the page of perspectives: whose figures, of which forms, and no more than the reader may see."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.perspectives import Perspectives, Wording
from dashboard.selection import Selection
from data_access.catalogue import read
from data_access.engine import reading
from data_access.questions import units
from data_access.questions.perspectives import perspectives
from tests.packages.builders import package, pupil_answers, replaced
from tests.stores import Stores

SHARED = 'key = "teamwork"\nconstruct = "relation_adult"'
LEADER = """
[[form]]
key = "leader"
informant = "leader"
name = { da = "Ledere", en = "Leaders" }

[[form.factor]]
key = "view"
construct = "relation_adult"
scale = [1, 5]
items = ["l1"]
"""
Ask = Callable[..., Perspectives | None]


def mapping(text: str) -> str:
    return replaced('key = "teamwork"', SHARED)(text)


@pytest.fixture
def ask(stores: Stores, tmp_path: Path) -> Ask:
    """Pupils and staff are asked about the same thing, twelve in each class and twenty in each team."""
    staff = "\n".join(
        ["unit,team1,team2", *(f"{team},Enig,{1 + one % 4}" for team in ("0101-t", "0102-t") for one in range(20))]
    )
    stores.take(package(tmp_path, mapping=mapping, pupil=pupil_answers(12), staff=staff + "\n"))

    def ask(code: str = "0101", scope: Scope = OPERATOR, **chosen: str) -> Perspectives | None:
        with reading(stores.store) as store:
            catalogue = read(store)
            ways = units.all_of_round(OPERATOR, store, catalogue.rounds[-1].id)
            numbers = {way[-1].code: way[-1].unit for way in ways}
            return perspectives(scope, store, catalogue, Selection("perspectives", numbers[code], **chosen))

    return ask


def got(found: Perspectives | None) -> Perspectives:
    assert found is not None
    return found


def test_forms_that_ask_about_the_same_thing_stand_beside_each_other(ask: Ask) -> None:
    found = got(ask())
    assert [one.key for one in found.constructs] == ["relation_adult"]
    [construct] = found.constructs
    assert [(voice.form.key, voice.factor) for voice in construct.voices] == [
        ("pupil", "relation"),
        ("staff", "teamwork"),
    ]
    assert construct.name.da == "Relation elev–lærer"
    assert construct.wording is Wording.UNKNOWN, "most questions of the package have no words"
    assert found.alone == ()


def test_a_unit_that_only_one_form_is_put_to_has_no_perspectives(ask: Ask) -> None:
    found = got(ask("0101-4a"))
    assert found.constructs == ()
    assert [name.da for name in found.alone] == ["Relation elev–lærer"]


def test_a_factor_is_found_by_its_form_and_a_construct_by_itself(ask: Ask) -> None:
    by_factor, by_construct = got(ask(form="staff", factor="teamwork")), got(ask(factor="relation_adult"))
    assert by_factor.chosen == by_construct.chosen == "relation_adult"
    assert by_factor.selection == by_construct.selection
    assert by_factor.selection.form is None


def test_a_key_that_does_not_apply_gives_way_and_one_that_nobody_knows_leads_nowhere(ask: Ask) -> None:
    assert got(ask(form="pupil", factor="teamwork")).chosen is None
    assert got(ask(factor="wellbeing")).chosen is None
    assert got(ask(form="pupil")).selection.form == "pupil"
    assert ask(factor="nothing") is None
    assert ask(form="nobody") is None
    assert ask(round="1999") is None


def test_a_reader_sees_no_unit_that_is_not_theirs(ask: Ask) -> None:
    assert ask(scope=Scope()) is None
    assert ask("0102", Scope((Grant(Role.LEADER, _number(ask, "0101")),))) is None
    assert got(ask("0101", Scope((Grant(Role.LEADER, _number(ask, "0101")),)))).constructs


def test_those_above_are_withheld_what_could_speak_of_one_institution(ask: Ask) -> None:
    """Two institutions are too few for the municipality to be told of both together."""
    above = Scope((Grant(Role.MUNICIPALITY, _number(ask, "700")),))
    found = got(ask("700", above))
    assert "municipality" in found.withheld
    assert not any(voice.cell.shown for construct in found.constructs for voice in construct.voices)
    assert all(gap.difference is None for construct in found.constructs for gap in construct.gaps)


def test_leaders_speak_from_the_municipality_up(stores: Stores, tmp_path: Path) -> None:
    answers = {
        "answers/leader.csv": "unit,l1\n" + "".join(f"0101,{1 + one % 5}\n0102,{1 + one % 4}\n" for one in range(6))
    }
    stores.take(package(tmp_path, files=answers, mapping=lambda text: text + LEADER, pupil=pupil_answers(12)))
    with reading(stores.store) as store:
        catalogue = read(store)
        ways = units.all_of_round(OPERATOR, store, catalogue.rounds[-1].id)
        heard = {
            way[-1].code: [
                voice.form.key
                for construct in got(
                    perspectives(OPERATOR, store, catalogue, Selection("perspectives", way[-1].unit))
                ).constructs
                for voice in construct.voices
            ]
            for way in ways
        }
    assert {code for code, forms in heard.items() if "leader" in forms} == {"700", "pfl"}


def test_the_round_is_the_newest_unless_another_is_chosen(ask: Ask) -> None:
    assert got(ask()).selection.round == got(ask(round="2015")).selection.round == "2015"


def _number(ask: Ask, code: str) -> int:
    return got(ask(code)).unit.unit
