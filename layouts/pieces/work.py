"""What became of the focus areas, and what was done: two findings, the second told as counts alone."""

from typing import Any

from dash import html

from dashboard.access import is_aggregate
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.work import Trace, Worked
from layouts.pieces.follow_up import follow_up
from layouts.pieces.work_tables import below, own


def section(found: Worked, progress: Progress, language: Language) -> list[Any]:
    is_above = is_aggregate(progress.unit.kind)
    tables = [below(one, progress, language) for one in found.traces] if is_above else own(found.traces, language)
    return [
        follow_up(found.follow_up, progress, language),
        html.Section(
            [
                html.H2(_finding(found.traces[0], progress, language)),
                *tables,
                html.P(language.text("progress.work.rule"), className="about"),
            ],
            className="trace-of-work",
        ),
    ]


def _finding(trace: Trace, progress: Progress, language: Language) -> str:
    """Of the earlier round: what was done with its results may be seen in the later one."""
    round_ = language.name(trace.round.name)
    if not trace.named:
        return language.text("progress.work.finding.nobody", round=round_)
    worked = sum(done.is_worked for _, done in trace.named)
    if is_aggregate(progress.unit.kind):
        return language.text("progress.work.finding.above", worked=worked, n=len(trace.named), round=round_)
    finding = language.text(f"progress.work.finding.{'worked' if worked else 'unworked'}", round=round_)
    home = trace.named[0][0]
    if home.unit == progress.unit.unit:
        return finding
    return language.text("progress.work.finding.of_the_whole", place=language.unit(home), finding=finding)
