"""Who takes part, during and after a round: against the aims, by group and over time."""

from typing import Any

from dash import dcc, html

from dashboard.access import is_aggregate
from dashboard.language import Language
from dashboard.participation import Participating
from layouts.attributes import attributes
from layouts.figures.rows import short_names
from layouts.links import inside
from layouts.pieces.choices import Option, choices
from layouts.pieces.course_figure import course_figure
from layouts.pieces.turnout import about_others, below_aim, finding, standing
from layouts.pieces.turnout_tables import forms_table, groups_table, in_order
from layouts.pieces.unit_pages import unit_pages
from layouts.pieces.units import breadcrumb, kind

# What is written anew when there are newer numbers, what is said of it, what the reader has seen, that it was drawn
# anew (assets/turnout.js), and what asks.
BODY, SAID, SEEN, RENEWED, CLOCK = "turnout", "turnout-said", "turnout-seen", "turnout-renewed", "turnout-clock"
EVERY = 30_000  # milliseconds between two questions


def title(found: Participating, language: Language) -> str:
    """For the browser's tab and history."""
    return f"{language.unit(found.unit)} – {language.text('participation.title')}"


def page(found: Participating, language: Language, mark: str) -> html.Div:
    """`mark` stands for the numbers that the page shows."""
    return html.Div(
        [
            breadcrumb(found.path, found.unit, found.selection, language),
            html.Div(
                [html.P(kind(found.unit, language), className="kind"), html.H1(language.unit(found.unit))],
                className="heading",
            ),
            unit_pages(
                found.unit,
                found.selection.to(round=None) if found.is_open else found.selection,
                language,
                in_the_house=found.in_the_house,
            ),
            *_rounds(found, language),
            html.Div(body(found, language), id=BODY),
            *(_asking(mark) if found.is_open else []),
        ],
        className="participation",
    )


def _asking(mark: str) -> list[Any]:
    """Only while a round is open: afterwards nothing changes."""
    said = html.P(id=SAID, role="status", className="visually-hidden", **attributes(aria_live="polite"))
    return [said, dcc.Store(id=SEEN, data=mark), dcc.Store(id=RENEWED), dcc.Interval(id=CLOCK, interval=EVERY)]


def body(found: Participating, language: Language) -> list[Any]:
    """Everything with a number in it."""
    if found.chosen is None:
        return [html.P(language.text("participation.nobody"), className="notice"), *_next(found, language, "nobody")]
    return [
        html.P(standing(found, language), className="meta"),
        html.H2(finding(found.chosen, found, language), className="lead"),
        forms_table(found, language),
        *(html.P(note, className="about") for note in about_others(found, language)),
        *course_figure(found, language),
        *_groups(found, language),
        *_next(found, language, "open" if found.is_open else "published"),
    ]


def said(found: Participating, language: Language) -> str:
    """What is heard when there are newer numbers."""
    told = finding(found.chosen, found, language) if found.chosen else ""
    return f"{language.text('participation.updated')} {told}"


def _rounds(found: Participating, language: Language) -> list[html.Div]:
    if len(found.rounds) < 2:
        return []
    names, selection = short_names(found.rounds, language), found.selection
    options = [
        Option(names[one.key], selection.to(round=one.key).address, one.key == selection.round) for one in found.rounds
    ]
    return [html.Div(choices(language.text("profile.rounds"), options), className="row-of-choices")]


def _groups(found: Participating, language: Language) -> list[html.Section]:
    """Whoever stands above the institutions is told why none may be in the list."""
    closed = is_aggregate(found.unit.kind) and not any(group.unit.kind == "municipality" for group in found.groups)
    note = [html.P(language.text("participation.groups.closed"), className="about")] if closed else []
    ordered = in_order(found.groups, language)
    told = [html.P(below_aim(ordered, found, language)), *groups_table(ordered, found, language)]
    if not (found.groups or note):
        return []
    title = html.H2(language.text("participation.groups.title"))
    return [html.Section([title, *note, *(told if found.groups else [])], className="groups")]


def _next(found: Participating, language: Language, key: str) -> list[html.Section]:
    """Afterwards nobody can answer any more: what is left is to read with care."""
    text = language.text(f"participation.next.{key}", closed=language.date(found.closed))
    profile = inside(language.text("participation.next.profile"), found.selection.to(view="profile").address)
    title = html.H2(language.text("participation.next.reading" if key == "published" else "participation.next.title"))
    more = [html.P(profile)] if key == "published" else []
    return [html.Section([title, html.P(text), *more], className="next")]
