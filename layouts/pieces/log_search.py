"""The audit log as the administrator reads it: a search, the lines found, and the way to the sample of a month."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.administration import Section
from dashboard.language import Language
from dashboard.log_page import SAMPLE, Line, Lines
from dashboard.logged import LONGEST_NAME, Event
from dashboard.selection import LONGEST_TEXT, Selection
from layouts.links import inside
from layouts.pieces.choices import Option, choices
from layouts.pieces.forms import Fields, asked, single, submit
from layouts.pieces.log_lines import event_name, table
from layouts.pieces.pager import pager

ANY = "any"


def log(found: Lines, selection: Selection, months: int, language: Language) -> html.Div:
    """`months` is how long lines are kept."""
    text = language.text
    sample = Selection("administration", section=Section.SAMPLE.value).address
    told = text("audit_log.found" if found.total < found.everything else "audit_log.all", n=found.total)
    return html.Div(
        [
            html.P(text("audit_log.lead", months=months), className="lead"),
            html.Div(
                [
                    single("/administration/check", text("audit_log.check")),
                    html.P(inside(text("audit_log.sample"), sample)),
                ],
                className="log-tools",
            ),
            _search(selection, language),
            html.P(told, className="count", role="status"),
            *([table(found.lines, text("administration.section.log"), language)] if found.lines else []),
            *pager(selection, found.page, found.total, language),
        ]
    )


def sample(
    lines: Sequence[Line], selection: Selection, months: Sequence[str], language: Language, *, running: bool
) -> html.Div:
    """`running`: the month is not over."""
    text = language.text
    file = f"/administration/sample.csv?month={selection.month}"
    options = [Option(_month(one), selection.to(month=one).address, one == selection.month) for one in months]
    back = Selection("administration", section=Section.LOG.value).address
    content: list[Any] = [
        html.P(inside(text("audit_log.back"), back)),
        html.P(text("audit_log.sample_lead", n=SAMPLE), className="lead"),
        *([html.P(text("audit_log.running"))] if running else []),
        html.Div(choices(text("audit_log.month"), options), className="row-of-choices"),
    ]
    if lines:
        download = html.P(html.A(text("audit_log.download"), href=file, className="action"), className="after-table")
        content += [table(lines, text("administration.heading.sample"), language), download]
    else:
        content.append(html.P(text("audit_log.no_lines"), className="empty"))
    return html.Div(content)


def _month(month: str) -> str:
    return f"{month[5:]}-{month[:4]}"


def _search(selection: Selection, language: Language) -> html.Form:
    text, fields = language.text, Fields("log", language)
    events = [(ANY, text("audit_log.any_event")), *((one.value, event_name(one.value, language)) for one in Event)]
    parts = [
        fields.line("who", text("audit_log.who"), value=selection.who or "", maxlength=LONGEST_NAME),
        fields.choice("event", text("audit_log.column.event"), events, value=selection.event or ANY),
        fields.line(
            "place",
            text("audit_log.place"),
            value=selection.place or "",
            maxlength=LONGEST_TEXT,
            hint=text("audit_log.place_hint"),
        ),
        fields.day("since", text("administration.add.start"), value=selection.since or ""),
        fields.day("until", text("administration.add.end"), value=selection.until or ""),
        fields.line("words", text("audit_log.words"), value=selection.words or "", maxlength=LONGEST_TEXT),
        submit(text("administration.find")),
    ]
    return asked("/administration", parts, text("audit_log.search"), section=Section.LOG.value)
