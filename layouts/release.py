"""Releases: for a leader what it means and where it stands, for those above whom they may see by name."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.profile import Choice, UnitLink
from dashboard.release import OwnRelease, ReleasesBelow
from dashboard.selection import Selection
from layouts.figures.rows import short_names
from layouts.links import inside
from layouts.pieces.choices import Option, choices, chosen_name
from layouts.pieces.release_form import acts, meaning
from layouts.pieces.release_log import release_log
from layouts.pieces.released_units import released_units


def title(found: OwnRelease | ReleasesBelow, language: Language) -> str:
    """For the browser's tab and history."""
    return f"{language.text('release.title')} – {language.unit(found.unit)}"


def page(found: OwnRelease | ReleasesBelow, language: Language) -> html.Div:
    body = _own(found, language) if isinstance(found, OwnRelease) else _below(found, language)
    log = release_log(found.log, language, named=isinstance(found, ReleasesBelow))
    return html.Div([*body, log], className="release")


def _own(found: OwnRelease, language: Language) -> list[Any]:
    state, rounds = str(found.stands.state), [choice for choice, _ in found.rounds]
    round_ = chosen_name(rounds, found.selection.round, language)
    reached = [language.text("release.with_teams")] if found.with_teams else []
    since = [language.text(f"release.since.{state}", date=language.date(found.since))] if found.since else []
    states = {choice.key: language.text(f"release.state.{one.state}") for choice, one in found.rounds}
    missing = [html.P(language.text("release.missing", n=found.missing))] if found.missing else []
    return [
        _heading(found.unit, language.text(f"release.heading.{state}", round=round_), language),
        html.P([html.Span(one) for one in (language.unit(found.unit), *since, *reached)], className="meta"),
        html.P(language.text(f"release.lead.{state}"), className="lead"),
        *missing,
        _profile(found, language),
        *_rounds(found.selection, rounds, states, language),
        html.Div([meaning(language), *acts(found, round_, language)], className="side-by-side"),
    ]


def _below(found: ReleasesBelow, language: Language) -> list[Any]:
    round_ = chosen_name(found.rounds, found.selection.round, language)
    heading = language.text("release.heading.below", n=len(found.opened), round=round_)
    return [
        _heading(found.unit, heading, language),
        html.P(html.Span(language.unit(found.unit)), className="meta"),
        html.P(language.text("release.lead.below"), className="lead"),
        _profile(found, language),
        *_rounds(found.selection, found.rounds, {}, language),
        released_units(found, language),
    ]


def _heading(unit: UnitLink, text: str, language: Language) -> html.Div:
    return html.Div([html.P(language.text("release.title"), className="kind"), html.H1(text)], className="heading")


def _rounds(
    selection: Selection, rounds: Sequence[Choice], states: Mapping[str, str], language: Language
) -> list[html.Div]:
    """With where each stands, by round, for those to whom it matters; nothing where there is no choice."""
    if len(rounds) < 2:
        return []
    names = short_names(rounds, language)
    options = [
        Option(
            " – ".join(filter(None, (names[one.key], states.get(one.key)))),
            selection.to(round=one.key).address,
            one.key == selection.round,
        )
        for one in rounds
    ]
    return [html.Div(choices(language.text("release.rounds"), options), className="row-of-choices")]


def _profile(found: OwnRelease | ReleasesBelow, language: Language) -> html.P:
    text = language.text("release.profile", place=language.unit(found.unit))
    return html.P(inside(text, found.selection.to(view="profile").address))
