"""Sharing what a team did: the team proposes it in words, the leader goes through it and lets everybody read it."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.library import PARTS, AgeGroup, Kind, Proposed, ToPropose, ToRelease
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.forms import Fields, sent, single, submit
from layouts.pieces.library_changes import age_choice, part_fields, topic_choice, why

Kept = Mapping[str, str]


def propose_title(language: Language) -> str:
    """For the browser's tab and history."""
    return language.text("library.propose.title")


def propose_page(found: ToPropose, kept: Kept, language: Language) -> html.Div:
    """`kept` is what was typed where it was refused."""
    text = language.text
    mine = kept if kept.get("form") == "propose" else {}
    fields = Fields("propose", language, {**found.parts, **mine})
    parts = [
        *why(mine, language),
        fields.line("title", text("library.field.title"), hint=text("library.hint.title_practice"), required=True),
        topic_choice(fields, found.topics, found.topic or found.topics[0].key, language),
        age_choice(fields, str(found.age_group), language),
        *part_fields(fields, Kind.PRACTICE, language),
        submit(text("library.propose.submit")),
    ]
    back = inside(text("library.propose.back"), Selection("worksheet", found.worksheet).address)
    waits = [html.P(text("library.propose.waits"), className="notice")] if found.waits else []
    form = sent("/library/propose", parts, worksheet=found.worksheet, form="propose")
    return html.Div(
        [*_heading("propose", language), html.P(back), *waits, rules(language), form], className="page-library"
    )


def release_title(language: Language) -> str:
    """For the browser's tab and history."""
    return language.text("library.release.title")


def release_page(found: ToRelease, kept: Kept, language: Language) -> html.Div:
    """`kept` is what was typed where it was refused."""
    cards: list[Any] = [_proposal(one, found, kept, language) for one in found.proposed]
    nothing = html.P(language.text("library.release.nothing"), className="lead")
    back = html.P(inside(language.text("library.release.back"), Selection("library").address))
    parts = [*_heading("release", language), back, rules(language), *(cards or [nothing])]
    return html.Div(parts, className="page-library")


def rules(language: Language) -> html.Div:
    """What others will see, and what may not stand there."""
    lines = [html.Li(language.text(f"library.rule.{key}")) for key in ("shown", "hidden", "words", "guess", "undo")]
    return html.Div([html.P(html.Strong(language.text("library.rule.title"))), html.Ul(lines)], className="about")


def _heading(part: str, language: Language) -> list[Any]:
    kind = html.P(language.text("library.title"), className="kind")
    head = html.H1(language.text(f"library.{part}.title"))
    return [
        html.Div([kind, head], className="heading"),
        html.P(language.text(f"library.{part}.lead"), className="lead"),
    ]


def _proposal(one: Proposed, found: ToRelease, kept: Kept, language: Language) -> html.Section:
    text, form = language.text, f"release-{one.entry.number}"
    mine = kept if kept.get("form") == form else {}
    values = {part: language.name(one.entry.parts[part]) for part in PARTS[Kind.PROPOSAL]}
    fields = Fields(form, language, {**values, "title": language.name(one.entry.title), **mine})
    parts = [
        *why(mine, language),
        fields.line("title", text("library.field.title"), hint=text("library.hint.title_practice"), required=True),
        topic_choice(fields, found.topics, one.entry.topics[0], language),
        age_choice(fields, str(one.entry.age_group or AgeGroup.ALL), language),
        *part_fields(fields, Kind.PRACTICE, language),
        fields.tick("sure", text("library.release.sure")),
        submit(text("library.release.submit")),
    ]
    who = html.P(text("library.release.from", team=one.team, author=one.author, date=language.date(one.at)))
    number = str(one.entry.number)
    about = language.name(one.entry.title)
    decline = single("/library/decline", text("library.release.decline"), about=about, stands=number)
    release = sent("/library/release", parts, stands=number, form=form)
    return html.Section([html.H2(about, dir="auto"), who, release, decline], className="part", id=form)
