"""Targets on the page of an indicator: what is in force, the form for those who set one, and what was set before."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.indicators.catalogue import shipped
from dashboard.indicators.targets import About, Step, Targets, in_force, national
from dashboard.language import LANGUAGES, Language
from dashboard.selection import Selection
from layouts.pieces.target_form import own_targets
from layouts.pieces.target_history import target_history
from tests.dashboard.indicator_rows import set_levels
from tests.layouts import tree
from tests.layouts.tree import attribute, find

DANISH, ENGLISH = LANGUAGES["da"], LANGUAGES["en"]
READING, WELLBEING, ABSENCE = (shipped()[key] for key in ("reading_good", "wellbeing_general", "reading_poor"))
PAGE = Selection("indicators", 7, indicator="reading_good")
AT = datetime(2026, 5, 2, 22, 30, tzinfo=UTC)
YEARS = range(2026, 2032)
SET_ON = date(2025, 5, 2)
NOW = 2026


def words(part: object) -> str:
    """With plain spaces."""
    return tree.words(part).replace("\xa0", " ")


def targets(levels: dict[int, float], **more: object) -> Targets:
    own = set_levels(levels, SET_ON)
    return replace(Targets(READING, NOW, national(READING), in_force(READING, own, NOW), own), **more)  # type: ignore[arg-type]


def section(found: Targets, language: Language = DANISH, **kept: str) -> str:
    return words(own_targets(found, PAGE, kept, language))


def headline(found: Targets, language: Language = DANISH) -> str:
    return words(find(own_targets(found, PAGE, {}, language), "H2")[0])


def test_the_heading_says_which_target_is_in_force() -> None:
    assert headline(targets({})) == "I 2026/27 er målet det nationale: mindst 80 %"
    assert headline(targets({2024: 82.5})) == "Kommunens mål fra 2024/25 er mindst 82,5 %"
    assert headline(targets({2024: 82.5}), ENGLISH) == "The municipality's target from 2024/25 is at least 82.5%"
    assert headline(targets({2028: 90.0})) == "I 2026/27 er målet det nationale: mindst 80 %"


@pytest.mark.parametrize(
    ("indicator", "way"),
    [
        (WELLBEING, "stiger, regnet fra det første år, der kan sammenlignes med"),
        (shipped()["reading_best"], "stiger år for år"),
        (ABSENCE, "falder år for år"),
    ],
)
def test_a_course_is_said_with_its_direction(indicator: object, way: str) -> None:
    found = targets({}, indicator=indicator, national=national(indicator), now=national(indicator))  # type: ignore[arg-type]
    assert headline(found) == f"Det nationale mål er, at tallet {way}"


def test_where_there_is_none_that_is_said() -> None:
    assert headline(targets({}, national=None, now=None)) == "Her er ikke sat et mål"
    found = targets({2027: 95.0, 2029: 98.0}, national=None, now=None)
    assert headline(found) == "Fra 2027/28 er målet mindst 95 %. Indtil da er intet mål sat."


def test_beside_a_municipalitys_own_the_national_target_is_named() -> None:
    assert "Det nationale mål er mindst 80 %." in section(targets({2024: 82.5}))
    assert "Det nationale mål er mindst 80 %." not in section(targets({}))


def test_all_that_stand_are_listed_in_order_of_time() -> None:
    told = section(targets({2028: 90.0, 2024: 82.5}))
    assert told.index("Fra 2024/25: mindst 82,5 % (sat 02-05-2025)") < told.index("Fra 2028/29: mindst 90 %")


def test_everybody_is_told_when_a_target_was_set_and_if_that_was_too_late() -> None:
    assert "(sat 02-05-2025)" in section(targets({2024: 82.5}))
    assert "(sat 02-05-2025, efter skoleårets slutning)" in section(targets({2023: 82.5}))


def test_only_whoever_sets_targets_gets_forms() -> None:
    assert find(own_targets(targets({2024: 82.5}), PAGE, {}, DANISH), "Form") == []
    forms = find(own_targets(targets({2024: 82.5}, years=YEARS), PAGE, {}, DANISH), "Form")
    assert [form.action for form in forms] == ["/indicators/withdraw", "/indicators/target"]
    for form in forms:
        sent = {field.name: attribute(field, "value") for field in find(form, "Input") if field.type == "hidden"}
        assert (sent["unit"], sent["indicator"]) == ("7", "reading_good")


def test_the_form_offers_every_year_and_begins_with_the_next() -> None:
    [choice] = find(own_targets(targets({}, years=YEARS), PAGE, {}, DANISH), "Select")
    assert [one["value"] for one in choice.options][::5] == ["2026/27", "2031/32"]
    assert choice.value == "2027/28"


def test_the_form_is_folded_until_something_was_refused() -> None:
    found = targets({}, years=YEARS)
    [fold] = find(own_targets(found, PAGE, {}, DANISH), "Details")
    assert not fold.open
    kept = {"form": "target", "field": "value", "why": "indicator_targets.refused.range"}
    kept |= {"value": "<b>101", "school_year": "2028/29"}
    shown = own_targets(found, PAGE, kept, DANISH)
    assert find(shown, "Details")[0].open
    [why] = [part for part in find(shown, "P") if getattr(part, "id", "") == "target-value-why"]
    assert words(why) == "Målet skal ligge fra 0 % til 100 %."
    marked = {field.name: field.invalid for field in find(shown, "Input") if field.type != "hidden"}
    assert marked == {"value": True, "note": False}
    assert [field.value for field in find(shown, "Input") if field.name == "value"] == ["<b>101"]
    assert find(shown, "Select")[0].value == "2028/29"


def test_to_withdraw_a_target_a_reason_is_asked_for_and_only_the_one_that_was_refused_is_open() -> None:
    found = targets({2024: 82.5, 2027: 90.0}, years=YEARS)
    kept = {"form": "withdraw", "field": "note", "why": "indicator_targets.refused.reason", "school_year": "2027/28"}
    shown = own_targets(found, PAGE, kept, DANISH)
    assert [fold.open for fold in find(shown, "Details")] == [False, True, False]
    assert [field.invalid for field in find(shown, "Input") if field.name == "note"] == [False, True, False]
    assert [field.required for field in find(shown, "Input") if field.name == "note"] == [True, True, True]
    assert "Skriv hvorfor." in words(shown)


def test_what_another_form_was_refused_is_not_shown_here() -> None:
    [fold] = find(own_targets(targets({}, years=YEARS), PAGE, {"form": "note", "value": "9"}, DANISH), "Details")
    assert not fold.open


def test_a_scale_has_no_per_cent() -> None:
    found = targets({2024: 4.25}, indicator=WELLBEING, national=national(WELLBEING), years=YEARS)
    told = section(found)
    assert "Fra 2024/25: mindst 4,25" in told
    assert "Fra 1 til 5." in told
    assert "%" not in told


def test_the_history_is_a_table_of_who_set_what_and_when() -> None:
    about = About(7, READING.key, 2024)
    steps = (Step(2, about, None, "En fejl", "bo", AT), Step(1, about, 82.5, "Byrådet", "anna", AT))
    [fold] = target_history(targets({}, history=steps), DANISH)
    assert words(find(fold, "Summary")[0]) == "Sat eller trukket tilbage: 2 gange"
    lines = [[words(cell) for cell in find(row, "Td")] for row in find(fold, "Tr")[1:]]
    assert lines == [
        ["03-05-2026 00:30", "2024/25", "Trukket tilbage", "bo", "En fejl"],
        ["03-05-2026 00:30", "2024/25", "mindst 82,5 %", "anna", "Byrådet"],
    ]
    assert target_history(targets({}), DANISH) == []
