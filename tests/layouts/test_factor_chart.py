"""The chart of factors shows the numbers of the table, each where it belongs."""

from itertools import pairwise
from typing import Any

import pytest

from dashboard.cells import Cell, Status
from dashboard.language import Language
from dashboard.mapping import Name
from dashboard.profile import Choice, Profile
from dashboard.statistics.verdicts import Verdict
from layouts.figures.factors import figure, half_width, height
from layouts.figures.rows import LINE, LINE_LENGTH, rows, short_names
from layouts.pieces.factor_names import factor_names
from layouts.pieces.factor_table import table
from tests.layouts.tree import find, words
from tests.layouts.values import ROUNDS, before, factor, hidden, profile, shown, three_verdicts


def traces(drawn: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {trace["uid"]: trace for trace in drawn["data"]}


def drawn_numbers(trace: dict[str, Any]) -> set[tuple[int, int, int]]:
    """Points with the ends of their intervals."""
    ends = zip(trace["x"], trace["error_x"]["arrayminus"], trace["error_x"]["array"], strict=True)
    return {(points, points - below, points + above) for points, below, above in ends}


def test_chart_and_table_hold_the_same_numbers(danish: Language) -> None:
    one = profile(factor(own=shown(534, 17, 88), earlier=(before("2015", shown(471)), before("2017", shown(488)))))
    found = traces(figure(one, danish))
    [row] = find(table(one, danish), "Tr")[1:]
    cells = [words(cell).strip() for cell in find(row, "Td")]
    assert cells[:3] == ["88", "534", "517–551"]
    assert cells[3] == "omkring midten til over midten"
    assert cells[4:6] == ["500", "503"]
    assert cells[-2:] == ["488", "471"]
    assert drawn_numbers(found["ownchance"]) == {(534, 517, 551)}
    assert (found["wholemunicipality"]["x"], found["wholeprogramme"]["x"]) == ([500], [503])
    assert found["earlier"]["x"] == [488, 471]


def test_the_own_institution_has_a_short_name_however_long_its_own_is(danish: Language) -> None:
    school = Choice("institution", Name(da="Solbakkeskolen"))
    one = profile(factor(comparisons={"institution": shown(488, 9)}), against=(school,))
    assert traces(figure(one, danish))["wholeinstitution"]["x"] == [488]
    [row] = find(table(one, danish), "Tr")[:1]
    assert words(find(row, "Th")[5]) == "Eget sted"


def test_a_level_without_a_name_of_ours_goes_by_its_own(danish: Language) -> None:
    district = Choice("district", Name(da="Nordby"))
    one = profile(factor(comparisons={"district": shown(488, 9)}), against=(district,))
    [row] = find(table(one, danish), "Tr")[:1]
    assert words(find(row, "Th")[5]) == "Nordby"


def test_every_verdict_has_marks_of_its_own(danish: Language) -> None:
    found = traces(figure(profile(*three_verdicts()), danish))
    assert [found[f"own{verdict}"]["x"] for verdict in Verdict] == [[534], [462], [503]]


def test_verdicts_are_written_beside_the_marks(danish: Language) -> None:
    found = traces(figure(profile(*three_verdicts()), danish))
    written = [found[f"said{verdict}"]["text"] for verdict in Verdict]
    assert written == [["▲ 34 over"], ["▼ 38 under"], ["ikke tydelig"]]


def test_rounds_with_other_questions_have_another_mark(danish: Language) -> None:
    earlier = (before("2015", shown(470), comparable=False), before("2017", shown(488)))
    found = traces(figure(profile(factor(earlier=earlier)), danish))
    assert (found["earlier"]["x"], found["broken"]["x"]) == ([488], [470])
    assert found["earlier"]["marker"]["symbol"] != found["broken"]["marker"]["symbol"]


def test_words_for_a_missing_number_all_begin_at_the_same_place(danish: Language) -> None:
    statuses = [Status.FEW, Status.PROTECT, Status.ABSENT]
    silent = traces(figure(profile(*map(hidden, statuses)), danish))["silent"]
    assert len(set(silent["x"])) == 1
    assert len(silent["text"]) == len(statuses)


def test_a_row_without_a_number_has_no_marks(danish: Language) -> None:
    one = profile(hidden(earlier=(before("2017", Cell(Status.FEW)),)), factor("relation", earlier=()))
    found = traces(figure(one, danish))
    drawn = [trace for trace in found.values() if trace["mode"] == "markers"]
    assert len({y for trace in drawn for y in trace["y"]}) == 1


def test_every_coordinate_is_a_whole_number_within_the_chart(any_profile: Profile, danish: Language) -> None:
    if not any_profile.factors:
        return
    drawn = figure(any_profile, danish)
    bottom = drawn["layout"]["yaxis"]["range"][0]
    low, high = drawn["layout"]["xaxis2"]["range"]
    for trace in drawn["data"]:
        assert all(isinstance(y, int) and 0 < y < bottom for y in trace["y"])
        if trace["mode"] == "markers":
            assert all(isinstance(x, int) and low <= x <= high for x in trace["x"])


def test_lanes_never_touch(danish: Language) -> None:
    found = traces(figure(profile(*three_verdicts()), danish))
    names = [row.top + LINE // 2 for row in rows(profile(*three_verdicts()), danish)]
    lanes = sorted([*found["rounds"]["y"], *found["older"]["y"], *names])
    assert all(below - above >= 16 for above, below in pairwise(lanes))


def test_a_long_name_is_broken_into_lines_and_given_room(danish: Language) -> None:
    long = factor(name="Undervisning der tager hensyn til den enkelte elevs forudsætninger")
    [row] = rows(profile(long), danish)
    assert len(row.lines) == 3
    assert max(map(len, row.lines)) <= LINE_LENGTH
    assert height(profile(long), danish) > height(profile(factor()), danish)


@pytest.mark.parametrize(("end", "half"), [(620, 150), (650, 150), (651, 200), (330, 200), (745, 250)])
def test_the_axis_is_the_same_until_a_number_needs_more(end: int, half: int) -> None:
    assert half_width(profile(factor(own=shown(end, 0)))) == half


def test_the_axis_has_its_middle_at_the_reference(danish: Language) -> None:
    low, high = figure(profile(factor(own=shown(720))), danish)["layout"]["xaxis2"]["range"]
    assert (low + high) / 2 == 500


def test_rounds_go_by_their_year_where_that_tells_them_apart(danish: Language) -> None:
    assert short_names(ROUNDS, danish) == {"2015": "2015", "2017": "2017", "2019": "2019"}
    spring_and_autumn = (Choice("a", Name(da="Forår 2019")), Choice("b", Name(da="Efterår 2019")))
    assert short_names(spring_and_autumn, danish) == {"a": "Forår …", "b": "Efterå…"}


def test_numbers_in_the_chart_are_written_as_the_language_writes_them(danish: Language) -> None:
    words_on_hover = traces(figure(profile(factor(own=shown(512, 14, 2314))), danish))["ownchance"]["hovertext"]
    assert words_on_hover == ["Trivsel, Kortlægning 2019: 512 point (498–526)<br>2.314 svar"]


def test_every_factor_is_named_over_the_chart_and_leads_to_what_lies_behind_it(danish: Language) -> None:
    one = profile(*three_verdicts())
    names = find(factor_names(one, danish), "A")
    assert [words(name) for name in names] == ["Trivsel", "Relation", "Mobning (vendt)"]
    assert [name.href for name in names] == [one.selection.to(factor=factor.key).address for factor in one.factors]


def test_zones_are_named_where_they_lie(danish: Language) -> None:
    drawn = figure(profile(factor(own=shown(500, 3))), danish)
    named = {note["text"]: note["x"] for note in drawn["layout"]["annotations"]}
    assert (named["under"], named["midt"], named["over"]) == (450, 500, 550)
