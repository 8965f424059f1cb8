"""Whose the figures of a profile are to show: where its round stands on the way upward."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.profile import Profile
from dashboard.selection import Selection
from layouts.links import inside


def ownership(profile: Profile, language: Language) -> list[Any]:
    """Nothing for a reader whom releases do not concern here."""
    if profile.release is None:
        return []
    address = Selection("release", profile.unit.unit, profile.selection.round).address
    state = profile.release.state
    if state is None:
        return [html.P(inside(language.text("release.line.below"), address), className="ownership")]
    words = html.Span(language.text(f"release.line.{state}"))
    return [html.P([words, " ", inside(language.text("release.line.more"), address)], className=f"ownership {state}")]
