"""What can be chosen of the heat map's rows, as links: none of it changes what a change is called."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from dashboard.heat_map import HeatMap
from dashboard.heat_map_view import releases, types
from dashboard.language import Language
from dashboard.selection import Selection
from layouts.pieces.choices import Option, choices
from layouts.pieces.heat_map_words import Words
from layouts.pieces.units import kinds


def row_choices(found: HeatMap, selection: Selection, words: Words) -> list[Any]:
    """Each only where there is something to choose between."""
    groups = {
        "kind": _kinds(found, selection, words.language),
        "type": _types(found, selection, words.language),
        "release": _releases(found, selection, words),
    }
    shown = [
        choices(words.language.text(f"progress.changes.choose.{name}"), options)
        for name, options in groups.items()
        if len(options) > 1
    ]
    return [html.Div(shown, className="row-of-choices")] if shown else []


def _kinds(found: HeatMap, selection: Selection, language: Language) -> list[Option]:
    plain = selection.to(type=None, release=None, order=None, factor=None, page=None)
    return [
        Option(kinds(replace(found.whole.unit, kind=kind), language), plain.to(kind=kind).address, kind == found.kind)
        for kind in found.kinds
    ]


def _types(found: HeatMap, selection: Selection, language: Language) -> list[Option]:
    names = [(one, language.text(_kinds_of(found, one, language))) for one in types(found)]
    return _every(names, "type", selection, language)


def _kinds_of(found: HeatMap, type_: str, language: Language) -> str:
    precise = f"kinds_of.{found.kind}.{type_}"
    return precise if language.has(precise) else "progress.changes.other_type"


def _releases(found: HeatMap, selection: Selection, words: Words) -> list[Option]:
    names = [(one, words.language.text(f"progress.changes.release.{one}", now=words.now)) for one in releases(found)]
    return _every(names, "release", selection, words.language)


def _every(names: Sequence[tuple[str, str]], key: str, selection: Selection, language: Language) -> list[Option]:
    """Everything, or one of those, where there are several."""
    picked, plain = getattr(selection, key), selection.to(page=None, **{key: None})
    every = Option(language.text("progress.changes.every"), plain.address, picked is None)
    parts = [Option(text, plain.to(**{key: one}).address, picked == one) for one, text in names]
    return [every, *parts] if len(parts) > 1 or picked else []
