"""The step before a focus area is chosen: the figure, what the next round could show of it, and what is hoped for."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.cells import Cell
from dashboard.focus import LONGEST, MOST
from dashboard.focus_page import FocusPage
from dashboard.goals import NONE, Goal
from dashboard.language import Language
from dashboard.proposals import Figure
from layouts.links import inside
from layouts.pieces import focus_words as words
from layouts.pieces.focus_figure import figure_table, source
from layouts.pieces.forms import Fields, along, sent, submit
from layouts.pieces.suggestions import suggestions

Kept = Mapping[str, str]  # what was typed, where it was refused


def choosing(found: FocusPage, figure: Figure, kept: Kept, language: Language) -> html.Section:
    back = found.progress.selection.to(form=None, factor=None).address
    return html.Section(
        [
            html.P(language.name(figure.form.name), className="kind"),
            html.H2(_finding(figure, language)),
            *_reasons(found, figure, language),
            html.Figure(
                [
                    html.Figcaption(words.lower(figure, found.progress.unit.kind, language)[0]),
                    figure_table(figure, found.progress, language),
                    html.P(source(figure, found.progress, language), className="about"),
                ]
            ),
            *suggestions(found.ideas.get(figure.key, ()), language),
            *_decision(found, figure, kept, language),
            html.P(inside(language.text("focus.choosing.back"), back)),
        ],
        className="choosing",
    )


def _finding(figure: Figure, language: Language) -> str:
    if figure.seen is None:
        return language.text("focus.choosing.hidden", factor=words.name(figure, language))
    return language.text("focus.choosing.finding", factor=words.name(figure, language), points=round(figure.seen.alone))


def _reasons(found: FocusPage, figure: Figure, language: Language) -> list[Any]:
    if figure.seen is None:
        return []
    said = words.shown_by_next(figure.seen, found.progress.unit.kind, language)
    said += words.beyond_sight(figure, language)
    return [html.Ul([html.Li(one) for one in said], className="told-of")]


def _decision(found: FocusPage, figure: Figure, kept: Kept, language: Language) -> list[Any]:
    """The form, or why there is none."""
    if figure.key in found.chosen_now:
        return [html.P(language.text("focus.choosing.already"), className="notice")]
    if figure.seen is None:
        return []
    if not found.may_choose:
        return [html.P(language.text(f"focus.choosing.{'read' if found.is_newest else 'older'}"), className="notice")]
    too_many = [html.P(_too_many(found, language), className="notice")] if found.is_full else []
    return [*too_many, _form(found, figure, kept, language)]


def _too_many(found: FocusPage, language: Language) -> str:
    return language.text("focus.choosing.full", n=len(found.topics), most=MOST)


def _form(found: FocusPage, figure: Figure, kept: Kept, language: Language) -> html.Div:
    mine = kept if kept.get("form") == "choose" else {}
    fields = Fields("choose", language, mine)
    which = "anyway" if found.is_full else "submit"
    parts = [
        *why(mine, language),
        *serving(fields, found.goals, language, hint=aim_hint(figure, language)),
        submit(language.text(f"focus.choosing.{which}"), about=words.name(figure, language)),
    ]
    sent_along = along(found.progress.selection.to(form=figure.form.key, factor=figure.factor.key))
    title = html.H3(language.text("focus.choosing.title"))
    return html.Div([title, sent("/focus/choose", parts, **sent_along)], className="decision")


def aim_hint(figure: Figure, language: Language) -> str:
    """From where on the next round would show that the aim was reached, if it was."""
    if figure.seen is None:
        return ""
    return from_where(figure.cell, figure.seen.alone, language)


def from_where(cell: Cell, alone: float, language: Language) -> str:
    now = cell.points or 0
    return language.text("focus.aim.hint", now=now, points=round(now + alone))


def serving(
    fields: Fields, goals: tuple[Goal, ...], language: Language, *, hint: str, usual: Kept | None = None
) -> list[Any]:
    """Aim, goal and target; `usual` is what stands there."""
    given = usual or {}
    options = [(NONE, language.text("focus.goal.none")), *((one.key, language.name(one.name)) for one in goals)]
    aim = fields.line(
        "aim", language.text("focus.aim.label"), value=given.get("aim", ""), hint=hint, inputMode="numeric"
    )
    target = fields.line(
        "target",
        language.text("focus.target.label"),
        value=given.get("target", ""),
        hint=language.text("focus.target.hint"),
    )
    goal = fields.choice("goal", language.text("focus.goal.label"), options, value=given.get("goal", NONE))
    return [aim, *([goal] if goals else []), target]


def why(mine: Kept, language: Language) -> list[html.P]:
    """Beside the fields, where the reader is sent back to."""
    return [html.P(language.text(mine["why"], longest=LONGEST), className="why")] if "why" in mine else []
