"""One unit's profile: every level of the organisation, from the programme to a class, uses this page."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.notes import SECTION
from dashboard.profile import Profile
from dashboard.selection import Selection
from dashboard.shown_around import Tour
from layouts.links import inside
from layouts.pieces.choices import chosen_name, forms, others
from layouts.pieces.factor_figure import factor_figure
from layouts.pieces.guide import again, guide
from layouts.pieces.ownership import ownership
from layouts.pieces.participation import answers
from layouts.pieces.quality import quality_notes
from layouts.pieces.reading import reading
from layouts.pieces.similar import similar
from layouts.pieces.summary import in_short
from layouts.pieces.unit_pages import unit_pages
from layouts.pieces.units import breadcrumb, children, kind

PARTS = ("summary", "finding")  # what somebody is shown around to


def title(profile: Profile, language: Language) -> str:
    """For the browser's tab and history."""
    form = chosen_name(profile.forms, profile.selection.form, language)
    name = language.unit(profile.unit)
    return f"{name} – {form}" if form else name


def page(profile: Profile, language: Language, tour: Tour | None = None) -> html.Div:
    """`tour` is round this page, for whoever is here the first time."""
    return html.Div(
        [
            breadcrumb(profile.path, profile.unit, profile.selection, language),
            *_heading(profile, language),
            *guide(tour, profile.selection, PARTS if profile.factors else (), language),
            html.Div(
                [
                    unit_pages(profile.unit, profile.selection, language, in_the_house=profile.choosing is not None),
                    *_talks(profile, language),
                ],
                className="beside-pages",
            ),
            *forms(profile, language),
            *_findings(profile, language),
            *_children(profile, language),
            reading(language, again(tour, profile.selection, language)),
        ],
        className="profile",
    )


def _heading(profile: Profile, language: Language) -> list[Any]:
    names = [
        chosen_name(profile.rounds, profile.selection.round, language),
        chosen_name(profile.forms, profile.selection.form, language),
        answers(profile.participation, language),
    ]
    return [
        html.Div(
            [html.P(kind(profile.unit, language), className="kind"), html.H1(language.unit(profile.unit))],
            className="heading",
        ),
        html.P([html.Span(name) for name in names if name], className="meta"),
        *ownership(profile, language),
    ]


def _talks(profile: Profile, language: Language) -> list[html.P]:
    """The way to all notes of the unit, for who takes part in them."""
    if profile.notes is None:
        return []
    address = Selection("profile", profile.unit.unit, section=SECTION).address
    return [html.P(inside(language.text("profile.talks", n=sum(profile.notes.values())), address), className="talks")]


def _findings(profile: Profile, language: Language) -> list[Any]:
    if not profile.factors:
        return [html.P(language.text("profile.no_factors"), className="lead"), _choices(profile, language)]
    how_sure = quality_notes(profile.quality, profile.participation, profile.informant, language)
    choices = [_choices(profile, language), *similar(profile, language)]
    return [in_short(profile, language), *how_sure, *choices, factor_figure(profile, language)]


def _children(profile: Profile, language: Language) -> list[Any]:
    """Those above an institution are told that the list is not all there are."""
    if not profile.children:
        return []
    is_released = profile.release is not None and profile.children[0].kind == "institution"
    note = language.text("profile.children_open") if is_released else ""
    return [children(profile.children, profile.selection, language, note)]


def _choices(profile: Profile, language: Language) -> html.Div:
    return html.Div(others(profile, language), className="row-of-choices")
