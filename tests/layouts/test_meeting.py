"""A meeting on the wall and its minutes: figures alone where nothing may be judged, words as they were typed."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from dashboard.cells import Cell, Status
from dashboard.language import Language
from dashboard.mapping import Name
from dashboard.meeting import Meeting, Shows
from dashboard.meeting_page import MeetingPage
from dashboard.minutes import Minutes
from dashboard.plc import Access, Plc, Visibility
from dashboard.profile import Choice, Participation, UnitLink
from dashboard.statistics.verdicts import Difference, Size, Verdict
from dashboard.teams import WayOfWorking
from dashboard.worksheet.finding import About, Certified, Figure, Finding
from dashboard.worksheet.sheet import Sheet
from dashboard.worksheet.sheet import Status as SheetStatus
from dashboard.worksheet.written import Written
from layouts.pieces.meeting_figures import figures
from layouts.pieces.meeting_step import norms
from layouts.reports import minutes_pdf, minutes_word
from layouts.reports.minutes import Said, contents

ROUND = Choice("2015", Name(da="Kortlægning 2015", en="Mapping 2015"))
FORM = Choice("pupil", Name(da="Elever", en="Pupils"))
OWN = Cell(Status.SHOWN, 41, 470, 452, 488, groups=2)
WHOLE = Cell(Status.SHOWN, 900, 500, 496, 504, groups=40)
WORSE = Difference(-30, -49, -11, Verdict.WORSE, Size.NOTICEABLE)
HOSTILE = ["<script>alert(1)</script>", "=1+1", "a\x00b\x0bc", "😀", "عربي", "x\n\ny"]


def finding(own: Cell = OWN, difference: Difference | None = WORSE) -> Finding:
    place = Name(da="Team 4", en="Team 4")
    return Finding(
        unit=4,
        kind="team",
        type="school",
        place=place,
        round=ROUND,
        form=FORM,
        informant="pupil",
        factor=Choice("calm", Name(da="Ro", en="Calm")),
        turned=False,
        k=5,
        participation=Participation(41, 50),
        cautions=(),
        figures=(
            Figure(About.OWN, 4, place, ROUND, own),
            Figure(About.MUNICIPALITY, 2, Name(da="Kommunen", en="The municipality"), ROUND, WHOLE, difference),
        ),
        certified=Certified(1, "1", "", datetime(2015, 12, 1, tzinfo=UTC)),
    )


def minutes(texts: dict[str, str], *findings: Finding) -> Minutes:
    meeting = Meeting(7, 3, 2, 45, held=datetime(2016, 3, 1, 14, 0), ended=datetime(2016, 3, 1, 14, 45))
    return Minutes(meeting, sheet(), Written(texts), findings)


def sheet() -> Sheet:
    return Sheet(
        number=3,
        plc=Plc(1, "PLF 4", 4, 2),
        unit=UnitLink(4, "team", "Team 4"),
        round=ROUND,
        template="analysis",
        status=SheetStatus.OPEN,
        visibility=Visibility.TEAM,
        access=Access.WRITE,
        topics=(),
        previous=None,
        made=datetime(2016, 2, 1),
        with_past=True,
    )


def test_where_nothing_may_be_judged_there_is_no_difference_and_no_word_or_colour_of_one(language: Language) -> None:
    plain, told = (str(figures((finding(),), shows, language)) for shows in (Shows.PLAIN, Shows.TOLD))
    judged = [language.text("verdict.worse"), language.signed(-30), "verdict worse", "interval-bar worse"]
    assert "470" in plain
    assert "452" in plain
    assert not [one for one in judged if one in plain]
    assert language.text("verdict.worse") in told
    assert language.signed(-30) in told


def test_how_the_work_is_organised_stands_with_how_the_team_talks_and_unfolded_on_paper(danish: Language) -> None:
    way = WayOfWorking("Vi mødes <b>hver</b> uge.", "Anna", datetime(2016, 1, 12))
    found = MeetingPage(Meeting(7, 3, 2, 45), sheet(), way=way)
    wall, printed = norms(found, danish)[-1], norms(found, danish, on_paper=True)[-1]
    assert "Vi mødes <b>hver</b> uge." in str(wall)
    assert "Anna" in str(wall)
    assert (wall.open, printed.open) == (False, True)
    assert "Anna" not in str(norms(MeetingPage(Meeting(7, 3, 2, 45), sheet()), danish))


def test_before_the_facts_nothing_is_shown_at_all(language: Language) -> None:
    assert figures((finding(),), Shows.NOTHING, language) == []


@pytest.mark.parametrize("shows", [Shows.PLAIN, Shows.TOLD])
def test_a_hidden_figure_is_no_number_on_the_wall(language: Language, shows: Shows) -> None:
    found = str(figures((finding(Cell(Status.FEW), None),), shows, language))
    assert language.text("hidden.few", k=5) in found
    assert "470" not in found


def test_the_minutes_follow_the_meeting_and_leave_out_what_nobody_wrote(danish: Language) -> None:
    found = contents(minutes({"meetings.2.guess": "480", "goal.deadline": "2016-06-01"}, finding()), danish)
    assert [part.heading for part in found.parts] == ["Gæt først", "Sig, hvad I ser", "Vælg"]
    assert found.parts[2].blocks == (Said("Hvornår skal det være nået?", "01-06-2016"),)
    assert "01-03-2016 kl. 14.00" in found.about
    assert "01-03-2016 kl. 14.45" in found.note


def test_the_minutes_tell_the_figures_without_a_verdict(language: Language) -> None:
    found = str(contents(minutes({}, finding()), language))
    assert "470" in found
    assert language.text("verdict.worse") not in found


def test_rows_that_were_removed_are_not_in_the_minutes(danish: Language) -> None:
    texts = {"actions.a1.row": "1", "actions.a1.title": "Læse", "actions.a2.row": "", "actions.a2.title": "Skrive"}
    (part,) = contents(minutes(texts), danish).parts
    assert part.blocks[0].rows == (("Læse",),)  # type: ignore[union-attr]


def test_a_meeting_in_which_nobody_wrote_is_known_as_such() -> None:
    assert minutes({"goal.deadline": " ", "actions.a1.row": ""}).is_empty
    assert not minutes({"meetings.2.minute": "Godt"}).is_empty


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_team_types_stands_in_the_word_file_as_text(danish: Language, text: str) -> None:
    kept = Document(BytesIO(minutes_word.word(contents(minutes({"meetings.2.seen": text}), danish), danish)))
    told = "\n".join(one.text for one in kept.paragraphs)
    assert re.sub("[\x00\x0b]", "\ufffd", text) in told


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_team_types_stands_in_the_pdf_as_text(danish: Language, text: str) -> None:
    found = contents(minutes({"meetings.2.seen": text}), danish)
    page = minutes_pdf.page(found, danish)
    assert "<script" not in page
    assert minutes_pdf.pdf(found, danish).startswith(b"%PDF-")


def test_the_pdf_loads_nothing_from_anywhere(danish: Language) -> None:
    found = contents(minutes({"meetings.2.seen": '<img src="file:///etc/passwd">'}), danish)
    assert "<img" not in minutes_pdf.page(found, danish)


def test_the_word_file_says_which_language_it_is_in(language: Language) -> None:
    kept = Document(BytesIO(minutes_word.word(contents(minutes({"meetings.2.seen": "x"}), language), language)))
    assert kept.core_properties.language == language.code
    assert f'w:val="{language.code}"' in kept.styles["Normal"].element.xml
