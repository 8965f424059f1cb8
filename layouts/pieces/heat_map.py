"""The section of changes: what the whole table finds, what to look at, the table itself, and how to read it."""

from collections import Counter
from typing import Any

from dash import html

from dashboard.heat_map import CLEAR, HeatMap, expected_false
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.heat_map_choices import row_choices
from layouts.pieces.heat_map_figure import heat_map_figure
from layouts.pieces.heat_map_words import Words
from layouts.pieces.hidden import HIDDEN

_ONE_FALSE_IN = 20  # clear changes, at the rate of false discoveries


def section(found: HeatMap | None, progress: Progress, language: Language) -> list[Any]:
    if found is None:
        return _nothing_yet(progress, language)
    words = Words.of(found, progress, language)
    parts = [
        html.H2(finding(found, language)),
        *_certainty(found, language),
        *_young(found, language),
        *row_choices(found, progress.selection, words),
        *_incomparable(found, progress, words),
        *heat_map_figure(found, progress, words),
        *_who(found, words),
        _reading(found, progress, words),
    ]
    return [html.Section(parts, className="part")]


def _nothing_yet(progress: Progress, language: Language) -> list[Any]:
    reason = "no_form" if progress.form is None else "one_round"
    return [
        html.H2(language.text(f"progress.changes.{reason}")),
        html.P(language.text(f"progress.changes.{reason}_more"), className="about"),
    ]


def finding(found: HeatMap, language: Language) -> str:
    """Of the whole table, whatever part of it is looked at."""
    counts, tried = found.counts, found.tried
    if not tried:
        return language.text(f"progress.changes.finding.{'untold' if found.lines else 'nobody'}")
    clear = Counter({group: counts[group] for group in CLEAR if counts[group]})
    if not clear:
        return language.text("progress.changes.finding.chance", n=tried)
    parts = [language.text(f"progress.changes.which.{group}", n=count) for group, count in clear.items()]
    return language.text("progress.changes.finding.clear", n=clear.total(), total=tried, which=language.listed(parts))


def _certainty(found: HeatMap, language: Language) -> list[html.P]:
    """What chance may still have made, or hidden."""
    if not found.tried:
        return []
    clear = sum(found.counts[group] for group in CLEAR)
    if not clear:
        return [html.P(language.text("progress.changes.none_clear"), className="about")]
    how_many = "few" if clear < _ONE_FALSE_IN else "many"
    words = language.text(f"progress.changes.false.{how_many}", n=clear, most=expected_false(clear))
    return [html.P(words, className="about")]


def _young(found: HeatMap, language: Language) -> list[html.P]:
    """A change for the better may be no more than a habit, as a high level may (`quality.doubtful`)."""
    is_told = found.is_young and found.tried
    return [html.P(language.text("progress.changes.young"), className="about")] if is_told else []


def _incomparable(found: HeatMap, progress: Progress, words: Words) -> list[html.P]:
    """Said once for the factor, not in each of its cells."""
    language, told = words.language, []
    for key, names in (("broken", found.broken), ("fresh", found.fresh)):
        if names:
            listed = language.listed([language.name(name) for name in names])
            told.append(language.text(f"progress.changes.{key}", factors=listed, before=words.before))
    address = Selection("comparability", form=progress.selection.form).address
    more = inside(language.text("comparability.title"), address)
    return [html.P([" ".join(told), " ", more], className="about")] if told else []


def _who(found: HeatMap, words: Words) -> list[html.P]:
    """Who is not in the table, and who stands behind a row."""
    if not found.lines:
        return []
    told = [words.language.text("progress.changes.only_open", now=words.now)]
    if found.kind == "child_group":
        told.append(words.language.text("progress.changes.other_children"))
    return [html.P(" ".join(told), className="about")]


def _reading(found: HeatMap, progress: Progress, words: Words) -> html.Details:
    language = words.language
    lines = [language.text(f"progress.changes.reading.{one}") for one in ("strict", "size", "whole", "order", "keys")]
    if _hides_something(found):
        lines += [language.text(f"hidden.{status}_more", k=words.k) for status in HIDDEN]
    if progress.withheld:
        lines.append(language.text("hidden.withheld_more"))
    summary = html.Summary(language.text("progress.changes.reading.title"))
    return html.Details([summary, html.Ul([html.Li(line) for line in lines])], className="help")


def _hides_something(found: HeatMap) -> bool:
    changes = [one for line in (found.whole, *found.lines) for one in line.changes]
    return any(cell.status in HIDDEN for one in changes for cell in (one.now, one.before))
