"""The section on how far the units below one lie apart: the choices, what is found, the funnel, and why no ranking."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.profile import Choice
from dashboard.progress import Progress, Section
from dashboard.spread import Measure, Spread
from dashboard.statistics.heterogeneity import FEWEST_UNITS
from layouts.links import inside
from layouts.pieces.choices import Option, choices, chosen_name
from layouts.pieces.spread_figure import funnel_figure
from layouts.pieces.spread_words import finding, kinds_of, sentences, topic_name
from layouts.pieces.units import by_kind, kinds, link

HELP = ("ranking", "funnel", "worth", "careful", "spread")


def section(found: Spread, progress: Progress, language: Language) -> list[Any]:
    return [html.Section([*_choices(found, progress, language), *_told(found, progress, language)], className="spread")]


def _told(found: Spread, progress: Progress, language: Language) -> list[Any]:
    if found.is_broken:
        return _broken(found, progress, language)
    if found.apart is None:
        return _few(found, progress, language)
    name = language.unit(progress.unit)
    return [
        html.H2(finding(found, found.apart, language)),
        *(html.P(said) for said in sentences(found, found.apart, name, language)),
        _help(language),
        funnel_figure(found, found.apart, progress, language),
    ]


def _choices(found: Spread, progress: Progress, language: Language) -> list[Any]:
    """Each only where there is something to choose between."""
    groups = {
        "measure": _measures(found, progress, language),
        "kinds": _kinds(found, progress, language),
        "topics": _topics(found, progress, language),
    }
    shown = [
        choices(language.text(f"progress.spread.{name}"), options)
        for name, options in groups.items()
        if len(options) > 1
    ]
    return [html.Div(shown, className="row-of-choices")] if shown else []


def _measures(found: Spread, progress: Progress, language: Language) -> list[Option]:
    if progress.before is None:
        return []
    before = language.name(progress.before.name)
    return [
        Option(
            language.text(f"progress.spread.measure_of.{one}", before=before),
            progress.selection.to(order=None if one is Measure.LEVEL else one.value).address,
            one is found.measure,
        )
        for one in Measure
    ]


def _kinds(found: Spread, progress: Progress, language: Language) -> list[Option]:
    return [
        Option(
            kinds(replace(progress.unit, kind=one), language),
            progress.selection.to(kind=one).address,
            one == found.kind,
        )
        for one in found.kinds
    ]


def _topics(found: Spread, progress: Progress, language: Language) -> list[Option]:
    """For changes those that can be told, and the one in view."""
    told = [one for one in found.topics if found.measure is Measure.LEVEL or one.is_comparable or one == found.topic]
    return [
        Option(topic_name(one, language), progress.selection.to(factor=one.key).address, one == found.topic)
        for one in told
    ]


def _broken(found: Spread, progress: Progress, language: Language) -> list[Any]:
    before = chosen_name(progress.earlier, progress.selection.against, language)
    level = inside(language.text("progress.spread.see_level"), progress.selection.to(order=None).address)
    return [
        html.H2(language.text("progress.spread.broken")),
        html.P(language.text("progress.spread.broken_more", before=before)),
        html.P(level),
    ]


def _few(found: Spread, progress: Progress, language: Language) -> list[Any]:
    """With where to go on: to the spread inside those of the units that have one of their own."""
    title = html.H2(language.text("progress.spread.few", least=FEWEST_UNITS, kinds=kinds_of(found, language)))
    how_many = language.text("progress.spread.few_more", n=found.shown)
    told = html.P(how_many if found.shown else language.text("progress.spread.nobody"))
    return [title, told, *_elsewhere(found, progress, language), *_inside(found, progress, language)]


def _elsewhere(found: Spread, progress: Progress, language: Language) -> list[Any]:
    """Other forms may have more; the figures themselves stand among the changes."""
    kept = progress.selection.to(kind=None, order=None, factor=None)
    links = [inside(language.name(one.name), kept.to(form=one.key).address) for one in _other_forms(progress)]
    forms = [html.P([language.text("progress.spread.other_forms"), *(part for one in links for part in (" ", one))])]
    label = language.text("progress.spread.see_changes")
    changes = html.P(inside(label, kept.to(section=Section.CHANGES.value).address))
    return [*(forms if links else []), *([changes] if found.shown and Section.CHANGES in progress.sections else [])]


def _other_forms(progress: Progress) -> list[Choice]:
    return [one for one in progress.forms if one.key != progress.selection.form]


def _inside(found: Spread, progress: Progress, language: Language) -> list[Any]:
    if not found.further:
        return []
    kept = progress.selection.to(kind=None)
    lines = [html.Li(link(one, kept, language)) for group in by_kind(found.further, language) for one in group]
    label = html.P(language.text("progress.spread.see_inside"))
    return [label, html.Ul(lines, className="spread-further")]


def _help(language: Language) -> html.Details:
    parts = [html.P(language.text(f"progress.spread.help.{one}")) for one in HELP]
    return html.Details([html.Summary(language.text("progress.spread.help.title")), *parts], className="help")
