"""The section about planning: what a unit's next round can show, and what it takes to see more."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.planning import Plan
from dashboard.progress import Progress
from layouts.pieces import plan_words as words
from layouts.pieces.choices import chosen_name
from layouts.pieces.plan_below import below
from layouts.pieces.plan_tables import factors, needed, sizes

READING = ("seen", "fresh", "family", "everybody")


def section(found: Plan | None, progress: Progress, language: Language) -> list[Any]:
    if found is None:
        return [html.P(language.text("progress.plan.nothing"), className="notice")]
    return [
        html.H2(words.finding(found, language)),
        *(html.P(line, className="about") for line in words.means(found, language)),
        factors(found, progress, language),
        html.P(_source(progress, language), className="about"),
        *below(found, language),
        *sizes(found, language),
        *needed(found, language),
        _reading(language),
    ]


def _source(progress: Progress, language: Language) -> str:
    return language.text(
        "progress.plan.source",
        programme=language.unit(progress.programme),
        round=chosen_name(progress.rounds, progress.selection.round, language),
        form=chosen_name(progress.forms, progress.selection.form, language),
    )


def _reading(language: Language) -> html.Details:
    return html.Details(
        [
            html.Summary(language.text("progress.plan.reading.title")),
            html.Ul([html.Li(language.text(f"progress.plan.reading.{line}")) for line in READING]),
        ],
        className="help",
    )
