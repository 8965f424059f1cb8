"""The national goals that a focus area may serve."""

from dashboard.goals import NONE, goals, goals_of
from dashboard.language import LANGUAGES
from data_access import tables


def test_the_three_goals_of_the_school_reform_are_those_of_schools_alone() -> None:
    assert [one.key for one in goals_of("school")] == ["able", "background", "trust"]
    assert goals_of("daycare") == ()


def test_a_goal_has_a_name_in_every_language_and_a_key_that_the_store_can_keep() -> None:
    longest = tables.focus_area.c.goal.type.length
    for key, goal in goals().items():
        assert key != NONE
        assert len(key) <= longest
        assert len({language.name(goal.name) for language in LANGUAGES.values()}) == len(LANGUAGES)
