"""How the made-up answers came in: as many at last as there are answers, never fewer than the week before."""

from datetime import datetime
from itertools import groupby

import pytest

from dashboard.demonstration.programme import MadeUpRound

FORMS = ("pupil_0_3", "pupil_4_10", "child", "staff_children", "staff", "parent", "leader")


@pytest.mark.parametrize("form", FORMS)
def test_at_last_everybody_has_answered_who_did(small: dict[str, MadeUpRound], form: str) -> None:
    for made_up in small.values():
        column = made_up.form(form).unit_column
        rows = made_up.answers(form)[column].value_counts()
        counted = dict(rows.iter_rows())
        last = {unit: answered for unit, _, answered, _ in made_up.course(form)}
        assert {unit: n for unit, n in last.items() if n} == counted
        assert {unit: invited for unit, invited, _, _ in made_up.course(form)} == made_up.invited(form)


@pytest.mark.parametrize("form", FORMS)
def test_answers_come_in_from_the_first_week_to_the_last_day(small: dict[str, MadeUpRound], form: str) -> None:
    made_up = small["2019"]
    during = made_up.mapping["round"]
    totals: dict[datetime, int] = {}
    for _, course in groupby(made_up.course(form), lambda counted: counted[0]):
        answered = [(at, n) for _, _, n, at in course]
        assert answered == sorted(answered)
        assert [n for _, n in answered] == sorted(n for _, n in answered)
        totals = {at: totals.get(at, 0) + n for at, n in answered}
    assert len(totals) == 7
    assert max(totals).date() == during["closed"]
    assert during["opened"] < min(totals).date()
    assert min(totals.values()) < max(totals.values()) / 2
