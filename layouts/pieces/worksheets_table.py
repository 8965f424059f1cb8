"""The worksheets of each team in one table: how far they are and what was decided."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.plc import Access
from dashboard.selection import Selection
from dashboard.worksheet.overview import Line, Overview, Team
from layouts.links import inside
from layouts.pieces.scroller import scroller
from layouts.pieces.worksheet_heading import about
from layouts.pieces.worksheets_due import typed

COLUMNS = ("about", "round", "status", "actions", "evaluation", "meeting")


def sheets(found: Overview, language: Language) -> html.Section:
    text = language.text
    head = html.H2(text("worksheets.table.title"), id="sheets")
    if not found.teams:
        key = "nothing_leading" if found.may_set_up else "nothing"
        return html.Section([head, html.P(text(f"worksheets.table.{key}"), className="empty")])
    heads = [html.Th(text(f"worksheets.table.column.{one}"), scope="col") for one in COLUMNS]
    body = [html.Tbody(_team(one, language)) for one in found.teams]
    table = html.Table([html.Thead(html.Tr(heads)), *body], className="list sheets")
    return html.Section([head, scroller(table, text("worksheets.table.title"), language)])


def action_words(statuses: Mapping[str, int], language: Language) -> str:
    """2 running, 1 done."""
    told = [language.text(f"worksheets.table.{one}", n=n) for one, n in statuses.items()]
    return language.listed(told) or language.text("worksheets.table.no_actions")


def _team(team: Team, language: Language) -> list[html.Tr]:
    name = html.Th(team.plc.name, colSpan=len(COLUMNS), scope="rowgroup")
    rows = [html.Tr(_row(one, language)) for one in team.lines]
    none = html.Tr(html.Td(language.text("worksheets.table.none_yet"), colSpan=len(COLUMNS), className="about"))
    return [html.Tr(name, className="of-team"), *(rows or [none])]


def _row(line: Line, language: Language) -> list[Any]:
    sheet = line.sheet
    goal = [html.Div(typed(line.goal), className="about")] if line.goal.strip() else []
    unread = (
        [html.Div(language.text("worksheets.table.unread"), className="about")]
        if sheet.access is Access.OVERSIGHT
        else []
    )
    return [
        html.Th(
            [inside(about(sheet, language), Selection("worksheet", sheet.number).address), *goal, *unread], scope="row"
        ),
        html.Td(language.name(sheet.round.name)),
        html.Td(language.text(f"worksheets.table.status.{sheet.status}")),
        html.Td(action_words(line.statuses, language)),
        html.Td(_evaluation(line, language)),
        html.Td(_meeting(line, language)),
    ]


def _evaluation(line: Line, language: Language) -> str:
    if not line.decision:
        return language.text("worksheets.table.undecided")
    return language.text(f"worksheet.choice.evaluation.decision.{line.decision}")


def _meeting(line: Line, language: Language) -> Any:
    if line.sheet.access is Access.OVERSIGHT:
        return language.text("worksheets.table.not_told")
    found = line.next_meeting
    if found is None or found.planned is None:
        return "–"
    return inside(language.date(found.planned), Selection("meeting", found.number).address)
