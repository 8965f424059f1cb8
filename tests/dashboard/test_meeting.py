"""The agenda of a meeting, how its time is shared, and what may be seen when."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.meeting import (
    Meeting,
    NotPlanned,
    Shows,
    State,
    agenda,
    length_of,
    may_tell_figures,
    moment_of,
    must_guess,
)
from dashboard.meeting_file_name import file_name, plain
from dashboard.meeting_page import seconds_left
from dashboard.meeting_roles import suggested
from dashboard.worksheet.form import field, sections

STEPS = [one.key for one in agenda().steps]
BEGAN = datetime(2016, 3, 1, 13, 0)


@pytest.mark.parametrize("minutes", range(agenda().shortest, agenda().longest + 1))
def test_the_steps_share_all_the_time_and_none_goes_without(minutes: int) -> None:
    lengths = agenda().lengths(minutes)
    assert sum(lengths.values()) == 60 * minutes
    assert list(lengths) == STEPS
    assert min(lengths.values()) >= 60


def test_a_meeting_of_the_usual_length_takes_the_minutes_of_the_catalogue() -> None:
    lengths = agenda().lengths(agenda().usual)
    assert {one.key: 60 * one.minutes for one in agenda().steps} == lengths


@pytest.mark.parametrize("step", agenda().steps, ids=STEPS)
def test_every_step_writes_in_fields_that_the_worksheet_has(step) -> None:  # type: ignore[no-untyped-def]
    assert all(field(address) for address in step.addresses("3"))
    for section, keys in step.rows.items():
        assert sections()[section].rows
        assert set(keys) <= {one.key for one in sections()[section].fields}
    assert step.leads in agenda().roles


@pytest.mark.parametrize("role", agenda().roles)
def test_every_role_can_be_written_down(role: str) -> None:
    assert field(f"meetings.1.{role}")


def test_nothing_of_the_figures_is_shown_before_the_facts_and_nothing_told_with_them() -> None:
    shows = {one.key: one.shows for one in agenda().steps}
    assert [shows[one] for one in STEPS[: STEPS.index("facts")]] == [Shows.NOTHING, Shows.NOTHING]
    assert shows["facts"] is Shows.PLAIN
    assert shows["explain"] is Shows.TOLD


def test_what_is_written_about_the_meeting_itself_is_written_in_its_steps() -> None:
    own = agenda().own_fields("3")
    assert {f"meetings.3.{role}" for role in agenda().roles} < set(own)
    assert {"meetings.3.present", "meetings.3.guess", "meetings.3.minute"} < set(own)
    assert {one.split(".")[0] for one in own} == {"meetings"}
    assert len(set(own)) == len(own)


def test_the_figures_are_told_for_the_first_time_after_they_were_shown_alone() -> None:
    assert agenda().first_told == STEPS[STEPS.index("facts") + 1]


@pytest.mark.parametrize(
    ("day", "time", "why"),
    [
        ("2016-02-30", "14:00", "day"),
        ("", "14:00", "day"),
        ("2016-03-01", "24:00", "day"),
        ("2016-03-01", "14.00", "day"),
        ("2016-02-28", "14:00", "past"),
    ],
)
def test_a_moment_that_cannot_be_says_why(day: str, time: str, why: str) -> None:
    with pytest.raises(NotPlanned, match=why):
        moment_of(day, time, today=date(2016, 2, 29))


def test_a_meeting_can_be_planned_for_today() -> None:
    assert moment_of("2016-02-29", "08:05", today=date(2016, 2, 29)) == datetime(2016, 2, 29, 8, 5)


@pytest.mark.parametrize(
    "typed", ["", "²", "-45", "45.0", "0045", str(agenda().shortest - 1), str(agenda().longest + 1)]
)
def test_a_meeting_that_cannot_be_so_long_says_why(typed: str) -> None:
    with pytest.raises(NotPlanned, match="minutes"):
        length_of(typed)


@pytest.mark.parametrize("minutes", [agenda().shortest, agenda().longest])
def test_a_meeting_lasts_from_the_shortest_to_the_longest(minutes: int) -> None:
    assert length_of(str(minutes)) == minutes


@pytest.mark.parametrize("to", STEPS)
def test_a_team_guesses_before_any_step_with_figures(to: str) -> None:
    comes_after = STEPS.index(to) > STEPS.index("guess")
    for before in (None, "welcome", "guess"):
        assert must_guess(before, to, guessed=False, skipped=False) is comes_after
        assert not must_guess(before, to, guessed=True, skipped=False)
        assert not must_guess(before, to, guessed=False, skipped=True)


@pytest.mark.parametrize("before", STEPS[STEPS.index("facts") :])
def test_who_has_seen_the_figures_is_not_asked_to_guess_again(before: str) -> None:
    assert not any(must_guess(before, to, guessed=False, skipped=False) for to in STEPS)


@pytest.mark.parametrize("step", [None, *STEPS])
def test_minutes_hold_no_figures_as_long_as_the_guess_is_to_come(step: str | None) -> None:
    meeting, comes_after = Meeting(1, 1, 1, 45, step=step, held=BEGAN), step in STEPS[STEPS.index("facts") :]
    assert may_tell_figures(meeting, guessed=False) is comes_after
    assert may_tell_figures(meeting, guessed=True)
    assert may_tell_figures(Meeting(1, 1, 1, 45, held=BEGAN, ended=BEGAN), guessed=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("PLF Rød/Blå", "plf-roed-blaa"), ("A\u030age Ærø", "aage-aeroe"), ("../é\0 \n", "e"), ("الفريق", ""), ("-", "")],
)
def test_the_name_of_a_file_is_written_in_plain_letters(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_file_is_named_after_the_team_and_the_day_if_there_is_one() -> None:
    assert (
        file_name("referat", "PLF Ærø", Meeting(9, 7, 1, 45, held=BEGAN), "pdf") == "referat-plf-aeroe-2016-03-01.pdf"
    )
    assert file_name("referat", "الفريق", Meeting(9, 7, 1, 45), "docx") == "referat.docx"


def test_a_meeting_is_planned_then_held_then_over_and_can_be_taken_up_again() -> None:
    planned = Meeting(1, 1, 1, 45, planned=BEGAN)
    assert (planned.state, planned.shows) == (State.PLANNED, Shows.NOTHING)
    assert Meeting(1, 1, 1, 45, step="facts", held=BEGAN).shows is Shows.PLAIN
    over = Meeting(1, 1, 1, 45, held=BEGAN, ended=BEGAN)
    assert (over.state, over.shows) == (State.ENDED, Shows.NOTHING)
    assert Meeting(1, 1, 1, 45, step="close", held=BEGAN, ended=BEGAN).state is State.RUNNING


def test_the_time_left_is_counted_from_when_the_step_began() -> None:
    at = datetime(2016, 3, 1, 12, 0, tzinfo=UTC)
    meeting = Meeting(1, 1, 1, 45, step="guess", step_at=at)
    assert seconds_left(meeting, at + timedelta(seconds=10)) == agenda().lengths(45)["guess"] - 10
    assert seconds_left(meeting, at + timedelta(hours=1)) < 0


@pytest.mark.parametrize("people", [["Anna", "Bo", "Cihan"], ["Anna", "Bo", "Cihan", "Dorte", "Emil"]])
def test_roles_go_round_until_everybody_has_had_each_as_often(people: list[str]) -> None:
    held: list[dict[str, str]] = []
    for _ in range(len(people) * 4):
        held.append(suggested(agenda().roles, people, held))
    for role in agenda().roles:
        counts = [sum(one[role] == person for one in held) for person in people]
        assert max(counts) - min(counts) <= 1, (role, counts)


def test_nobody_has_two_roles_at_once_while_there_are_others() -> None:
    found = suggested(agenda().roles, ["Anna", "Bo", "Cihan"], [])
    assert len(set(found.values())) == len(agenda().roles)
    assert set(suggested(agenda().roles, ["Anna"], []).values()) == {"Anna"}
    assert suggested(agenda().roles, [], []) == {}


def test_a_role_is_known_again_however_its_name_was_typed() -> None:
    before = [{"facilitator": " anna "}]
    assert suggested(["facilitator"], ["Anna", "Bo"], before) == {"facilitator": "Bo"}
