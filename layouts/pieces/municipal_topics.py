"""One line per topic: what the forms of daycare, those of school and those put to both say of it, side by side."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.municipal import Municipal, Setting, Topic, Voice
from dashboard.profile import Choice
from dashboard.progress import Progress
from dashboard.statistics.verdicts import Verdict
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.interval_bar import Axis, axis_of, interval_bar
from layouts.pieces.municipal_words import round_name, trend_address
from layouts.pieces.topic_table import group, row, topic_table

ORDER = (Setting.DAYCARE, Setting.SCHOOL, Setting.BOTH)
SIGNS = {Verdict.BETTER: "▲", Verdict.WORSE: "▼"}
BESIDE = {Verdict.BETTER: ("◆", "above"), Verdict.WORSE: ("◇", "below")}  # the programme


def topics(found: Municipal, progress: Progress, language: Language) -> list[Any]:
    """What is asked everywhere with the same form stands by itself: there is nothing to lay beside it."""
    beside = [topic for topic in found.topics if topic.heard != {Setting.BOTH}]
    alone = [topic for topic in found.topics if topic.heard == {Setting.BOTH}]
    axis = axis_of(found.cells)
    return [
        *_legend(found, progress, language),
        *(_table(some, axis, progress, language) for some in (beside, alone) if some),
    ]


def _table(some: Sequence[Topic], axis: Axis, progress: Progress, language: Language) -> html.Table:
    there = [one for one in ORDER if any(one in topic.heard for topic in some)]
    heads = [language.text("progress.municipal.topics.topic"), *(_head(one, progress, language) for one in there)]
    groups = [
        group(
            language.text(f"progress.municipal.topics.{name}"),
            [_row(topic, there, axis, progress, language) for topic in topics],
            len(heads),
        )
        for name, topics in _grouped(some)
        if topics
    ]
    label = language.text(f"progress.municipal.topics.label_{'beside' if len(there) > 1 else 'alone'}")
    return topic_table(label, heads, groups, "voices" if len(there) > 1 else "voices alone")


def _head(one: Setting, progress: Progress, language: Language) -> str:
    key = f"both.{progress.unit.kind}" if one is Setting.BOTH else str(one)
    return language.text(f"progress.municipal.setting.{key}")


def _grouped(found: Sequence[Topic]) -> list[tuple[str, list[Topic]]]:
    """First what daycare and school were both asked about, each in its own form."""
    alone = {one: [topic for topic in found if not topic.is_shared and _home(topic) is one] for one in ORDER}
    return [
        ("shared", [topic for topic in found if topic.is_shared]),
        *((str(one), some) for one, some in alone.items()),
    ]


def _home(topic: Topic) -> Setting:
    return next(one for one in ORDER if one in topic.heard)


def _row(topic: Topic, there: Sequence[Setting], axis: Axis, progress: Progress, language: Language) -> html.Tr:
    return row(
        language.factor(topic.name, turned=topic.turned),
        [_voices(topic.voices.get(one, ()), axis, progress, language) for one in there],
    )


def _voices(voices: Sequence[Voice], axis: Axis, progress: Progress, language: Language) -> list[Any]:
    """Left blank for the eye where nobody was asked."""
    if not voices:
        return [html.Span(language.text("progress.municipal.topics.nobody"), className="visually-hidden")]
    return [_voice(one, axis, progress, language) for one in voices]


def _voice(voice: Voice, axis: Axis, progress: Progress, language: Language) -> html.Div:
    """Who was asked, as a link to the course of the factor, and what they say."""
    factor = html.Span(f": {language.name(voice.entry.name)}", className="visually-hidden")
    link = inside([language.name(voice.form.name), factor], trend_address(progress, voice.form, voice.entry))
    cell = voice.entry.cell
    if not cell.shown:
        why = html.Span(instead_of_points(cell, progress.k, language), className="why")
        return html.Div([link, " ", why], className="voice")
    points = html.Strong(language.points(cell.points or 0))
    bar = interval_bar(cell, axis)
    marks = html.Span([*_beside(voice, language), *_since(voice, progress, language)], className="marks")
    return html.Div([link, " ", bar, points, marks], className="voice")


def _beside(voice: Voice, language: Language) -> list[html.Span]:
    """Only where it is clear, and so below: a mark at every number would be no mark."""
    against = voice.entry.against
    if against is None or against.verdict not in BESIDE:
        return []
    sign, side = BESIDE[against.verdict]
    return _mark(sign, "beside", language.text(f"progress.municipal.mark.{side}"))


def _since(voice: Voice, progress: Progress, language: Language) -> list[html.Span]:
    since = voice.entry.since
    if since is None or since.verdict not in SIGNS or progress.before is None:
        return []
    words = _said(since.verdict, progress.before, progress, language)
    return _mark(SIGNS[since.verdict], f"verdict {since.verdict}", words)


def _mark(sign: str, class_name: str, words: str) -> list[html.Span]:
    """The sign for the eye, the words for the ear."""
    seen = html.Span(sign, className=class_name, **attributes(aria_hidden="true"))
    return [seen, html.Span(f", {words}", className="visually-hidden")]


def _legend(found: Municipal, progress: Progress, language: Language) -> list[html.Ul]:
    signs = [
        *(_beside_programme(language) if found.is_part else []),
        *(_since_before(progress.before, progress, language) if progress.before else []),
    ]
    return [html.Ul(signs, className="signs")] if signs else []


def _beside_programme(language: Language) -> list[html.Li]:
    return [_sign(sign, "beside", language.text(f"progress.municipal.mark.{side}")) for sign, side in BESIDE.values()]


def _since_before(before: Choice, progress: Progress, language: Language) -> list[html.Li]:
    moved = [
        _sign(sign, f"verdict {verdict}", _said(verdict, before, progress, language)) for verdict, sign in SIGNS.items()
    ]
    return [*moved, html.Li(language.text("progress.municipal.mark.none"))]


def _sign(sign: str, class_name: str, words: str) -> html.Li:
    return html.Li([html.Span(sign, className=class_name), " ", words])


def _said(verdict: Verdict, before: Choice, progress: Progress, language: Language) -> str:
    return language.text(f"progress.municipal.mark.{verdict}", before=round_name(before, progress, language))
