"""Where a form belongs, and which topics stand beside each other."""

import pytest

from dashboard.cells import Cell, Status
from dashboard.mapping import Name
from dashboard.municipal import Entry, FormTold, Municipal, Setting, setting, total
from dashboard.profile import Choice, Clear
from dashboard.statistics.verdicts import Difference, Size, Verdict
from dashboard.transition import Transition

NOW = Choice("2019", Name(da="2019"))


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ({"daycare"}, Setting.DAYCARE),
        ({"daycare", "childminding"}, Setting.DAYCARE),
        ({"school"}, Setting.SCHOOL),
        ({"school", "youth"}, Setting.SCHOOL),
        ({"school", "daycare"}, Setting.BOTH),
        ({"school", "other"}, Setting.BOTH),
        ({""}, Setting.BOTH),
        (set(), Setting.BOTH),
    ],
)
def test_a_form_belongs_where_all_that_it_was_put_to_belong(types: set[str], expected: Setting) -> None:
    assert setting(types) is expected


def entry(key: str, construct: str | None = None, since: Verdict | None = None) -> Entry:
    found = Difference(5, 1, 9, since, Size.SMALL) if since else None
    return Entry(
        key, Name(da=key), False, False, construct, Cell(Status.SHOWN, 50, 500, 480, 520, None, 3), (), True, found
    )


def form(key: str, where: Setting, *entries: Entry) -> FormTold:
    return FormTold(Choice(key, Name(da=key)), where, entries)


def told(*forms: FormTold) -> Municipal:
    return Municipal(forms, True, Transition(NOW))


def test_a_topic_is_shared_when_daycare_and_school_were_asked_each_in_its_own_form() -> None:
    found = told(
        form("child", Setting.DAYCARE, entry("glad", "mood"), entry("play", "play")),
        form("staff", Setting.BOTH, entry("playing", "play"), entry("team")),
        form("pupil", Setting.SCHOOL, entry("mood", "mood")),
    )
    assert [(topic.name.da, topic.is_shared, topic.heard) for topic in found.topics] == [
        ("glad", True, {Setting.DAYCARE, Setting.SCHOOL}),
        ("play", False, {Setting.DAYCARE, Setting.BOTH}),
        ("team", False, {Setting.BOTH}),
    ]


def test_factors_without_a_construct_are_never_one_topic() -> None:
    """Even where two forms call them the same."""
    found = told(form("a", Setting.SCHOOL, entry("team")), form("b", Setting.SCHOOL, entry("team")))
    assert len(found.topics) == 2


def test_what_is_clear_is_counted_form_by_form_and_added() -> None:
    one = form("a", Setting.SCHOOL, entry("x", since=Verdict.BETTER), entry("y", since=Verdict.CHANCE), entry("z"))
    other = form("b", Setting.SCHOOL, entry("x", since=Verdict.WORSE), entry("y", since=Verdict.BETTER))
    assert (one.since, other.since) == (Clear(1, 0), Clear(1, 1))
    assert total([one.since, other.since]) == Clear(2, 1)
    assert one.against == Clear()
