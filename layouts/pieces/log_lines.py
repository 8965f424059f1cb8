"""Lines of the audit log as a table: when, who, what and where."""

from collections.abc import Sequence

from dash import html

from dashboard.language import Language
from dashboard.log_page import Line
from layouts.pieces.scroller import scroller

COLUMNS = ("number", "at", "account", "event", "site", "detail")


FIRST = ("view", "section", "action", "account", "change", "role", "round", "form", "split")


def table(lines: Sequence[Line], label: str, language: Language) -> html.Div:
    heads = [html.Th(language.text(f"audit_log.column.{name}"), scope="col") for name in COLUMNS]
    body = [html.Tr(_row(line, language)) for line in lines]
    return scroller(html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="list log"), label, language)


def event_name(event: str, language: Language) -> str:
    key = f"audit_log.event.{event}"
    return language.text(key) if language.has(key) else event


def detail_text(detail: dict[str, str], language: Language) -> str:
    """The page or action first, then as they come."""
    ordered = sorted(detail, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name))
    return ", ".join(_told(name, detail[name], language) for name in ordered)


def account_name(account: str, language: Language) -> str:
    if account == "console":
        return language.text("audit_log.console")
    return account or language.text("audit_log.nobody")


def _row(line: Line, language: Language) -> list[html.Th | html.Td]:
    where = f"{line.site} ({line.institution})" if line.site and line.institution else line.site
    return [
        html.Td(language.number(line.number)),
        html.Td(f"{language.date(line.at)} {line.at:%H:%M:%S}"),
        html.Th(account_name(line.account, language), scope="row"),
        html.Td(event_name(line.event, language)),
        html.Td(where),
        html.Td(detail_text(line.detail, language)),
    ]


def _told(name: str, value: str, language: Language) -> str:
    key, word = f"audit_log.detail.{name}", f"audit_log.word.{name}.{value}"
    label = language.text(key) if language.has(key) else name
    return f"{label}: {language.text(word) if language.has(word) else _role(name, value, language)}"


def _role(name: str, value: str, language: Language) -> str:
    return language.text(f"role.{value}") if name == "role" and language.has(f"role.{value}") else value
