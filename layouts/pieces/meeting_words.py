"""How a meeting, its roles and its steps are called."""

from datetime import datetime

from dashboard.language import Language
from dashboard.meeting import Meeting
from dashboard.meeting_page import MeetingPage
from dashboard.selection import Selection
from dashboard.worksheet.finding import Finding
from dashboard.worksheet.sheet import Sheet


def heading(found: MeetingPage, language: Language) -> str:
    return language.text("meeting.title", place=found.meeting.place, team=found.sheet.plc.name)


def role(key: str, language: Language) -> str:
    return language.text(f"worksheet.field.meetings.{key}")


def leads(key: str, name: str, language: Language) -> str:
    """Who leads a step, by their role; with their name where somebody has taken it."""
    called = role(key, language)
    if not name:
        return language.text("meeting.leads", role=called)
    return language.text("meeting.leads_named", name=name, role=called[:1].lower() + called[1:])


def step_title(key: str, language: Language) -> str:
    return language.text(f"meeting.step.{key}.title")


def about(finding: Finding, language: Language) -> str:
    """What is asked of whom, where: no figure."""
    factor = language.factor(finding.factor.name, turned=finding.turned)
    return " · ".join([factor, language.name(finding.form.name), language.name(finding.place)])


def when(meeting: Meeting, language: Language) -> str:
    """When it was held, or is planned."""
    if meeting.held:
        return moment(meeting.held, language)
    if meeting.planned and meeting.until:
        return language.text(
            "meeting.when",
            day=language.date(meeting.planned),
            start=clock(meeting.planned, language),
            end=clock(meeting.until, language),
        )
    return language.text("meeting.no_day")


def moment(at: datetime, language: Language) -> str:
    return language.text("meeting.moment", day=language.date(at), time=clock(at, language))


def clock(at: datetime, language: Language) -> str:
    return language.text("meeting.clock", hour=f"{at:%H}", minute=f"{at:%M}")


def sheet_address(sheet: Sheet) -> str:
    return Selection("worksheet", sheet.number).address


def address(meeting: Meeting) -> str:
    return Selection("meeting", meeting.number).address
