"""The institutions that those above may see by name, those that wait, and how many have not released."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language, sort_key
from dashboard.profile import UnitLink
from dashboard.release import ReleasesBelow
from dashboard.selection import Selection
from layouts.pieces.units import kind, link


def released_units(found: ReleasesBelow, language: Language) -> html.Section:
    profile = found.selection.to(view="profile")
    return html.Section(
        [
            *_group("opened", found.opened, profile, language),
            *_group("waiting", found.waiting, profile, language),
            html.P(_others(found.others, language)),
        ],
        className="released",
    )


def _group(key: str, units: Sequence[UnitLink], profile: Selection, language: Language) -> list[Any]:
    if not units:
        return []
    more = [html.P(language.text("release.below.waiting_more"))] if key == "waiting" else []
    ordered = sorted(units, key=lambda unit: sort_key(language.unit(unit)))
    lines = [
        html.Li([link(unit, profile, language), html.Span(kind(unit, language), className="about")]) for unit in ordered
    ]
    return [html.H2(language.text(f"release.below.{key}", n=len(units))), *more, html.Ul(lines, className="places")]


def _others(others: int | None, language: Language) -> str:
    """Of one, two or three, not even the number."""
    if others is None:
        return language.text("release.below.few_others")
    return language.text("release.below.others", n=others) if others else language.text("release.below.no_others")
