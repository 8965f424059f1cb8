"""The protection certificate: what is promised, what was tested, and what no test can promise."""

from typing import Any

from dash import html

from dashboard.certificate import Finding, Protection
from dashboard.gate.certificate import Certificate
from dashboard.language import Language
from layouts.figures.rows import short_names
from layouts.pieces.choices import Option, choices, chosen_name
from layouts.pieces.promises import promises
from layouts.pieces.proof import facts
from layouts.pieces.protection_table import notes, table, takeaway

LIMITS = ("words", "insiders", "details", "many", "rounds", "participation", "server")


def title(protection: Protection, language: Language) -> str:
    """For the browser's tab and history."""
    round_ = chosen_name(protection.rounds, protection.selection.round, language)
    name = language.text("certificate.title")
    return f"{name} – {round_}" if round_ else name


def page(protection: Protection, language: Language) -> html.Div:
    return html.Div(
        [
            *_heading(protection, language),
            *_rounds(protection, language),
            *(_body(protection, language) if protection.rounds else []),
        ],
        className="certificate",
    )


def _heading(protection: Protection, language: Language) -> list[Any]:
    finding = protection.finding
    round_ = chosen_name(protection.rounds, protection.selection.round, language)
    kind = html.P(language.text("certificate.title"), className="kind")
    name = html.H1(language.text(f"certificate.heading.{finding}", round=round_))
    lead = html.P(language.text(f"certificate.lead.{finding}"), className="lead")
    return [html.Div([kind, name], className="heading"), *_day(protection.certificate, language), lead]


def _day(certificate: Certificate | None, language: Language) -> list[html.P]:
    """No finer: the minute differs between two publications of the same figures."""
    if certificate is None:
        return []
    day = language.text("certificate.tested_on", date=language.date(certificate.told_at))
    return [html.P(html.Span(day), className="meta")]


def _rounds(protection: Protection, language: Language) -> list[html.Div]:
    """Nothing where there is nothing to choose between."""
    if len(protection.rounds) < 2:
        return []
    names, selection = short_names(protection.rounds, language), protection.selection
    options = [
        Option(names[one.key], selection.to(round=one.key).address, one.key == selection.round)
        for one in protection.rounds
    ]
    return [html.Div(choices(language.text("certificate.rounds"), options), className="row-of-choices")]


def _body(protection: Protection, language: Language) -> list[Any]:
    certificate = protection.certificate
    found = [facts(certificate, language), *_told(certificate, protection, language)] if certificate else []
    return [promises(protection, language), *found, _limits(protection, language)]


def _told(certificate: Certificate, protection: Protection, language: Language) -> list[html.Section]:
    head = html.H2(takeaway(certificate, language))
    forms = table(certificate, protection.forms, language)
    return [html.Section([head, forms, notes(certificate.k, language)], className="finding")]


def _limits(protection: Protection, language: Language) -> html.Section:
    """A promise is worth no more than what it says about its own ends."""
    tested = protection.finding in (Finding.KEPT, Finding.BROKEN)
    title = language.text("certificate.limits.title" if tested else "certificate.limits.title_untested")
    lines = [html.Li(language.text(f"certificate.limits.{key}", others=protection.k - 1)) for key in LIMITS]
    return html.Section([html.H2(title), html.Ul(lines)], className="limits")
