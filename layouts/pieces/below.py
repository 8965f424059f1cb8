"""Which units below a figure comes from: each beside the whole, in alphabetical order, never ranked."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.factor_page import Below, FactorPage
from dashboard.language import Language
from dashboard.statistics.verdicts import Verdict
from layouts.links import inside
from layouts.pieces.everybody import of_everybody
from layouts.pieces.help import help_beside
from layouts.pieces.interval_bar import Axis, axis_of
from layouts.pieces.told import difference, figure, figure_heads, table
from layouts.pieces.units import by_kind, kinds

COMPARED = ("programme", "municipality", "institution")  # kinds that a profile can be compared with


def below(found: FactorPage, language: Language) -> list[html.Section]:
    """Nothing where nobody below was asked, or none that the reader may open."""
    if not found.below:
        return []
    axis = axis_of([found.everybody, *(one.cell for one in found.below)])
    of_unit = {one.unit.unit: one for one in found.below}
    groups = [[of_unit[unit.unit] for unit in units] for units in by_kind([one.unit for one in found.below], language)]
    parts = [piece for group in groups for piece in _group(group, found, axis, language)]
    note = [html.P(language.text("profile.children_open"), className="about")] if _is_released(found) else []
    title = html.H2(_title(found, language))
    return [
        html.Section(
            [title, *note, *of_everybody(found, language), *parts, help_beside("below", language)],
            className="part below",
        )
    ]


def _is_released(found: FactorPage) -> bool:
    """Those above an institution are told that the list is not all there are."""
    return found.profile.release is not None and found.below[0].unit.kind == "institution"


def _title(found: FactorPage, language: Language) -> str:
    told = [one.difference.verdict for one in found.below if one.difference]
    above, under = told.count(Verdict.BETTER), told.count(Verdict.WORSE)
    if not told:
        return language.text("factor_page.below.hidden")
    if not above and not under:
        return language.text("factor_page.below.chance", n=len(told))
    return language.text("factor_page.below.clear", above=above, below=under, total=len(told))


def _group(some: Sequence[Below], found: FactorPage, axis: Axis, language: Language) -> list[Any]:
    unit = language.unit(found.profile.unit)
    last = html.Th(language.text("factor_page.below.difference", unit=unit), scope="col", className="words")
    heads = [html.Th(language.text("factor_page.column.unit"), scope="col"), *figure_heads(axis, language), last]
    caption = kinds(some[0].unit, language)
    rows = [_row(one, found, axis, language) for one in some]
    return [html.H3(f"{caption} ({language.number(len(some))})"), table(caption, heads, rows, language)]


def _row(one: Below, found: FactorPage, axis: Axis, language: Language) -> html.Tr:
    verdict = one.difference.verdict if one.difference else None
    beside = found.everybody.points if found.everybody.shown else None
    numbers = figure(one.cell, axis, found.profile.k, language, verdict=verdict, beside=beside)
    return html.Tr([html.Th(_link(one, found, language), scope="row"), *numbers, difference(one.difference, language)])


def _link(one: Below, found: FactorPage, language: Language) -> html.A:
    """To the same page of the unit below, held against this one where a profile can be."""
    kind, selection = found.profile.unit.kind, found.profile.selection.to(unit=one.unit.unit)
    return inside(language.unit(one.unit), selection.to(against=kind if kind in COMPARED else None).address)
