"""The actions of a worksheet are counted in one way wherever they are told."""

from dashboard.worksheet.actions import counted, has_been_done, of_done


def test_an_action_that_nobody_has_said_anything_of_is_planned() -> None:
    assert counted(["", "planned", "", "done"]) == {"planned": 3, "done": 1}


def test_they_are_told_in_the_order_in_which_an_action_goes_through_them() -> None:
    assert list(counted(["dropped", "done", "running", "planned"])) == ["planned", "running", "done", "dropped"]


def test_status_and_title_say_together_whether_an_action_is_done() -> None:
    both = ("actions.a1.status", "actions.a1.title")
    assert [of_done(address) for address in both] == [both, both]
    assert [of_done(address) for address in ("actions.a1.end", "head.status", "log.a1.title", "actions")] == [()] * 4


def test_an_action_has_been_done_when_it_once_stood_as_done_with_a_title() -> None:
    done, title = ("actions.a1.status", "done"), ("actions.a1.title", "Ro")
    again, emptied = ("actions.a1.status", "running"), ("actions.a1.title", " ")
    assert has_been_done([title, done, again, emptied])
    assert has_been_done([done, title])
    assert not has_been_done([done, emptied])
    assert not has_been_done([done, again, title])
