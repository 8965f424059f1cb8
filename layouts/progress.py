"""A unit's way over the rounds: the two rounds that are compared, and one section at a time."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.progress import WITHOUT_EARLIER, WITHOUT_FORM, Progress
from layouts.pieces.choices import Option, choices, of_forms, of_rounds
from layouts.pieces.unit_pages import unit_pages
from layouts.pieces.units import breadcrumb, kind


def title(found: Progress, language: Language) -> str:
    """For the browser's tab and history."""
    return f"{language.unit(found.unit)} – {language.text('progress.title')}"


def page(found: Progress, section: Sequence[Any], language: Language) -> html.Div:
    """`section` is what the section in view tells."""
    return html.Div(
        [
            breadcrumb(found.path, found.unit, found.selection, language),
            html.Div(
                [html.P(kind(found.unit, language), className="kind"), html.H1(language.unit(found.unit))],
                className="heading",
            ),
            unit_pages(found.unit, found.selection, language, in_the_house=found.choosing is not None),
            _sections(found, language),
            html.P(language.text(f"progress.lead.{found.section}"), className="lead"),
            *_choices(found, language),
            html.P(_chosen(found, language), className="print-only about"),
            *section,
        ],
        className=f"progress-page {found.section}",
    )


def _sections(found: Progress, language: Language) -> html.Nav:
    """The rounds and the form stay as they are, what one section alone asks for does not."""
    kept = found.selection.to(factor=None, kind=None, type=None, release=None, order=None, split=None, page=None)
    options = [
        Option(language.text(f"progress.section.{one}"), kept.to(section=one.value).address, one is found.section)
        for one in found.sections
    ]
    return choices(language.text("progress.sections"), options, "tabs sections")


def _choices(found: Progress, language: Language) -> list[Any]:
    """Form and rounds, each only where there is something to choose between."""
    groups = {
        "profile.forms": [] if found.section in WITHOUT_FORM else of_forms(found.forms, found.selection, language),
        "progress.round": of_rounds(found.rounds, found.selection, language),
        "progress.against": [] if found.section in WITHOUT_EARLIER else _earlier(found, language),
    }
    shown = [choices(language.text(label), options) for label, options in groups.items() if len(options) > 1]
    return [html.Div(shown, className="row-of-choices")] if shown else []


def _chosen(found: Progress, language: Language) -> str:
    """The choices that hold, for paper: there they cannot be changed."""
    form = [] if found.section in WITHOUT_FORM or not found.form else [language.name(found.form.name)]
    told = [*form, language.name(found.round.name)]
    if found.section not in WITHOUT_EARLIER and found.before:
        told.append(f"{language.text('progress.against')} {language.name(found.before.name)}")
    return " · ".join(told)


def _earlier(found: Progress, language: Language) -> list[Option]:
    options = of_rounds(found.earlier, found.selection, language)
    return [
        Option(option.text, found.selection.to(against=one.key).address, one.key == found.selection.against)
        for one, option in zip(found.earlier, options, strict=True)
    ]
