"""The overview of worksheets: what is due, who meets next, and how little is told without the text."""

from datetime import date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.meeting import Meeting
from dashboard.plc import Access
from dashboard.worksheet.overview import SOON, Line, coming, due, in_view, line
from dashboard.worksheet.sheet import Status
from dashboard.worksheet.written import Written
from tests.layouts.worksheets import sheet

TODAY = date(2019, 11, 20)
NOW = datetime(2019, 11, 20, 12)


def with_action(end: str = "", action: str = "running", **own: Any) -> Line:
    texts = {
        "actions.a.row": "1",
        "actions.a.title": "Samme begyndelse",
        "actions.a.end": end,
        "actions.a.status": action,
    }
    return line(sheet(1, **own), Written(texts), ())


def test_an_action_is_due_from_two_weeks_before_its_last_day_and_late_after_it() -> None:
    assert [one.is_late for one in due([with_action("2019-11-19")], TODAY)] == [True]
    assert [one.is_late for one in due([with_action("2019-11-20")], TODAY)] == [False]
    assert [one.is_late for one in due([with_action("2019-12-04")], TODAY)] == [False]
    assert due([with_action("2019-12-05")], TODAY) == []


def test_what_is_done_dropped_or_has_no_last_day_is_not_due() -> None:
    assert due([with_action("2019-11-01", "done"), with_action("2019-11-01", "dropped"), with_action("")], TODAY) == []


def test_an_action_whose_status_nobody_has_said_is_due_all_the_same() -> None:
    assert len(due([with_action("2019-11-01", "")], TODAY)) == 1


def test_nothing_is_due_in_a_worksheet_that_is_closed() -> None:
    assert due([with_action("2019-11-01", status=Status.CLOSED)], TODAY) == []


@given(st.lists(st.dates(date(2019, 10, 1), date(2020, 1, 31)), max_size=8))
def test_what_is_due_comes_in_order_of_its_last_day(ends: list[date]) -> None:
    found = due([with_action(one.isoformat()) for one in ends], TODAY)
    assert [one.action.end for one in found] == sorted(one for one in ends if one <= TODAY + SOON)


def test_without_the_text_only_the_decision_and_the_counts_are_told() -> None:
    texts = {
        "actions.a.row": "1",
        "actions.a.status": "running",
        "actions.b.row": "1",
        "actions.b.status": "done",
        "evaluation.decision": "continue",
        "goal.difference": "Flere skal trives",
    }
    found = line(sheet(1, access=Access.OVERSIGHT), Written(texts), [Meeting(1, 1, 1, 45, NOW)])
    assert (found.decision, dict(found.statuses)) == ("continue", {"running": 1, "done": 1})
    assert (found.actions, found.goal, found.meetings) == ((), "", ())


def test_a_removed_action_is_neither_counted_nor_due() -> None:
    texts = {"actions.a.row": "", "actions.a.end": "2019-11-01", "actions.a.status": "running"}
    found = line(sheet(1), Written(texts), ())
    assert (dict(found.statuses), found.actions) == ({}, ())


def test_meetings_ahead_begin_with_one_that_runs_and_leave_out_those_that_are_over() -> None:
    over = Meeting(1, 1, 1, 45, datetime(2019, 11, 1, 14), ended=datetime(2019, 11, 1, 15))
    missed = Meeting(2, 1, 2, 45, datetime(2019, 11, 19, 14))
    this_morning = Meeting(3, 1, 3, 45, datetime(2019, 11, 20, 8))
    later = Meeting(4, 1, 4, 45, datetime(2019, 12, 1, 14))
    running = Meeting(5, 1, 5, 45, None, step="guess")
    found = coming([line(sheet(1), Written({}), [over, missed, later, this_morning, running])], NOW)
    assert [one.meeting.number for one in found] == [5, 3, 4]


def test_what_is_open_or_about_the_newest_round_is_in_view() -> None:
    sheets = [sheet(1), sheet(2, status=Status.CLOSED), sheet(3, round=sheet(1).round, status=Status.CLOSED)]
    assert [one.number for one in in_view(sheets, None, "2017")] == [1]
    assert [one.number for one in in_view(sheets, None, "2019")] == [1, 2, 3]
    assert [one.number for one in in_view(sheets, "2019", "2019")] == [1, 2, 3]
    assert in_view(sheets, "2015", "2019") == []
