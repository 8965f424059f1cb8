"""The section about equity: how far groups of children lie apart, and whether that has become less or more."""

from typing import Any

from dash import html

from dashboard.access import is_aggregate
from dashboard.equity import Equity
from dashboard.language import Language
from dashboard.progress import Progress
from layouts.pieces import equity_words as words
from layouts.pieces.choices import Option, choices
from layouts.pieces.equity_figure import figures
from layouts.pieces.equity_table import all_gaps

READING = ("change", "careful", "family", "smaller")


def section(found: Equity, progress: Progress, language: Language) -> list[Any]:
    if not found.gaps:
        return [html.P(_nothing(found, progress, language), className="notice")]
    lines = [html.P(line, className="about") for line in words.more(found, progress, language)]
    return [
        *_splits(found, progress, language),
        html.H2(words.finding(found, progress, language)),
        *lines,
        *figures(found, progress, language),
        *all_gaps(found, progress, language),
        _reading(found, language),
    ]


def _nothing(found: Equity, progress: Progress, language: Language) -> str:
    if not found.closed:
        return language.text("progress.equity.nothing")
    return language.text(f"progress.equity.closed_{'aggregate' if is_aggregate(progress.unit.kind) else 'institution'}")


def _splits(found: Equity, progress: Progress, language: Language) -> list[html.Nav]:
    options = [
        Option(language.name(one.name), progress.selection.to(split=one.key).address, one == found.split)
        for one in found.splits
    ]
    return [choices(language.text("progress.equity.choice"), options)] if len(options) > 1 else []


def _reading(found: Equity, language: Language) -> html.Details:
    lines = (*READING, "pairs") if len(found.pairs) > 1 else READING
    return html.Details(
        [
            html.Summary(language.text("progress.equity.reading.title")),
            html.Ul([html.Li(language.text(f"progress.equity.reading.{line}")) for line in lines]),
        ],
        className="help",
    )
