"""Girls and boys, and whatever else answers are split by: each value's figure, and how far they lie apart."""

from typing import Any

from dash import html

from dashboard.factor_page import FactorPage, Gap, Split
from dashboard.language import Language
from dashboard.statistics.verdicts import Verdict
from layouts.pieces.help import help_beside
from layouts.pieces.interval_bar import Axis, axis_of
from layouts.pieces.told import difference_words, figure, figure_heads, table


def gaps(found: FactorPage, language: Language) -> list[html.Section]:
    """Nothing for a reader who is told of no split here."""
    if not found.splits:
        return []
    axis = axis_of(part.cell for split in found.splits for part in split.parts)
    parts = [piece for split in found.splits for piece in _split(split, found, axis, language)]
    title = html.H2(_title(found, language))
    return [html.Section([title, *parts, help_beside("gaps", language)], className="part gaps")]


def _title(found: FactorPage, language: Language) -> str:
    """How many of the differences that can be told are more than chance."""
    told = [gap.difference for split in found.splits for gap in split.gaps if gap.difference]
    clear = sum(difference.verdict is not Verdict.CHANCE for difference in told)
    if not told:
        return language.text("factor_page.gaps.hidden")
    return language.text("factor_page.gaps.clear" if clear else "factor_page.gaps.chance", n=clear)


def _split(split: Split, found: FactorPage, axis: Axis, language: Language) -> list[Any]:
    name = language.name(split.name)
    heads = [html.Th(name, scope="col"), *figure_heads(axis, language)]
    rows = [
        html.Tr(
            [
                html.Th(language.name(part.value.name), scope="row"),
                *figure(part.cell, axis, found.profile.k, language),
            ]
        )
        for part in split.parts
    ]
    caption = language.text("factor_page.gaps.table", split=name)
    apart = html.Ul([html.Li(_gap(gap, language)) for gap in split.gaps], className="apart")
    return [html.H3(name), table(caption, heads, rows, language), apart]


def _gap(gap: Gap, language: Language) -> list[Any]:
    one, other = language.name(gap.one.name), language.name(gap.other.name)
    head = html.Span(language.text("factor_page.gaps.pair", one=one, other=other), className="pair")
    if gap.difference is None:
        return [head, html.Span(language.text("factor_page.gaps.untold"), className="unknown")]
    return [head, *difference_words(gap.difference, language)]
