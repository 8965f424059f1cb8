"""The catalogue of indicators is complete: the national goals, what lies beside them, in both languages."""

import tomllib

import pytest

from dashboard.goals import goals
from dashboard.indicators.catalogue import (
    Aim,
    Indicator,
    Kind,
    Publication,
    constructs,
    groupings,
    indicators,
    shipped,
)
from dashboard.indicators.own_fields import CHECKS
from dashboard.language import LANGUAGES, sort_key
from dashboard.mapping import Name
from dashboard.school_years import FIRST, LAST
from tests.house import source

FORMS = source.ROOT / "dashboard" / "demonstration" / "forms"
TESTS = [one for one in shipped().values() if one.key.startswith(("reading_", "maths_"))]
ALL_OF_THEM = pytest.mark.parametrize("indicator", shipped().values(), ids=lambda one: one.key)


def names(indicator: Indicator) -> list[Name]:
    return [indicator.name, indicator.definition, indicator.source, *(one.why for one in indicator.breaks)]


def test_the_four_operational_targets_are_there_for_reading_and_maths_and_wellbeing() -> None:
    found: dict[str, set[str]] = {}
    for one in shipped().values():
        found.setdefault(one.part, set()).add(one.key)
    assert found["1.1"] == {"reading_good", "maths_good"}
    assert found["1.2"] == {"reading_best", "maths_best"}
    assert found["2.1"] == {"reading_poor", "maths_poor"}
    assert found["3.1"] == {f"wellbeing_{of}" for of in ("academic", "social", "support", "order", "general")}
    assert found[""] == {"absence", "competence_coverage", "transition", "parents_education"}


def test_only_the_first_target_is_a_level_of_eighty_per_cent() -> None:
    assert {one.key: one.target for one in shipped().values() if one.target} == {"reading_good": 80, "maths_good": 80}
    aims = {"1.1": Aim.LEVEL, "1.2": Aim.COURSE, "2.1": Aim.COURSE, "3.1": Aim.RISE, "": Aim.LEVEL}
    assert all(one.aim is aims[one.part] for one in shipped().values())


def test_results_of_national_tests_are_confidential() -> None:
    assert {one.publication for one in TESTS} == {Publication.TARGET_MET}


def test_tests_are_taken_in_their_grades_and_broken_where_the_tests_were_renewed() -> None:
    assert {one.grades for one in TESTS if "reading" in one.key} == {("2", "4", "6", "8")}
    assert {one.grades for one in TESTS if "maths" in one.key} == {("3", "6", "8")}
    assert all(2022 in {at.school_year for at in one.breaks_of("6")} for one in TESTS)


def test_maths_of_everybody_is_broken_where_grade_eight_came_in_and_that_of_a_grade_is_not() -> None:
    maths = shipped()["maths_good"]
    assert [at.school_year for at in maths.breaks_of("all")] == [2017, 2022]
    assert [at.school_year for at in maths.breaks_of("6")] == [2022]


@ALL_OF_THEM
def test_it_is_told_in_both_languages(indicator: Indicator) -> None:
    for name in names(indicator):
        assert name.da.strip()
        assert name.en.strip()
        assert name.da != name.en


@ALL_OF_THEM
def test_its_fields_fit_each_other(indicator: Indicator) -> None:
    assert indicator.goal in {"", *goals()}
    assert bool(indicator.part) == bool(indicator.goal)
    assert (indicator.spread is not None) == (indicator.kind in {Kind.MEAN, Kind.RATE})
    assert indicator.lowest < indicator.highest
    assert all(FIRST <= at.school_year <= LAST for at in indicator.breaks)
    assert not indicator.local
    assert all(len(grade) <= 32 for grade in indicator.grades)


@ALL_OF_THEM
def test_it_would_pass_as_a_municipalitys_own_where_the_same_fields_are_checked(indicator: Indicator) -> None:
    for field in ("key", "name", "definition", "source"):
        held = getattr(indicator, field)
        assert not list(CHECKS[field](held if isinstance(held, str) else held.model_dump()))


def test_indicators_keep_the_order_of_the_goals() -> None:
    order = [*goals(), ""]
    places = [order.index(one.goal) for one in shipped().values()]
    assert places == sorted(places)


def test_constructs_of_the_mapping_stand_beside_goals_and_are_known_to_the_demonstration() -> None:
    asked = {
        factor["construct"]
        for path in FORMS.glob("*.toml")
        for factor in tomllib.loads(path.read_text(encoding="utf-8"))["factor"]
        if "construct" in factor
    }
    assert {one.goal for one in constructs()} <= set(goals())
    assert {one.key for one in constructs()} <= asked
    assert {one.construct for one in shipped().values()} - {None} <= {one.key for one in constructs()}


def test_groups_have_names_in_both_languages() -> None:
    for grouping in groupings().values():
        for name in (grouping.name, *grouping.values.values()):
            assert name.da
            assert name.en
    assert groupings()["gender"].groups == ("gender=girl", "gender=boy")
    assert groupings()["education"].groups == ("education=short", "education=medium", "education=long")


def test_no_two_indicators_have_the_same_name() -> None:
    for language in LANGUAGES.values():
        told = [language.name(one.name) for one in shipped().values()]
        assert len({str(sort_key(one)) for one in told}) == len(told)


def test_a_catalogue_without_indicators_is_empty() -> None:
    assert indicators({}) == {}
