"""What became of the focus areas, and what was done: two findings, the second told as counts alone."""

from typing import Any

from dash import html

from dashboard.access import is_aggregate
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.work import Worked
from layouts.pieces.follow_up import follow_up
from layouts.pieces.work_tables import below, own


def section(found: Worked, progress: Progress, language: Language) -> list[Any]:
    is_above = is_aggregate(progress.unit.kind)
    tables = [below(one, found, progress, language) for one in found.traces] if is_above else own(found, language)
    title = language.text("progress.work.own_title") if is_above else _finding(found, progress, language)
    return [
        follow_up(found.follow_up, progress, language),
        html.Section(
            [html.H2(title), *tables, html.P(_rules(language), className="about")],
            className="trace-of-work",
        ),
    ]


def _rules(language: Language) -> str:
    return " ".join(language.text(f"progress.work.{key}") for key in ("rule", "teams"))


def _finding(found: Worked, progress: Progress, language: Language) -> str:
    """Of the earlier round: what was done with its results may be seen in the later one."""
    trace = found.traces[0]
    round_ = language.name(trace.round.name)
    if not trace.named:
        return language.text("progress.work.finding.nobody", round=round_)
    home, done = trace.named[0]
    finding = language.text(f"progress.work.finding.{'worked' if done.is_worked else 'unworked'}", round=round_)
    if home.unit == progress.unit.unit:
        return finding
    return language.text("progress.work.finding.of_the_whole", place=language.unit(home), finding=finding)
