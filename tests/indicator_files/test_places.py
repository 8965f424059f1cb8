"""Places are found by number or name; a spelling that is only nearly right waits for somebody to confirm it."""

from pathlib import Path

import pytest

from dashboard.indicators.values import COUNTRY_CODE
from data_access.indicators.files.places import Matching, Places, Proposal, Unit
from data_access.packages.columns import Fault
from tests.indicator_files.delivered import PLACES, UNITS, long, problems, taken

MATCHING = Matching(PLACES)


def test_units_know_their_own_numbers_and_names() -> None:
    for unit in UNITS:
        assert MATCHING.unit(unit.code) == unit
    assert MATCHING.unit("Aabenraa") == UNITS[1]
    assert MATCHING.unit(" 580.0 ") == UNITS[1]


@pytest.mark.parametrize("text", ["country", "Hele landet", "Danmark", "LANDET"])
def test_the_country_has_words_of_its_own(text: str) -> None:
    found = MATCHING.unit(text)
    assert isinstance(found, Unit)
    assert found.code == COUNTRY_CODE


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Åbenrå", "580"),
        ("AABENRAA", "580"),
        ("Aabenraa Kommune", "580"),
        ("A\u030abenra\u030a kommune", "580"),
        ("Aeroe", "492"),
        ("ÆRØ KOMMUNE", "492"),
        ("Københavns Kommune", "101"),
        ("Aaskolen", "0015"),
        ("15", "0015"),
        ("00015", "0015"),
    ],
)
def test_a_spelling_is_proposed(text: str, code: str) -> None:
    found = MATCHING.unit(text)
    assert isinstance(found, Proposal)
    assert found.unit.code == code


def test_a_spelling_that_was_confirmed_is_known_in_every_way_of_writing_it() -> None:
    proposed = MATCHING.unit("Åbenrå")
    assert isinstance(proposed, Proposal)
    matching = Matching(Places(PLACES.units, {proposed.spelling: proposed.unit.code}))
    assert matching.unit("Åbenrå") == matching.unit("Aabenraa kommune") == UNITS[1]
    assert matching.unit("Ærø kommune") == Proposal("aeroe", UNITS[2])


def test_a_name_of_two_places_is_refused_with_both() -> None:
    for text in ("Nørreskolen", "NØRRESKOLEN"):
        found = MATCHING.unit(text)
        assert isinstance(found, Fault)
        assert found.reason == "unit_ambiguous"
        assert found.fields["units"] == ["280123 (Nørreskolen)", "280124 (Nørreskolen)"]


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    assert MATCHING.unit("Aabenaa") == Fault("place_unknown", {"hint": "Aabenraa"})
    assert MATCHING.unit("Hjørring") == Fault("place_unknown", {"hint": None})
    assert MATCHING.unit(" ") == Fault("unit_empty")


def test_a_description_may_say_what_a_name_means() -> None:
    matching = Matching(PLACES, {"Den gule skole": "280124", "Nowhere": "999"})
    assert matching.unit("Den gule skole") == UNITS[6]
    assert matching.unit("Nowhere") == Fault("unit_code_unknown", {"code": "999"})


def test_a_file_of_one_level_means_no_place_of_another() -> None:
    places = Places({"1": Unit("1", "municipality", "Ringe"), "2": Unit("2", "institution", "Ringe")})
    assert isinstance(Matching(places).unit("Ringe"), Fault)
    assert Matching(places.only("institution")).unit("Ringe") == places.units["2"]


def test_a_spelling_is_taken_only_when_it_is_confirmed_and_is_then_kept(tmp_path: Path) -> None:
    path = long(tmp_path, ("absence", "Åbenrå", "2019/20", "all", "all", "5,9", "", "", ""))
    (problem,) = problems(path)
    assert (problem.row, problem.value) == (2, "Åbenrå")
    assert "Aabenraa (580)" in problem.reason_en
    assert "--confirm" in problem.reason_en
    read = taken(path, confirm=True)
    assert read.checked.rows[0].unit == "580"
    assert read.checked.matches == {"aabenraa": "580"}
    assert [one.value for one in read.notices] == ["Åbenrå"]
    assert not taken(path, places=Places(PLACES.units, read.checked.matches)).checked.matches


def test_units_of_others_are_skipped_only_where_the_description_says_so(tmp_path: Path) -> None:
    rows = [
        ("absence", "Hjørring", "no year", "all", "all", "x", "", "", ""),
        ("absence", "Aabenaa", "2019/20", "all", "all", "5", "", "", ""),
        ("absence", "Ærø", "2019/20", "all", "all", "6", "", "", ""),
    ]
    assert len(problems(long(tmp_path, *rows))) == 4
    read = taken(long(tmp_path, *rows, description='others = "skip"'))
    assert [(row.unit, row.value) for row in read.checked.rows] == [("492", 6.0)]
    skipped, near = read.notices
    assert "2 places" in skipped.reason_en
    assert "Hjørring, Aabenaa" in skipped.reason_en
    assert near.value == "Aabenaa"
    assert "Did you mean Aabenraa?" in near.reason_en
