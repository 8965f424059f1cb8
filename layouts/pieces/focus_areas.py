"""What a unit and those inside it work on: a card for each, with what became of it in later rounds."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.focus import MOST
from dashboard.focus_page import Chosen, FocusPage
from dashboard.language import Language, sort_key
from dashboard.levels import depth
from layouts.pieces.focus_area import area_card
from layouts.pieces.focus_choosing import Kept
from layouts.pieces.follow_up_card import factor_name


def chosen_areas(found: FocusPage, kept: Kept, language: Language) -> html.Section:
    inside_ = [one for one in found.areas if one.area.ended is None and one not in found.own]
    ended = [one for one in found.areas if one.area.ended is not None]
    return html.Section(
        [
            html.H2(_finding(found, language)),
            *_house(found, language),
            *_many(found, language),
            *_own(found, kept, language),
            *_folded("focus.areas.inside", inside_, found, kept, language),
            *_folded("focus.areas.ended", ended, found, kept, language),
        ],
        className="chosen-areas",
    )


def _finding(found: FocusPage, language: Language) -> str:
    place, n = language.unit(found.progress.unit), len(found.topics)
    if not n:
        return language.text("focus.areas.none", place=place)
    if n > MOST:
        return language.text("focus.areas.many", place=place, n=n)
    names = list(dict.fromkeys(factor_name(one.area, language) for one in found.own))
    return language.text("focus.areas.some", place=place, factors=language.listed(names))


def _own(found: FocusPage, kept: Kept, language: Language) -> list[Any]:
    if not found.own:
        return []
    title = html.H3(language.text("focus.areas.own", place=language.unit(found.progress.unit)))
    return [title, *(area_card(one, found, kept, language) for one in found.own)]


def _house(found: FocusPage, language: Language) -> list[html.P]:
    """So that a team can choose the same as its house, or know that it does not."""
    if not found.house:
        return []
    names = language.listed([language.name(one.name) for one in found.house])
    return [html.P(language.text("focus.areas.house", factors=names), className="about")]


def _many(found: FocusPage, language: Language) -> list[html.P]:
    if len(found.topics) <= MOST:
        return []
    return [html.P(language.text("focus.areas.too_many", n=len(found.topics), most=MOST), className="notice")]


def _folded(
    title: str, areas: Sequence[Chosen], found: FocusPage, kept: Kept, language: Language
) -> list[html.Details]:
    """The place itself first, then those inside in alphabetical order."""
    if not areas:
        return []
    ordered = sorted(areas, key=lambda one: (depth(one.area.unit.kind), sort_key(language.unit(one.area.unit))))
    summary: Any = html.Summary(html.H3(language.text(title, n=len(areas))))
    cards = [area_card(one, found, kept, language) for one in ordered]
    is_open = any(kept.get("form") == f"change-{one.area.number}" for one in areas)
    return [html.Details([summary, *cards], open=is_open, className="earlier-areas")]
