"""What lies behind one factor of one unit: the figure, its questions, how the answers lie, and where it comes from."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboard.cells import Status
from dashboard.factor_page import FactorPage
from dashboard.language import Language
from dashboard.profile import Profile
from layouts.pieces.bands import bands
from layouts.pieces.below import below
from layouts.pieces.choices import chosen_name, others
from layouts.pieces.comparison import compared_with, factor_name, in_a_sentence
from layouts.pieces.focus_button import choose_button
from layouts.pieces.gaps import gaps
from layouts.pieces.hidden import explanation, instead_of_points
from layouts.pieces.items import items
from layouts.pieces.notes import notes
from layouts.pieces.own_figure import own_figure
from layouts.pieces.participation import answers, low_rate_notice
from layouts.pieces.talk import about, elsewhere, questions
from layouts.pieces.thread import Kept
from layouts.pieces.units import kind
from layouts.pieces.walk import walk, way_here


def title(found: FactorPage, language: Language) -> str:
    """For the browser's tab and history."""
    return f"{language.name(found.factor.name)} – {language.unit(found.profile.unit)}"


def page(found: FactorPage, language: Language, kept: Kept | None = None) -> html.Div:
    """What people have written to the figure stands under all that it says; `kept` is what was refused of that."""
    alone = replace(found.profile, factors=(found.factor,))
    return html.Div(
        [
            way_here(found, language),
            *_heading(found, language),
            html.P(lead(found, language), className="lead"),
            about(found, language),
            walk(found, language),
            html.Div(others(alone, language, order=False), className="row-of-choices"),
            own_figure(found, language),
            *_choose(found, language),
            *explanation(alone, language),
            items(found, language),
            bands(found, language),
            *gaps(found, language),
            *below(found, language),
            *elsewhere(found, language),
            questions(found, language),
            *notes(found.notes, kept or {}, language),
        ],
        className="profile factor-page",
    )


def _choose(found: FactorPage, language: Language) -> list[html.P]:
    """The way to working on it."""
    profile, name = found.profile, language.name(found.factor.name)
    selection = profile.selection.to(split=None)
    button = choose_button(profile.choosing, selection, found.factor.key, name, found.everybody, language)
    return [html.P(button, className="choose-here")] if button else []


def lead(found: FactorPage, language: Language) -> str:
    """The finding, never more than the verdict allows."""
    own, difference, against = found.factor.own, found.factor.difference, compared_with(found.profile)
    if own.status is Status.EXTREME:
        return f"{_subject(found.profile, language)}: {instead_of_points(own, found.profile.k, language)}."
    if not own.shown:
        return language.text(f"profile.lead.{_silence(found)}")
    if against is None:
        return language.text("factor_page.lead.alone", unit=_subject(found.profile, language), points=own.points or 0)
    other = in_a_sentence(against, language)
    if difference is None:
        return language.text("factor_page.lead.untold", against=other)
    return language.text(
        f"factor_page.lead.{difference.verdict}",
        unit=_subject(found.profile, language),
        points=abs(difference.value),
        against=other,
        size=language.text(f"size.{difference.size}"),
    )


def _silence(found: FactorPage) -> str:
    if found.profile.unit.kind in found.profile.withheld:
        return "withheld"
    return "absent" if found.factor.own.status is Status.ABSENT else "hidden"


def _subject(profile: Profile, language: Language) -> str:
    part = chosen_name(profile.splits, profile.selection.split, language)
    unit = language.unit(profile.unit)
    return f"{unit} ({part})" if part else unit


def _heading(found: FactorPage, language: Language) -> list[Any]:
    profile = found.profile
    names = [
        chosen_name(profile.rounds, profile.selection.round, language),
        chosen_name(profile.forms, profile.selection.form, language),
        answers(profile.participation, language),
    ]
    place = f"{kind(profile.unit, language)}: {language.unit(profile.unit)}"
    turned = [html.P(language.text("factor_page.turned"), className="about")] if found.factor.turned else []
    return [
        html.Div(
            [html.P(place, className="kind"), html.H1(factor_name(found.factor, language))],
            className="heading",
        ),
        html.P([html.Span(name) for name in names if name], className="meta"),
        *turned,
        *low_rate_notice(profile.participation, language),
    ]
