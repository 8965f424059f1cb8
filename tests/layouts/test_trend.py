"""The section of a unit's own way says what the verdicts say, hides what is hidden, and its words keep out of each
other's way."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.comparison import against_round
from dashboard.language import LANGUAGES, Language
from dashboard.profile import Choice
from dashboard.progress import Progress, Section
from dashboard.same_children import Followed, TrendPage, same_children
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from dashboard.trend import Line, Stop, There, Trend, Way, courses
from layouts.figures.trend import figure, least_width
from layouts.figures.trend_names import LINE, PLOT, spread
from layouts.pieces.trend import section
from layouts.pieces.trend_words import summary, takeaway
from tests.dashboard.test_trend import STOPS, cell, line, lines
from tests.layouts.tree import attribute, find, links, walk, words
from tests.layouts.values import FORMS, MUNICIPALITY, PROGRAMME, SCHOOL
from tests.statistics.made_up import some_examples

DANISH = LANGUAGES["da"]
ROUNDS = tuple(stop.round for stop in STOPS)
WHOLES = (Choice("municipality", ROUNDS[0].name),)
HIDDEN = [Cell(Status.FEW), Cell(Status.PROTECT), Cell(Status.EXTREME, bound=">=560"), NOT_ASKED]


def trend(
    *made: Line,
    stops: tuple[Stop, ...] = STOPS,
    before: int | None = 2,
    way: Way = Way.PLACE,
    factor: str | None = None,
) -> Trend:
    now = len(stops) - 1
    wholes = WHOLES if made and made[0].wholes else ()
    found = courses(made, stops, now, before, against_round)
    return Trend(stops, now, before, wholes, found, way, (Way.PLACE, way)[: 1 + (way is Way.CHILDREN)], factor)


def progress(**own: object) -> Progress:
    selection = Selection("progress", SCHOOL.unit, ROUNDS[-1].key, "pupil", against=ROUNDS[2].key, section="trend")
    usual = {
        "selection": selection,
        "unit": SCHOOL,
        "path": (PROGRAMME, MUNICIPALITY),
        "rounds": ROUNDS,
        "earlier": ROUNDS[:-1],
        "forms": FORMS,
        "sections": (Section.TREND,),
        "k": 5,
    }
    return Progress(**(usual | own))  # type: ignore[arg-type]


def laid(found: Trend, language: Language = DANISH, **own: object) -> list[object]:
    return section(TrendPage(found, None), progress(**own), language)


def steady(key: str = "wellbeing", last: int = 500, n: int = 900) -> Line:
    return line(key, [cell(500, n, 40), cell(500, n, 40), cell(500, n, 40), cell(last, n, 40)])


@given(lines())
@some_examples
def test_headings_say_what_the_verdicts_say(made: list[Line]) -> None:
    found = trend(*made)
    verdicts = [one.since.verdict for one in found.courses if one.since]
    numbers = [int(text) for text in re.findall(r"\d+", summary(found, DANISH).replace(ROUNDS[2].key, ""))]
    clear = [verdicts.count(Verdict.BETTER), verdicts.count(Verdict.WORSE)]
    if any(clear):
        assert numbers == [clear[0], len(verdicts), clear[1], len(verdicts) - sum(clear)]
    elif len(verdicts) > 1:
        assert numbers == [len(verdicts)]
    for course in found.courses:
        heading = takeaway(found, course, DANISH)
        assert ("tydelig" in heading) == course.is_clear
        if course.since is None:
            assert not re.search(r"\b\d{3}\b", heading)
        else:
            assert str(course.line.own[found.now].points) in heading


@given(lines())
@some_examples
def test_every_row_says_what_its_verdict_says(made: list[Line]) -> None:
    [table] = [one for one in find(laid(trend(*made)), "Table") if "trend-numbers" not in one.className]
    rows = [row for row in find(table, "Tr") if find(row, "Td")]
    for course, row in zip(trend(*made).courses, rows, strict=True):
        told = find(row, "Td")[0]
        if course.since is None:
            assert words(told) == "Kan ikke sammenlignes"
        else:
            assert ("tydeligt bedre" in words(told)) == (course.since.verdict is Verdict.BETTER)
            assert ("tydeligt dårligere" in words(told)) == (course.since.verdict is Verdict.WORSE)
            assert words(told).startswith(DANISH.signed(course.since.value))


@given(lines())
@some_examples
def test_chart_and_table_hold_the_same_numbers_and_none_that_is_hidden(made: list[Line]) -> None:
    found = trend(*made)
    course = found.chosen
    assert course is not None
    traces = {trace["uid"]: trace for trace in figure(found, course, "Skolen", DANISH)["data"]}
    for uid, cells in (("trendown", course.line.own), ("trendmunicipality", course.line.wholes["municipality"])):
        shown = [one.points for one in cells if one.shown]
        assert [y for y in traces[uid]["y"] if y is not None] == shown
    assert traces["trendnumbers"]["text"] == [f"<b>{one.points}</b>" for one in course.line.own if one.shown]
    [table] = find(laid(found), "Table", "trend-numbers")
    expected = [str(c[place].points) for place in range(len(STOPS)) for c in _columns(course.line) if c[place].shown]
    assert [words(strong) for strong in find(table, "Strong")] == expected


def _columns(one: Line) -> list[tuple[Cell, ...]]:
    return [one.own, *one.wholes.values()]


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda one: one.status)
@pytest.mark.parametrize("place", [0, 2, 3])
def test_what_is_hidden_has_a_word_and_no_point(hidden: Cell, place: int, language: Language) -> None:
    own = [cell(500), cell(510), cell(520), cell(530)]
    own[place] = hidden
    found = trend(line("wellbeing", own))
    [course] = found.courses
    drawn = figure(found, course, "Skolen", language)
    ticks = drawn["layout"]["xaxis"]["ticktext"]
    assert [("<br>" in text) for text in ticks] == [at == place for at in range(len(STOPS))]
    traces = {trace["uid"]: trace for trace in drawn["data"]}
    days = [(stop.opened - STOPS[0].opened).days for stop in STOPS]
    assert days[place] not in traces["trendown"]["x"]
    told = [words(strong) for strong in find(laid(found, language), "Strong")]
    assert str(500 + 10 * place) not in told


@pytest.mark.parametrize("there", [There.CLOSED, There.AWAY, There.OTHERWISE])
def test_a_round_that_is_out_of_reach_says_why(there: There, language: Language) -> None:
    stops = (replace(STOPS[0], there=there), *STOPS[1:])
    found = trend(line("wellbeing", [NOT_ASKED, cell(510), cell(520), cell(530)]), stops=stops)
    told = laid(found, language)
    assert language.text(f"progress.trend.silent.{there}") in words(find(told, "Table", "trend-numbers"))
    assert language.text(f"progress.trend.missing.{there}") in words(find(told, "Div", "hidden-why"))


def test_changed_questions_are_marked_where_they_changed(language: Language) -> None:
    found = trend(line("wellbeing", [cell(500), cell(510), cell(520), cell(530)], "aabb"))
    [course] = found.courses
    drawn = figure(found, course, "Skolen", language)
    traces = {trace["uid"]: trace for trace in drawn["data"]}
    days = [(stop.opened - STOPS[0].opened).days for stop in STOPS]
    assert set(traces["trendbreaks"]["x"]) == {(days[1] + days[2]) / 2, None}
    said = [mark["text"].replace("<br>", " ") for mark in drawn["layout"]["annotations"]]
    assert said.count(language.text("progress.trend.break")) == 1
    assert language.text("profile.row.not_comparable") in words(laid(found, language))


def test_every_topic_leads_to_itself_drawn_and_the_one_drawn_is_marked(language: Language) -> None:
    found = trend(steady("wellbeing"), steady("relation", 540))
    laid_out = laid(found, language)
    assert {"wellbeing", "relation"} <= links(laid_out).keys()
    assert links(laid_out)["relation"].endswith("factor=relation&section=trend")
    assert [words(link) for link in find(laid_out, "A") if attribute(link, "aria-current")] == ["relation"]


def test_a_first_round_says_that_there_is_nothing_before(language: Language) -> None:
    one = Line("a", ROUNDS[0].name, False, False, 90, 20, ("a",), (cell(500),), {})
    found = trend(one, stops=STOPS[:1], before=None)
    assert words(find(laid(found, language), "H2")) == language.text("progress.trend.summary.one_round")
    assert len(find(laid(found, language), "Graph")) == 1


def test_a_unit_without_a_number_has_no_empty_chart(language: Language) -> None:
    laid_out = laid(trend(line("a", [Cell(Status.FEW)] * 4)), language)
    assert not find(laid_out, "Graph")
    [numbers] = find(laid_out, "Details")
    assert numbers.open
    assert language.text("hidden.few_more", k=5) in words(find(laid_out, "Div", "hidden-why"))


def test_a_unit_that_is_asked_nothing_says_so(language: Language) -> None:
    nothing = TrendPage(Trend((), 0, None, (), ()), None)
    assert words(section(nothing, progress(), language)) == language.text("progress.trend.summary.nothing")


@given(st.lists(st.integers(350, 650), min_size=1, max_size=3).map(sorted))
@some_examples
def test_names_beside_the_courses_lie_apart_in_their_order_within_the_chart(places: list[int]) -> None:
    least = LINE * 300 / PLOT
    moved = spread(places, least, (350, 650))
    assert all(later - earlier >= least - 1e-9 for earlier, later in pairwise(moved))
    assert all(350 - 1e-9 <= place <= 650 + 1e-9 for place in moved)
    if all(later - earlier >= least for earlier, later in pairwise(places)):
        assert moved == places


def test_rounds_that_lie_close_make_the_chart_wider_in_a_frame_of_its_own(language: Language) -> None:
    close = (STOPS[0], replace(STOPS[1], opened=date(2013, 12, 1)), *STOPS[2:])
    few = trend(line("wellbeing", [cell(500)] * 3, "aaa"), stops=STOPS[:3], before=1)
    many = trend(steady(), stops=close)
    assert least_width(few) < 320 < least_width(many)
    assert not find(laid(few, language), "Div", "trend-frame")
    [frame] = find(laid(many, language), "Div", "trend-frame")
    assert frame.tabIndex == 0


def test_names_that_others_have_given_are_shown_as_they_stand() -> None:
    stops = tuple(replace(stop, name="<b>4.A</b>") for stop in STOPS)
    found = trend(steady(), stops=stops, way=Way.CHILDREN)
    [course] = found.courses
    assert "<b>4.A" not in json.dumps(figure(found, course, "<i>x</i>", DANISH))


def test_a_cell_that_tells_nothing_is_one_word_to_the_eye_and_its_key_stands_above(language: Language) -> None:
    laid_out = laid(trend(steady("still"), steady("moved", 560)), language)
    short = [words(one) for one in find(laid_out, "Span") if attribute(one, "aria-hidden")]
    assert short.count(language.text("progress.trend.unclear")) == 2, "since the earlier round, and since the first"
    assert language.text("progress.trend.key") in words(find(laid_out, "Section", "trend-table"))
    assert language.text("verdict.chance") in words(find(laid_out, "Span", "visually-hidden"))
    without = laid(trend(steady("moved", 560)), language)
    assert language.text("progress.trend.key") not in words(without)


def test_the_axis_is_narrow_where_every_interval_has_room_in_it(language: Language) -> None:
    for last, ends in ((520, [400, 600]), (590, [350, 650])):
        found = trend(steady("wellbeing"), line("relation", [cell(500)] * 3 + [cell(last)]))
        drawn = figure(found, found.courses[0], "Skolen", language)
        assert drawn["layout"]["yaxis"]["range"] == ends


def test_a_long_name_stands_whole_in_two_lines(language: Language) -> None:
    found = trend(steady())
    drawn = figure(found, found.courses[0], "Nørreå Kommune og Omegn", language)
    assert any("Nørreå Kommune<br>og Omegn" in one["text"] for one in drawn["layout"]["annotations"])


def test_a_single_whole_is_a_single_line(danish: Language) -> None:
    made = line("wellbeing", [cell(500)] * 4, municipality=[cell(500)] * 4)
    assert "Den stiplede linje er kommunen." in words(laid(trend(made), danish))


# The same children


def followed(*own: Cell, number: int = 11, there: There = There.OPEN) -> Followed:
    unit = replace(SCHOOL, unit=number, kind="child_group", name=f"{number}.A")
    names = ("2.A", "4.A", "6.A", "8.A")
    stops = tuple(replace(stop, name=name) for stop, name in zip(STOPS, names, strict=True))
    stops = (*(replace(stop, there=there) for stop in stops[:-1]), stops[-1])
    return Followed(unit, stops, (line("wellbeing", list(own)),))


def table_of(*groups: Followed, language: Language = DANISH) -> list[object]:
    found = same_children(groups, frozenset(one.unit.unit for one in groups), "wellbeing")
    return find(section(TrendPage(trend(steady()), found), progress(), language), "Section", "same-children")


def test_a_group_stands_with_its_names_then_and_what_has_changed(language: Language) -> None:
    one = followed(cell(450, 25, 0), cell(480, 25, 0), cell(500, 25, 0), cell(560, 25, 0))
    laid_out = table_of(one, language=language)
    [row] = [row for row in find(laid_out, "Tr") if find(row, "Td")]
    assert [words(name) for name in find(row, "Span", "group-then")] == ["2.A", "4.A", "6.A", "8.A"]
    assert "+110" in words(row)
    assert language.text("progress.trend.verdict.better") in words(row)
    assert language.text("progress.same_children.groups") in words(laid_out)


def test_a_hidden_group_has_no_change_and_no_number() -> None:
    [row] = [row for row in find(table_of(followed(*[cell(500)] * 3, Cell(Status.FEW))), "Tr") if find(row, "Td")]
    assert words(find(row, "Td")[0]) == "Kan ikke sammenlignes"


@pytest.mark.parametrize("there", [There.CLOSED, There.OTHERWISE])
def test_groups_of_which_nothing_is_known_before_are_named_in_a_sentence(there: There, language: Language) -> None:
    laid_out = table_of(followed(NOT_ASKED, NOT_ASKED, NOT_ASKED, cell(500), there=there), language=language)
    assert not find(laid_out, "Table")
    assert language.text(f"progress.same_children.left_out.{there}", groups="11.A") in words(laid_out)


def test_a_group_that_cannot_be_held_against_before_is_named_and_a_limit_is_explained(language: Language) -> None:
    extreme = Cell(Status.EXTREME, bound=">=560")
    laid_out = words(table_of(followed(*[cell(500)] * 3, extreme), language=language))
    assert language.text("progress.same_children.left_out.untold", groups="11.A") in laid_out
    assert language.text("progress.same_children.limit") in laid_out
    told = words(table_of(followed(*[cell(500)] * 4), language=language))
    assert language.text("progress.same_children.limit") not in told


def test_groups_stand_as_they_are_given_and_never_by_their_change() -> None:
    down = followed(*[cell(560, 25, 0)] * 3, cell(440, 25, 0), number=11)
    up = followed(*[cell(440, 25, 0)] * 3, cell(560, 25, 0), number=12)
    heads = [words(head) for row in find(table_of(down, up), "Tbody") for head in find(row, "Th")]
    assert heads == ["11.A", "12.A"]
    assert all(type(part).__name__ != "Graph" for part in walk(table_of(down, up)))
