"""What is to be done soon: actions near their last day, and meetings ahead."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.meeting import State
from dashboard.selection import Selection
from dashboard.worksheet.overview import Due, Overview, Planned
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.scroller import scroller
from layouts.pieces.worksheet_heading import about

COLUMNS = ("action", "who", "until", "sheet")
_STEP = "#actions"  # of a worksheet


def actions_due(found: Sequence[Due], whole: Overview, language: Language) -> html.Section:
    late = sum(one.is_late for one in found)
    key = "late" if late else "soon" if found else "nothing_due"
    told = language.text(f"worksheets.due.{key}", n=late or len(found))
    head = html.H2(as_far_as_read(told, whole, language), id="due")
    parts: list[Any] = [_table(found, whole, language)] if found else []
    return html.Section([head, *parts], **attributes(aria_labelledby="due"))


def meetings_ahead(found: Sequence[Planned], calendar: str, whole: Overview, language: Language) -> html.Section:
    """`calendar` is the address of a file with all of them."""
    key = "ahead" if found else "nothing_ahead"
    told = language.text(f"worksheets.meetings.{key}", n=len(found))
    head = html.H2(as_far_as_read(told, whole, language), id="ahead")
    lines = [html.Ul([html.Li(_meeting(one, language)) for one in found], className="meetings")] if found else []
    file = [html.P(html.A(language.text("worksheets.meetings.all"), href=calendar, download=""))] if found else []
    return html.Section([head, *lines, *file], **attributes(aria_labelledby="ahead"))


def as_far_as_read(told: str, whole: Overview, language: Language) -> str:
    """Where some text is its team's alone, nobody else is told that nothing is due."""
    return language.text("worksheets.in_read", told=told) if whole.unread else told


def when(one: Planned, language: Language) -> str:
    if one.meeting.state is State.RUNNING or one.meeting.planned is None:
        return language.text("worksheets.meetings.running")
    at = one.meeting.planned
    return language.text(
        "worksheets.meetings.at", date=language.date(at), time=f"{at:%H:%M}", minutes=one.meeting.minutes
    )


def until(one: Due, language: Language) -> str:
    end = language.date(one.action.end) if one.action.end else ""
    return language.text("worksheets.due.was", date=end) if one.is_late else end


def typed(text: str, otherwise: str = "–") -> Any:
    """What somebody has typed, as text; its direction is its own."""
    return html.Span(text, **attributes(dir="auto")) if text.strip() else otherwise


def _table(found: Sequence[Due], whole: Overview, language: Language) -> html.Div:
    heads = [html.Th(language.text(f"worksheets.due.column.{one}"), scope="col") for one in COLUMNS]
    across = len(whole.teams) > 1
    body = [html.Tr(_row(one, language, across=across)) for one in found]
    label = language.text("worksheets.due.label")
    return scroller(html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="list due"), label, language)


def _row(one: Due, language: Language, *, across: bool) -> list[Any]:
    """`across` several teams each is told whose it is."""
    title = typed(one.action.title, language.text("worksheets.due.untitled"))
    address = Selection("worksheet", one.sheet.number).address
    team = [html.Div(one.sheet.plc.name, className="about")] if across else []
    return [
        html.Th(inside(title, address + _STEP), scope="row"),
        html.Td(typed(one.action.responsible)),
        html.Td(until(one, language), className="late" if one.is_late else ""),
        html.Td([inside(about(one.sheet, language), address), *team]),
    ]


def _meeting(one: Planned, language: Language) -> list[Any]:
    address = Selection("meeting", one.meeting.number).address
    head = inside(language.text("worksheets.meetings.open", n=one.meeting.place, team=one.sheet.plc.name), address)
    about: list[Any] = [html.Span(when(one, language), className="about")]
    if one.meeting.planned is not None and one.meeting.state is State.PLANNED:
        more = html.Span(f" {when(one, language)}, {one.sheet.plc.name}", className="visually-hidden")
        keep = html.A([language.text("worksheets.meetings.keep"), more], href=f"{address}/calendar.ics", download="")
        about += [" ", keep]
    return [html.Div(head), html.Div(about)]
