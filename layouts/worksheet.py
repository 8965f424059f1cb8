"""The page of one worksheet: written in by its team, read by those it is shared with, overseen by those who lead."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.plc import Access
from dashboard.worksheet import form
from dashboard.worksheet.page import PAPER, SheetPage
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.attachment_list import attachment_store
from layouts.pieces.sheet_status import sheet_status
from layouts.pieces.worksheet_heading import heading
from layouts.pieces.worksheet_heading import title as title
from layouts.pieces.worksheet_meetings import meetings
from layouts.pieces.worksheet_oversight import oversight
from layouts.pieces.worksheet_paper import paper
from layouts.pieces.worksheet_sections import HEAD, contents, fields, sections
from layouts.pieces.worksheet_settings import settings


def page(found: SheetPage, language: Language) -> html.Div:
    """A worksheet that is written in is known to the script by its number."""
    content = [*heading(found, language), *_content(found, language)]
    number = found.sheet.number
    if not found.writes:
        return html.Div(content, className="worksheet", id=f"worksheet-{number}")
    marks = attributes(data_sheet=str(number), data_may_write="yes")
    return html.Div(content, className="worksheet writing", id=f"worksheet-{number}", **marks)


def _content(found: SheetPage, language: Language) -> list[Any]:
    if found.sheet.access < Access.TEXT:
        return oversight(found, language)
    if found.selection.section == PAPER:
        back = inside(language.text("worksheet.take.back"), found.selection.to(section=None).address)
        lead = html.P(language.text("worksheet.take.lead"), className="lead")
        return [html.Div([lead, html.P(back)], className="only-on-screen"), *paper(found, language)]
    if not found.writes:
        return [*paper(found, language), *meetings(found, language), settings(found, language)]
    return [
        html.Div([_beside(found, language), html.Div(_written(found, language))], className="sheet-body"),
        settings(found, language),
    ]


def _beside(found: SheetPage, language: Language) -> html.Div:
    """Always in sight where there is room: who is here, whether all is kept, and the way to each step."""
    return html.Div([sheet_status(language), contents(found.sheet.template, language)], className="sheet-beside")


def _written(found: SheetPage, language: Language) -> list[Any]:
    head = html.Section(fields(form.sections()[HEAD], found, language), className="sheet-step head")
    files = attachment_store(found.attached, found.sheet.number, language)
    return [_people(found), files, *meetings(found, language), head, *sections(found, language)]


def _people(found: SheetPage) -> html.Datalist:
    """Who can be responsible, for the fields that suggest the team."""
    return html.Datalist([html.Option(value=name) for name in found.people], id="sheet-people")
