"""Every form's numbers, folded: one line per factor with its interval, its change, the programme and earlier rounds."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.municipal import Entry, FormTold, Municipal
from dashboard.profile import Choice, Clear, EarlierPoint
from dashboard.progress import Progress
from dashboard.selection import Selection
from layouts.figures.rows import short_names
from layouts.links import inside
from layouts.pieces.clear import clear_counts
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.interval_bar import Axis, axis_of
from layouts.pieces.municipal_words import round_name, trend_address
from layouts.pieces.told import difference, figure, figure_heads, table


def forms(found: Municipal, progress: Progress, language: Language) -> list[Any]:
    axis = axis_of(found.cells)
    told = [_form(one, found, progress, axis, language) for one in found.forms]
    hint = html.P(language.text("progress.municipal.forms.hint"), className="about")
    return [html.H3(language.text("progress.municipal.forms.title")), hint, *told]


def _form(one: FormTold, found: Municipal, progress: Progress, axis: Axis, language: Language) -> html.Details:
    name = language.name(one.form.name)
    summary = html.Summary([name, *_counted(one.since, progress, language)])
    label = language.text("progress.municipal.forms.label", form=name)
    heads = _heads(found, progress, axis, language)
    rows = [_row(one.form, entry, found, progress, axis, language) for entry in one.entries]
    return html.Details([summary, table(label, heads, rows, language)], className="numbers-in-a-table")


def _counted(since: Clear, progress: Progress, language: Language) -> list[Any]:
    """What has clearly moved since the earlier round."""
    if progress.before is None or not since.above + since.below:
        return []
    before = language.text("progress.municipal.forms.since", before=round_name(progress.before, progress, language))
    return [html.Span([*clear_counts(since, language), " ", html.Small(before)], className="counted")]


def _heads(found: Municipal, progress: Progress, axis: Axis, language: Language) -> list[html.Th]:
    names = short_names(progress.rounds, language)
    since = [language.text("progress.municipal.since", before=names[progress.before.key])] if progress.before else []
    beside = [language.text("progress.municipal.against")] if found.is_part else []
    return [
        html.Th(language.text("profile.table.factor"), scope="col"),
        *figure_heads(axis, language),
        *(html.Th(words, scope="col", className="words") for words in (*since, *beside)),
        *(html.Th(names[choice.key], scope="col") for choice in _others(progress)),
    ]


def _others(progress: Progress) -> list[Choice]:
    """Newest first, as on the profile."""
    return [choice for choice in reversed(progress.rounds) if choice.key != progress.selection.round]


def _row(form: Choice, entry: Entry, found: Municipal, progress: Progress, axis: Axis, language: Language) -> html.Tr:
    link = inside(language.name(entry.name), trend_address(progress, form, entry))
    verdict = entry.since.verdict if entry.since else None
    course = {point.round.key: point for point in entry.course}
    return html.Tr(
        [
            html.Th([link, " ", *_marks(entry, language)], scope="row"),
            *figure(entry.cell, axis, progress.k, language, verdict=verdict),
            *([_since(entry, language)] if progress.before else []),
            *([difference(entry.against, language)] if found.is_part else []),
            *(_earlier(course[choice.key], form, progress, language) for choice in _others(progress)),
        ]
    )


def _marks(entry: Entry, language: Language) -> list[html.Span]:
    marks = [mark for mark in ("turned", "local") if getattr(entry, mark)]
    return [html.Span(language.text(f"profile.table.{mark}"), className="mark-word") for mark in marks]


def _since(entry: Entry, language: Language) -> html.Td:
    if entry.since is None and not entry.asked_alike:
        return html.Td(language.text("profile.row.not_comparable"), className="silent")
    return difference(entry.since, language)


def _earlier(point: EarlierPoint, form: Choice, progress: Progress, language: Language) -> html.Td:
    """A dash where the questions were others: the two numbers are no course."""
    if not point.comparable:
        words = html.Span(language.text("profile.row.not_comparable"), className="visually-hidden")
        address = Selection("comparability", form=form.key).address
        return html.Td(inside([language.text("profile.table.none"), words], address), className="broken-course")
    if not point.cell.shown:
        why = html.Span(instead_of_points(point.cell, progress.k, language))
        return html.Td(why, className="silent narrow")
    return html.Td(language.points(point.cell.points or 0))
