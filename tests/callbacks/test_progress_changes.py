"""The section of changes as readers of every role are sent it: rows that are open to them, and verdicts that stay."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

Page = Callable[[str, str], str]
Users = Callable[[str], FlaskClient]
HEADING = re.compile(r'"children": "([^"]*)"[^{}]*\}, "type": "H2"')


def units(users: Users, name: str, kind: str) -> dict[int, str]:
    """That the reader may open in some round."""
    found = users(name).get("/api/v1/units").json
    return {one["unit"]: one["name"] for one in found if one["kind"] == kind}


def asked(users: Users, name: str, unit: int) -> bool:
    """Whether parents were asked in the newest round, and the reader may open the unit there."""
    answer = users(name).get(f"/api/v1/cells?round=2019&unit={unit}&form=parent")
    return answer.status_code == 200 and any(row["status"] != "absent" for row in answer.json)


def heading(page: str) -> str:
    found = HEADING.search(page)
    assert found, page[:500]
    return found[1]


@pytest.mark.parametrize("name", ["programme", "municipality", "leader"])
def test_rows_are_the_institutions_that_are_open_to_the_reader(page: Page, users: Users, name: str) -> None:
    everybody = units(users, "leader", "institution") | units(users, "municipality", "institution")
    [municipality] = units(users, "leader", "municipality")
    table = page(name, f"/progress/{municipality}?section=changes&form=parent&round=2019")
    own = units(users, name, "institution")
    expected = {called for unit, called in own.items() if asked(users, name, unit)}
    assert expected
    assert {called for called in everybody.values() if f'"children": "{called}"' in table} == expected


def test_a_leader_finds_no_other_institution_on_the_municipalitys_page(page: Page, users: Users) -> None:
    [municipality] = units(users, "leader", "municipality")
    [own] = units(users, "leader", "institution").values()
    told = page("leader", f"/progress/{municipality}?section=changes&form=parent")
    others = set(units(users, "municipality", "institution").values()) - {own}
    assert others
    assert own in told
    assert not [one for one in others if one in told]


@pytest.mark.parametrize(
    "choice", ["type=nothing", "release=both&order=size", "order=verdict", "page=9", "page=all", "kind=team"]
)
def test_no_choice_of_rows_changes_the_finding(page: Page, users: Users, choice: str) -> None:
    [municipality] = units(users, "municipality", "municipality")
    address = f"/progress/{municipality}?section=changes&form=parent"
    assert heading(page("municipality", address)) == heading(page("municipality", f"{address}&{choice}"))


@pytest.mark.parametrize("section", ["", "&section=log"])
def test_what_is_never_shown_whole_begins_with_its_first_page(page: Page, section: str) -> None:
    whole = page("administrator", f"/administration?page=all{section}")
    assert f'"list {"log" if section else "accounts"}"' in whole


def test_all_notes_begin_with_the_first_page(page: Page, users: Users) -> None:
    [unit] = units(users, "leader", "institution")
    assert '"className": "conversations"' in page("leader", f"/profile/{unit}?section=notes&page=all")


@pytest.mark.parametrize("kind", ["institution", "team", "child_group"])
def test_a_table_is_told_below_every_level_that_has_one(page: Page, users: Users, kind: str) -> None:
    for unit in list(units(users, "leader", kind))[:2]:
        told = page("leader", f"/progress/{unit}?section=changes")
        assert ('"className": "heat-map"' in told) is (kind != "child_group")


def test_without_an_earlier_round_the_page_says_so(page: Page, users: Users) -> None:
    [unit] = units(users, "leader", "institution")
    assert (
        heading(page("leader", f"/progress/{unit}?section=changes&round=2015")) == "Her er kun én runde at vise endnu"
    )
