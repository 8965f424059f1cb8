"""One focus area: what became of it in a heading, the figures before and after, and what they can and cannot say."""

from typing import Any

from dash import html

from dashboard.cells import Cell
from dashboard.follow_up import Area, Later, Outcome
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.statistics.verdicts import Difference, Verdict
from layouts.links import inside
from layouts.pieces.follow_up_words import sentences
from layouts.pieces.interval_bar import Axis, axis_of
from layouts.pieces.nothing import nothing
from layouts.pieces.told import FIGURE, figure, figure_heads, table


def card(area: Area, progress: Progress, language: Language) -> html.Section:
    name = factor_name(area, language)
    title = language.text("progress.follow_up.card", factor=name, outcome=_outcome(area, language))
    told = [html.Li(sentence) for sentence in sentences(area, language)]
    if area.outcome is Outcome.LATER:
        told[0] = html.Li([told[0].children, *to_a_later_round(progress, language)])
    return html.Section(
        [
            html.P(_where(area, progress, language), className="kind"),
            html.H4(title),
            html.Ul(told, className="told-of"),
            _figures(area, progress, language, name),
        ],
        className=f"card-of-area {area.newest}",
    )


def to_a_later_round(progress: Progress, language: Language) -> list[Any]:
    """The newest that the reader may open here."""
    newest = progress.rounds[-1]
    if newest.key == progress.round.key:
        return []
    address = progress.selection.to(round=newest.key, against=None).address
    return [" ", inside(language.name(newest.name), address)]


def _outcome(area: Area, language: Language) -> str:
    """Of each round by its name where they do not say the same."""
    if len({later.outcome for later in area.later}) < 2:
        return language.text(f"progress.follow_up.outcome.{area.outcome}")
    said = [
        language.text(
            "progress.follow_up.in_round",
            round=language.name(later.round.name),
            outcome=language.text(f"progress.follow_up.outcome.{later.outcome}"),
        )
        for later in area.later
    ]
    return ", ".join(said)


def factor_name(area: Area, language: Language) -> str:
    return language.factor(area.factor.name, turned=area.turned)


def _where(area: Area, progress: Progress, language: Language) -> str:
    """The form, and which of several units has chosen it."""
    form = language.name(area.form.name)
    return form if area.unit.unit == progress.unit.unit else f"{language.unit(area.unit)} · {form}"


def _figures(area: Area, progress: Progress, language: Language, name: str) -> html.Div:
    """The name of the table says what tells it from all others on the page."""
    title = language.text(
        "progress.follow_up.figures",
        factor=name,
        round=language.name(area.round.name),
        place=_where(area, progress, language),
        since=language.date(area.since),
    )
    axis = axis_of([area.chosen, *(later.cell for later in area.later)])
    heads = [
        html.Th(language.text("progress.follow_up.column.round"), scope="col"),
        *figure_heads(axis, language),
        html.Th(language.text("progress.follow_up.column.change"), scope="col"),
    ]
    return table(title, heads, _rows(area, axis, progress, language), language)


def _rows(area: Area, axis: Axis, progress: Progress, language: Language) -> list[html.Tr]:
    name, k = language.name(area.round.name), progress.k
    first = language.text("progress.follow_up.row.chosen", round=name)
    rows = [_row(first, area.chosen, axis, area.aim, k, language)]
    if area.corrected is not None:
        now = language.text("progress.follow_up.row.corrected", round=name)
        rows.append(_row(now, area.corrected, axis, area.aim, k, language))
    return [*rows, *(_later(later, axis, area.aim, k, language) for later in area.later)]


def _later(later: Later, axis: Axis, aim: int | None, k: int, language: Language) -> html.Tr:
    name = language.name(later.round.name)
    if later.outcome is Outcome.CLOSED:
        reason = language.text("progress.follow_up.outcome.closed")
        return html.Tr([html.Th(name, scope="row"), html.Td(reason, colSpan=len(FIGURE) + 1, className="silent")])
    return _row(name, later.cell, axis, aim, k, language, later.difference)


def _row(
    name: str,
    cell: Cell,
    axis: Axis,
    aim: int | None,
    k: int,
    language: Language,
    change: Difference | None = None,
) -> html.Tr:
    """The mark beside the bar is the aim."""
    verdict = change.verdict if change and change.verdict is not Verdict.CHANCE else None
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *figure(cell, axis, k, language, verdict=verdict, beside=aim),
            html.Td(_change(change, language)),
        ]
    )


def _change(change: Difference | None, language: Language) -> list[Any]:
    if change is None:
        return list(nothing(language))
    interval = language.text("format.interval_in_words", low=change.low, high=change.high)
    return [html.Strong(language.signed(change.value)), f" ({interval})"]
