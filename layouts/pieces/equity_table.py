"""All gaps of a split in every round as a table, with what has become of each."""

from typing import Any

from dash import html

from dashboard.cells import Status
from dashboard.equity import Equity, Gap, GapThen, Movement
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.statistics.verdicts import Difference
from layouts.links import inside
from layouts.pieces import equity_words as words
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.told import table


def all_gaps(found: Equity, progress: Progress, language: Language) -> list[Any]:
    of = words.who(found, language)
    caption = language.text("progress.equity.table.caption", who=of)
    rows = [html.Tr(_row(gap, found, progress, language)) for gap in found.gaps]
    return [
        html.H3(language.text("progress.equity.table.title")),
        html.P([_direction(found, language), *_turned(found, language)], className="about"),
        table(caption, _heads(found, progress, language), rows, language),
    ]


def _direction(found: Equity, language: Language) -> str:
    if len(found.pairs) > 1:
        return language.text("progress.equity.table.direction_pairs")
    [(one, other)] = found.pairs
    names = {"one": words.inside(one, language), "other": words.inside(other, language)}
    return language.text("progress.equity.table.direction", **names)


def _turned(found: Equity, language: Language) -> list[str]:
    """What the word beside some of the topics means."""
    return [f" {language.text('progress.equity.table.turned')}"] if any(gap.factor.turned for gap in found.gaps) else []


def _heads(found: Equity, progress: Progress, language: Language) -> list[html.Th]:
    names = ["factor"] + (["who"] if len(found.pairs) > 1 else [])
    heads = [language.text(f"progress.equity.column.{name}") for name in names]
    heads += [words.round_name(one.round, progress, language) for one in found.gaps[0].rounds]
    if progress.before:
        before = words.round_name(progress.before, progress, language)
        heads.append(language.text("progress.equity.column.change", round=before))
        heads.append(language.text("progress.equity.column.verdict"))
    words_last = len(heads) - 1 if progress.before else None
    return [
        html.Th(head, scope="col", className="words" if place == words_last else "") for place, head in enumerate(heads)
    ]


def _row(gap: Gap, found: Equity, progress: Progress, language: Language) -> list[html.Th | html.Td]:
    address = progress.selection.to(factor=gap.factor.key).address
    current = "true" if gap.factor.key == found.factor else None
    name = html.Th(inside(words.topic(gap.factor, language), address, current=current), scope="row")
    of = [html.Td(words.pair(gap, language))] if len(found.pairs) > 1 else []
    then = [_then(one, progress, language) for one in gap.rounds]
    return [name, *of, *then, *_change(gap, progress, language)]


def _then(then: GapThen, progress: Progress, language: Language) -> html.Td:
    if then.difference is None:
        return html.Td(html.Span(untold(then, progress, language)), className="silent")
    other = (
        []
        if then.comparable
        else [html.Small(language.text("progress.equity.other_questions"), className="other-questions")]
    )
    return html.Td([*numbers(then.difference, language), *other])


def numbers(found: Difference, language: Language) -> list[Any]:
    interval = language.text("format.interval_in_words", low=found.low, high=found.high)
    return [html.Strong(language.signed(found.value)), html.Span(f" ({interval})", className="numbers")]


def untold(then: GapThen, progress: Progress, language: Language) -> str:
    """Why: the first of the two that has no points. A bound is no gap, so it is told in words alone."""
    cell = next(cell for cell in (then.one, then.other) if not cell.shown)
    if cell.status is Status.EXTREME:
        return language.text("progress.equity.extreme")
    return instead_of_points(cell, progress.k, language)


def _change(gap: Gap, progress: Progress, language: Language) -> list[html.Td]:
    if progress.before is None:
        return []
    said = words.movement(gap, progress, language)
    if gap.change is None:
        return [html.Td(html.Span(said), colSpan=2, className="silent")]
    is_clear = gap.movement is not Movement.CHANCE
    mark = html.Span(said, className=f"movement {'clear' if is_clear else 'chance'}")
    return [html.Td(numbers(gap.change, language)), html.Td(mark, className="told")]
