"""A municipality's own catalogue: everything that is wrong is told at once, and what is right becomes indicators."""

import tomllib
from typing import Any

import pytest

from dashboard.indicators.catalogue import Aim, Kind, Publication, indicators, shipped
from dashboard.indicators.own import NEEDED, Wrong, check, complete
from dashboard.language import LANGUAGES
from tests.house import source

RIGHT = """
[[indicator]]
key = "swimming"
name = { da = "Kan svømme", en = "Can swim" }
definition = { da = "Andelen af elever i 5. klasse, der kan svømme 200 meter." }
kind = "share"
source = { da = "Kommunens egen optælling" }
grades = ["5"]
goal = "trust"
breaks = [{ school_year = "2018/19", why = { da = "Ny prøve." }, grades = ["all", "5"] }]

[[indicator]]
key = "joy_of_reading"
name = { da = "Læselyst" }
definition = { da = "Gennemsnittet af elevernes svar om at læse." }
kind = "mean"
range = [1, 5]
spread = 0.9
decimals = 1
higher_is = "better"
publication = "public"
levels = ["municipality"]
construct = "motivation"
source = { da = "Kommunens egen måling" }
"""


def row(**fields: Any) -> dict[str, Any]:
    """The first of the right ones, changed; None leaves a field out."""
    first = tomllib.loads(RIGHT)["indicator"][0]
    return {key: value for key, value in {**first, **fields}.items() if value is not None}


def wrong(**fields: Any) -> list[tuple[str | None, str]]:
    return [(one.field, one.reason) for one in check({"indicator": [row(**fields)]}, shipped(), {})]


def test_a_right_file_is_taken_and_becomes_indicators() -> None:
    file = tomllib.loads(RIGHT)
    assert check(file, shipped(), {}) == []
    found = indicators({"indicator": [complete(one) for one in file["indicator"]]})
    swimming, joy = found["swimming"], found["joy_of_reading"]
    assert (swimming.kind, swimming.publication, swimming.local) == (Kind.SHARE, Publication.INTERNAL, True)
    assert (swimming.aim, swimming.target, swimming.goal) == (Aim.LEVEL, None, "trust")
    assert [(at.school_year, at.grades) for at in swimming.breaks] == [(2018, ("all", "5"))]
    assert (joy.lowest, joy.highest, joy.spread, joy.publication) == (1, 5, 0.9, Publication.PUBLIC)


@pytest.mark.parametrize("field", NEEDED)
def test_a_missing_field_is_told(field: str) -> None:
    assert (field, "needed") in wrong(**{field: None})


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("key", "Swimming", "key"),
        ("key", "5swim", "key"),
        ("key", 5, "key"),
        ("key", "reading_good", "taken"),
        ("name", "Kan svømme", "no_danish"),
        ("name", {"en": "Can swim"}, "no_danish"),
        ("name", {"da": " "}, "no_danish"),
        ("name", {"da": "Kan svømme", "de": "Kann schwimmen"}, "language"),
        ("name", {"da": "a" * 81}, "too_long"),
        ("definition", {"da": "Spørg 010203-1234."}, "cpr"),
        ("kind", "part", "not_one_of"),
        ("kind", ["share"], "not_one_of"),
        ("goal", "health", "not_one_of"),
        ("higher_is", "good", "not_one_of"),
        ("publication", "secret", "not_one_of"),
        ("levels", ["team"], "not_one_of"),
        ("levels", ["programme"], "not_one_of"),
        ("levels", [], "levels"),
        ("levels", "institution", "levels"),
        ("grades", ["all"], "grade"),
        ("grades", [5], "grade"),
        ("grades", ["5", "5"], "twice"),
        ("grades", ["4-6", "6-9"], "grades_overlap"),
        ("grades", ["8", "0-3", "2-4"], "grades_overlap"),
        ("grades", ["010190-1234"], "cpr"),
        ("name", {"da": "Kan\0svømme"}, "unprintable"),
        ("source", {"da": "Kommunen\x1b[31m"}, "unprintable"),
        ("definition", {"da": "Andelen\u202e af elever"}, "unprintable"),
        ("decimals", 4, "decimals"),
        ("decimals", True, "decimals"),
        ("decimals", 1.0, "decimals"),
        ("range", [5, 1], "range"),
        ("range", [1, float("inf")], "range"),
        ("range", [1], "range"),
        ("spread", 0, "spread"),
        ("spread", "0,8", "spread"),
        ("breaks", {"school_year": "2018/19"}, "break"),
        ("breaks", [{"school_year": "2018/19"}], "break"),
        ("breaks", [{"school_year": 2018, "why": {"da": "Ny prøve."}}], "school_year"),
        ("breaks", [{"school_year": "2018/20", "why": {"da": "Ny prøve."}}], "school_year"),
        ("breaks", [{"school_year": "2018/19", "why": "Ny prøve."}], "no_danish"),
        ("breaks", [{"school_year": "2018/19", "why": {"da": "Ny."}, "grades": [8]}], "grade"),
        ("construct", "a b", "construct"),
        ("target", 80, "set_elsewhere"),
        ("aim", "course", "set_elsewhere"),
        ("local", False, "set_elsewhere"),
        ("colour", "red", "field"),
        ("why", {"da": "Fordi."}, "field"),
    ],
)
def test_what_will_not_do_is_told_with_its_field_and_reason(field: str, value: object, reason: str) -> None:
    assert (field, reason) in wrong(**{field: value})


def test_a_mean_needs_its_scale_and_its_spread_and_a_share_has_neither() -> None:
    assert wrong(kind="mean") == [("spread", "needed_for_kind"), ("range", "needed_for_kind")]
    assert wrong(spread=0.5, range=[0, 1]) == [("spread", "not_for_kind"), ("range", "not_for_kind")]
    assert wrong(kind="rate") == [("spread", "needed_for_kind")]
    assert wrong(kind="count", range=[0, 1000]) == []


@pytest.mark.parametrize("grades", [["4-6", "7-9"], ["4-6", "5", "4"], ["0-9", "0-3", "4-6"], ["4-6", "after 9"]])
def test_grades_may_lie_beside_and_inside_each_other(grades: list[str]) -> None:
    assert wrong(grades=grades) == []


def again(**fields: Any) -> list[tuple[str | None, str]]:
    """What is wrong with a mean once there are values of it."""
    mean = tomllib.loads(RIGHT)["indicator"][1]
    before = indicators({"indicator": [complete(mean)]})
    found = check({"indicator": [{**mean, **fields}]}, shipped(), before)
    assert check({"indicator": [{**mean, **fields}]}, shipped(), {}) == []
    return [(one.field, one.reason) for one in found]


@pytest.mark.parametrize(
    ("field", "value"),
    [("range", [1, 10]), ("spread", 1.1), ("decimals", 2), ("levels", ["municipality", "institution"])],
)
def test_what_values_were_kept_by_stays_as_it_is(field: str, value: object) -> None:
    assert again(**{field: value}) == [(field, "in_use")]


def test_a_share_with_values_becomes_no_count() -> None:
    before = indicators({"indicator": [complete(row())]})
    (found,) = check({"indicator": [row(kind="count")]}, shipped(), before)
    assert (found.row, found.field, found.reason) == (1, "kind", "in_use")


def test_what_is_internal_is_never_published_later_but_what_is_published_may_become_internal() -> None:
    before = indicators({"indicator": [complete(row())]})
    for wider in ("public", "target_met"):
        (found,) = check({"indicator": [row(publication=wider)]}, shipped(), before)
        assert (found.field, found.reason) == ("publication", "told_wider")
    for narrower in ("public", "target_met", "internal"):
        assert again(publication=narrower) == []


def test_words_may_be_put_right_while_there_are_values() -> None:
    assert again(name={"da": "Glæde ved at læse"}, source={"da": "Kommunen"}, levels=["municipality"]) == []


def test_a_key_that_stands_twice_is_told_at_both() -> None:
    found = check({"indicator": [row(), row()]}, shipped(), {})
    assert [(one.row, one.reason) for one in found] == [(1, "key_twice"), (2, "key_twice")]


def test_everything_is_told_at_once_with_its_place() -> None:
    file = {"indicator": [row(kind="part", colour="red"), row(key="other"), row(key="Third", decimals=9)], "more": 1}
    found = check(file, shipped(), {})
    assert [(one.row, one.field, one.reason) for one in found] == [
        (None, "more", "table"),
        (1, "kind", "not_one_of"),
        (1, "colour", "field"),
        (3, "key", "key"),
        (3, "decimals", "decimals"),
    ]


@pytest.mark.parametrize("file", [{}, {"indicator": []}, {"indicator": {"key": "a"}}, {"indicator": ["a"]}])
def test_a_file_without_indicators_is_refused(file: dict[str, Any]) -> None:
    assert check(file, shipped(), {}) == [Wrong(None, "indicator", None, "none")]


def test_what_looks_like_a_cpr_number_is_not_repeated() -> None:
    found = check({"indicator": [row(definition={"da": "Spørg 010203-1234."})]}, shipped(), {})
    assert "0203" not in str(found)


def test_what_stands_there_is_shown_but_not_at_any_length() -> None:
    (found,) = check({"indicator": [row(key="a" * 500)]}, shipped(), {})
    assert found.value is not None
    assert len(found.value) <= 60


def test_every_reason_has_words_in_both_languages() -> None:
    written = " ".join(
        (source.ROOT / "dashboard" / "indicators" / name).read_text()
        for name in ("own.py", "own_fields.py", "own_in_use.py")
    )
    told = {
        key.removeprefix("own_indicator.reason.") for key in LANGUAGES["da"].texts if "own_indicator.reason." in key
    }
    assert len(told) > 20
    assert all(f'"{reason}"' in written for reason in told)
    assert all(reason in told for reason in ("needed", "key_twice", "not_for_kind", "set_elsewhere", "none", "table"))
