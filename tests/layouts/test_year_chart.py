"""Charts by school year: the axis holds what is drawn, and no line leads over a missing year or over a break."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.language import LANGUAGES
from layouts.figures.year_chart import figure
from layouts.figures.year_scale import LEAST, year_scale
from layouts.figures.years import Aim, Dot, Mark, YearChart

DANISH = LANGUAGES["da"]
per_cents = st.lists(st.floats(0, 100), min_size=1, max_size=12)


def chart(**own: Any) -> YearChart:
    usual: dict[str, Any] = {
        "runs": ((Dot(2014, 70, 60, 78), Dot(2015, 72, 63, 80)), (Dot(2017, 75, 66, 83),)),
        "years": (2014, 2019),
        "scale": year_scale([60, 83], 0, 100),
        "in_per_cent": True,
        "height": 300,
    }
    return YearChart(**usual | own)


def trace(drawn: dict[str, Any], uid: str) -> dict[str, Any]:
    return next(one for one in drawn["data"] if one["uid"] == uid)


@given(per_cents)
def test_the_axis_holds_all_values_and_ends_inside_the_scale(values: list[float]) -> None:
    found = year_scale(values, 0, 100)
    assert 0 <= found.low <= min(values)
    assert max(values) <= found.high <= 100
    assert list(found.ticks) == sorted(set(found.ticks))
    assert 2 <= len(found.ticks) <= 9


@given(per_cents)
def test_small_changes_never_fill_the_axis(values: list[float]) -> None:
    found = year_scale(values, 0, 100)
    assert found.high - found.low >= LEAST * 100 - 1e-9


@given(st.lists(st.floats(1, 5), min_size=1, max_size=5))
def test_the_numbers_on_the_axis_are_those_that_are_written(values: list[float]) -> None:
    found = year_scale(values, 1, 5)
    assert all(round(tick, found.decimals) == pytest.approx(tick, abs=1e-6) for tick in found.ticks)


@given(st.floats(-50, 200), st.floats(-50, 200))
def test_what_lies_beyond_the_scale_moves_no_end_of_it(one: float, other: float) -> None:
    assume(abs(one - other) > 1)
    found = year_scale([one, other], 0, 100)
    assert found.low >= 0
    assert found.high <= 100


def test_the_line_is_broken_between_runs() -> None:
    own = trace(figure(chart(), DANISH), "yearown")
    assert own["x"] == [2014, 2015, None, 2017]
    assert own["y"] == [70, 72, None, 75]
    assert own["connectgaps"] is False


def test_the_band_runs_along_a_run_and_never_beyond_it() -> None:
    band = trace(figure(chart(), DANISH), "yearband")
    assert band["x"] == [2014, 2015, 2015, 2014]
    assert band["y"] == [60, 63, 80, 78]


def test_a_year_by_itself_has_its_interval_as_a_line() -> None:
    reach = trace(figure(chart(), DANISH), "yearown")["error_y"]
    assert reach["array"] == [0, 0, 0, 8]
    assert reach["arrayminus"] == [0, 0, 0, 9]


def test_a_figure_of_unknown_certainty_has_neither_band_nor_line() -> None:
    drawn = figure(chart(runs=((Dot(2014, 70), Dot(2015, 72)), (Dot(2017, 75),))), DANISH)
    assert not trace(drawn, "yearband")["x"]
    assert not any(trace(drawn, "yearown")["error_y"]["array"])


def test_a_break_is_drawn_before_the_year_and_named_over_it() -> None:
    drawn = figure(chart(breaks=((2017, "Nyt<br>fra 2017/18"),)), DANISH)
    assert trace(drawn, "yearbreak")["x"] == [2016.5, 2016.5, None]
    assert [note["text"] for note in drawn["layout"]["annotations"]] == ["Nyt<br>fra 2017/18"]


def test_a_target_stands_over_the_years_for_which_it_holds() -> None:
    aims = (Aim(2014, 2016, 80), Aim(2017, 2019, 85))
    drawn = trace(figure(chart(aims=aims), DANISH), "yearaim")
    assert drawn["x"] == [2013.5, 2016.5, None, 2016.5, 2019.5, None]
    assert drawn["y"] == [80, 80, None, 85, 85, None]


def test_numbers_stand_over_every_mark_where_there_is_room_else_over_the_first_and_the_newest() -> None:
    dots = tuple(Dot(year, 70 + year - 2010, number=str(year)) for year in range(2010, 2019))
    written = {
        years: trace(figure(chart(runs=(dots[first:],), years=years), DANISH), "yearnumbers")["text"]
        for first, years in ((0, (2010, 2018)), (5, (2015, 2018)))
    }
    assert written[2010, 2018] == ["<b>2010</b>", "<b>2018</b>"]
    assert len(written[2015, 2018]) == 4


@pytest.mark.parametrize("last", range(2014, 2030))
def test_the_newest_year_is_always_named_on_the_axis(last: int) -> None:
    axis = figure(chart(years=(2014, last)), DANISH)["layout"]["xaxis"]
    assert axis["tickvals"][-1] == last
    assert len(axis["tickvals"]) <= 5
    assert axis["ticktext"][-1] == f"{last % 100:02d}/{(last + 1) % 100:02d}"


@pytest.mark.parametrize("last", range(2015, 2030))
def test_the_first_year_is_named_too_and_never_beside_one_that_it_would_touch(last: int) -> None:
    years = figure(chart(years=(2014, last)), DANISH)["layout"]["xaxis"]["tickvals"]
    assert years[0] == 2014
    every = -(-(last - 2014 + 1) // 5)
    assert all(later - before >= every for before, later in pairwise(years))


def test_a_small_chart_has_no_numbers_among_its_lines() -> None:
    dots = (Dot(2014, 70, number="70"), Dot(2015, 72, number="72"))
    assert [one for one in figure(chart(runs=(dots,), height=190), DANISH)["data"] if one["uid"] == "yearnumbers"] == []


def test_a_number_stands_under_its_mark_where_the_line_of_a_target_would_run_through_it() -> None:
    dots = (Dot(2014, 70, 68, 72, number="70"), Dot(2015, 70, 68, 72, number="70"))
    drawn = trace(figure(chart(runs=(dots,), aims=(Aim(2015, 2015, 72.5),)), DANISH), "yearnumbers")
    assert drawn["textposition"] == ["top center", "bottom center"]
    assert drawn["y"] == [72, 68]


def test_a_bound_stands_where_it_was_told_and_a_hidden_year_on_the_axis_only() -> None:
    marks = (Mark(2016, "mindst", 80), Mark(2018, "højst", 65, at_least=False), Mark(2019, "skjult"))
    found = chart(marks=marks)
    bounds, hidden = (trace(figure(found, DANISH), uid) for uid in ("yearbound", "yearhidden"))
    assert (bounds["x"], bounds["y"]) == ([2016, 2018], [80, 65])
    assert bounds["marker"]["symbol"] == ["triangle-up", "triangle-down"]
    assert (hidden["x"], hidden["y"]) == ([2019], [found.scale.low])


def test_the_country_is_drawn_over_the_own_course_where_both_are_the_same() -> None:
    order = [one["uid"] for one in figure(chart(beside=((Dot(2014, 70),),)), DANISH)["data"]]
    assert order.index("yearbeside") > order.index("yearown")


def test_every_target_is_named_at_its_line() -> None:
    aims = (Aim(2014, 2016, 80, "nationalt mål 80 %"), Aim(2017, 2019, 78, "kommunens mål 78 %"))
    notes = figure(chart(aims=aims), DANISH)["layout"]["annotations"]
    assert [(note["text"], note["y"]) for note in notes] == [(aim.name, aim.value) for aim in aims]
    assert [note["xanchor"] for note in notes] == ["left", "right"]
