"""The overview of worksheets as a page: it says no more than the reader reads, and leads to what can be done."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from dashboard.language import Language
from dashboard.mapping import Name
from dashboard.meeting import Meeting
from dashboard.plc import Access, Plc
from dashboard.selection import Selection
from dashboard.teams import WayOfWorking
from dashboard.worksheet.overview import Action, Beginning, Line, Overview, Team, Topic
from dashboard.worksheet.sheet import Status
from layouts.pieces.worksheets_table import action_words
from layouts.worksheets import page
from tests.layouts.tree import find, links, words
from tests.layouts.values import ROUNDS, SCHOOL
from tests.layouts.worksheets import TEAM, sheet

NOW = datetime(2019, 11, 20, 12)
LATE = Action("Samme begyndelse", "Mette", "running", date(2019, 11, 19))
LINE = Line(
    sheet(1),
    "",
    Counter(running=1),
    (LATE,),
    "Flere skal trives",
    (Meeting(7, 1, 2, 45, datetime(2019, 12, 1, 14, 15)),),
)
OVERSEEN = Line(sheet(2, access=Access.OVERSIGHT), "continue", Counter(running=2, done=1))


def overview(*lines: Line, **own: Any) -> Overview:
    usual: dict[str, Any] = {
        "selection": Selection("worksheets", SCHOOL.unit),
        "unit": SCHOOL,
        "home": SCHOOL,
        "teams": (Team(TEAM, tuple(lines), is_own=True),),
        "rounds": ROUNDS[2:],
        "elsewhere": 0,
        "leads": False,
        "newest": ROUNDS[2],
        "today": NOW.date(),
    }
    return Overview(**(usual | own))


def test_a_team_is_told_what_is_late_and_when_it_meets(danish: Language) -> None:
    shown = page(overview(LINE), NOW, danish)
    assert [words(one) for one in find(shown, "H2")][:2] == ["1 tiltag er over tiden", "1 møde er planlagt"]
    assert "19-11-2019, over tiden" in words(shown)
    assert links(shown)["Møde 2: PLF Mellemtrin"] == "/meeting/7"
    assert links(shown)["Hent alle møder til din kalender"] == "/worksheets/3/meetings.ics"


def test_an_action_that_is_late_leads_to_the_actions_of_its_worksheet(danish: Language) -> None:
    shown = links(page(overview(LINE), NOW, danish))
    assert shown["Samme begyndelse"] == "/worksheet/1#actions"
    assert shown["Arbejdsark om Trivsel"] == "/worksheet/1"


def test_whose_an_action_is_stands_by_it_only_where_several_teams_are_in_view(danish: Language) -> None:
    def due(found: Overview) -> str:
        return words(find(page(found, NOW, danish), "Table")[0])

    other = Team(Plc(6, "PLF Udskoling", 9, SCHOOL.unit), (), is_own=False)
    assert TEAM.name not in due(overview(LINE))
    assert f"Arbejdsark om Trivsel {TEAM.name}" in due(overview(teams=(Team(TEAM, (LINE,), is_own=True), other)))


def test_a_worksheet_without_a_decision_is_not_evaluated_yet(danish: Language) -> None:
    table = find(page(overview(LINE, replace(LINE, decision="continue")), NOW, danish), "Table")[-1]
    heads = [words(one) for one in find(table, "Th") if one.scope == "col"]
    place = heads.index("Evaluering") - 1
    cells = [[words(one) for one in find(row, "Td")] for row in find(table, "Tr")]
    assert [one[place] for one in cells if one] == ["Ikke endnu", "Vi fortsætter"]


def test_where_some_text_is_its_teams_alone_the_page_says_how_far_it_reaches(danish: Language) -> None:
    shown = page(overview(OVERSEEN, leads=True), NOW, danish)
    assert "Ingen tiltag har frist inden for to uger i de ark, du læser" in words(shown)
    assert "Ingen møder er planlagt i de ark, du læser" in words(shown)
    assert "2 i gang og 1 gjort" in words(shown)
    assert "Kun for PLF'en" in words(shown)


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ({}, "Ingen endnu"),
        ({"planned": 3}, "3 planlagt"),
        ({"running": 2, "done": 1, "dropped": 1}, "2 i gang, 1 gjort og 1 droppet"),
    ],
)
def test_actions_are_counted_by_how_far_they_are(statuses: dict, told: str, danish: Language) -> None:
    assert action_words(statuses, danish) == told


def test_a_team_begins_from_its_focus_areas_or_is_led_to_choose_one(danish: Language) -> None:
    topic = Topic(11, SCHOOL, ROUNDS[2], Name(da="Trivsel"), turned=False)
    with_area = page(overview(LINE, beginnings=(Beginning(TEAM, (topic,)),)), NOW, danish)
    [choice] = [one for one in find(with_area, "Select") if one.name == "area"]
    assert [one["value"] for one in choice.options] == ["11"]
    without = page(overview(LINE, beginnings=(Beginning(TEAM, ()),)), NOW, danish)
    assert "I har ikke valgt nogen endnu" in words(without)
    assert links(without)["Se forslag, og vælg et indsatsområde"] == f"/focus/{TEAM.unit}"


def test_a_meeting_is_planned_only_about_what_the_reader_writes_in(danish: Language) -> None:
    assert "Planlæg mødet" in words(page(overview(LINE), NOW, danish))
    closed = replace(LINE, sheet=sheet(1, status=Status.CLOSED))
    assert "Planlæg mødet" not in words(page(overview(closed, OVERSEEN), NOW, danish))


def test_a_house_without_teams_says_what_to_do_next(danish: Language) -> None:
    empty = overview(teams=(), leads=True, may_set_up=True)
    shown = page(empty, NOW, danish)
    assert "Opret dem først" in words(shown)
    assert links(shown)["PLF'er og deres medlemmer"] == f"/teams/{SCHOOL.unit}"
    assert "Opret dem først" not in words(page(replace(empty, may_set_up=False), NOW, danish))


def test_what_somebody_typed_stands_as_text_in_its_own_direction(danish: Language) -> None:
    hostile = replace(LATE, title="<b>\u05d0</b>")
    shown = page(overview(replace(LINE, actions=(hostile,))), NOW, danish)
    [typed] = [one for one in find(shown, "Span") if one.children == "<b>\u05d0</b>"]
    assert typed.dir == "auto"


def test_older_worksheets_are_one_click_away_where_there_are_any(danish: Language) -> None:
    assert "Det aktuelle" not in words(page(overview(LINE), NOW, danish))
    shown = page(overview(LINE, elsewhere=1, rounds=ROUNDS[1:]), NOW, danish)
    assert links(shown)["2017"] == f"/worksheets/{SCHOOL.unit}?round=2017"


def test_how_the_work_is_organised_is_shown_folded_and_only_where_it_is_written(danish: Language) -> None:
    way = WayOfWorking("Vi mødes hver anden uge.", "Mette", NOW)
    [folded] = find(page(overview(LINE, way=way), NOW, danish), "Details")
    assert words(folded).startswith("Sådan arbejder vi")
    assert "Vi mødes hver anden uge." in words(folded)
    assert find(page(overview(LINE), NOW, danish), "Details") == []
