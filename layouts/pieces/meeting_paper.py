"""A meeting on paper, for when the projector fails: room to write, and the figures on a sheet of their own."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.meeting import Shows, Step, agenda
from dashboard.meeting_page import MeetingPage
from dashboard.minutes import Minutes
from dashboard.worksheet.form import Kind, field, sections
from layouts.attributes import attributes
from layouts.pieces.meeting_figures import figures
from layouts.pieces.meeting_step import looked_at, norms
from layouts.pieces.meeting_words import leads, step_title, when
from layouts.pieces.scroller import scroller
from layouts.pieces.worksheet_values import value

ROWS = 4  # empty rows in a table, beside those that are written already
LINES = {Kind.TEXT: 5}  # lines to write on; one for everything else


def paper(found: MeetingPage, language: Language) -> list[Any]:
    """`found` holds the findings whatever the step: whoever prints has asked for them."""
    written = html.Button(
        language.text("meeting.paper.print"), type="button", className="action", **attributes(data_print="yes")
    )
    about = [html.P(when(found.meeting, language)), html.P(language.text("meeting.paper.about"), className="notice")]
    return [*about, html.P(written), *(_step(one, found, language) for one in agenda().steps)]


def _step(step: Step, found: MeetingPage, language: Language) -> html.Section:
    minutes = round(agenda().lengths(found.meeting.minutes)[step.key] / 60)
    leader = leads(step.leads, found.taken.get(step.leads, ""), language)
    parts = [
        html.H2(f"{step_title(step.key, language)} ({language.text('meeting.minutes', n=minutes)})"),
        html.P([language.text(f"meeting.step.{step.key}.lead"), " ", leader]),
        *(norms(found, language, on_paper=True) if step.key == "welcome" else []),
        *(looked_at(found, language) if step.key == "guess" else []),
        *_figures(step, found, language),
        *(_lines(one, found.minutes, language) for one in step.addresses(found.meeting.row)),
        *(_rows(section, keys, found.minutes, language) for section, keys in step.rows.items()),
    ]
    turned = " turned" if step.shows is Shows.PLAIN else ""
    return html.Section(parts, className=f"finding on-paper{turned}")


def _figures(step: Step, found: MeetingPage, language: Language) -> list[Any]:
    """Alone where they are first looked at, with what they mean on the next sheet, and not again after that."""
    if step.shows is Shows.PLAIN or step.key == agenda().first_told:
        return figures(found.findings, step.shows, language, corrected=found.corrected)
    return []


def _lines(address: str, minutes: Minutes | None, language: Language) -> html.Div:
    known = field(address)
    text = minutes.text(address) if minutes else ""
    if known is None:
        return html.Div()
    lines = [html.Div(className="line") for _ in range(LINES.get(known.kind, 1))]
    label = html.P(html.Strong(language.text(f"worksheet.field.{known.section}.{known.key}")))
    written = [html.P(value(known, text, language), dir="auto", className="as-typed")] if text else []
    return html.Div([label, *written, *(lines if not text else lines[:1])], className="to-write")


def _rows(section: str, keys: tuple[str, ...], minutes: Minutes | None, language: Language) -> html.Div:
    fields = [one for one in sections()[section].fields if one.key in keys]
    heads = [html.Th(language.text(f"worksheet.field.{section}.{one.key}"), scope="col") for one in fields]
    written = minutes.written.rows(section) if minutes else []
    rows = [
        html.Tr([html.Td(value(one, row.text(one.key), language), dir="auto") for one in fields]) for row in written
    ]
    rows += [html.Tr([html.Td("\u00a0") for _ in fields]) for _ in range(ROWS)]
    name = language.text(f"worksheet.section.{section}")
    table = html.Table([html.Caption(name), html.Thead(html.Tr(heads)), html.Tbody(rows)], className="list to-write")
    return scroller(table, name, language)
