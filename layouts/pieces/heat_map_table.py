"""The heat map as a real table that the arrow keys walk through (assets/heat_map.js): units, factors, their changes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import html

from dashboard.heat_map import Column, Earlier, Group, HeatMap, Line, by_factor, total
from dashboard.heat_map_view import NAME, PLACE, SIZE, VERDICT, order_of
from dashboard.language import Language
from dashboard.paging import restarted
from dashboard.progress import Progress
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.heat_map_words import Words, look
from layouts.pieces.scroller import scroller
from layouts.pieces.units import kind, link


@dataclass(frozen=True, slots=True)
class HeatMapTable:
    """`kept` are the units that the filters leave, `shown` those of them on this page."""

    found: HeatMap
    progress: Progress
    words: Words
    kept: Sequence[Line]
    shown: Sequence[Line]

    @property
    def language(self) -> Language:
        return self.words.language

    def scrolled(self) -> html.Div:
        caption = self.words.caption
        parts = [html.Caption(caption, className="visually-hidden"), self._head(), self._whole(), self._body()]
        table = html.Table([*parts, *self._foot()], className="heat-map", role="grid", **attributes(aria_label=caption))
        return scroller(table, caption, self.language)

    def _head(self) -> html.Thead:
        factors = [self._of_factor(column) for column in self.found.columns]
        place = [self._heading(self._text("column.place"), PLACE, "ascending")] if self.found.is_placed else []
        first = self._heading(self._kind(), NAME, "ascending")
        clear = self._heading(self._text("column.clear"), VERDICT, "other")
        answers = self._heading(self._text("column.answers", now=self.words.now), SIZE, "descending")
        return html.Thead(html.Tr([first, *place, *factors, clear, answers]))

    def _kind(self) -> str:
        """Class rather than child group, where the type of what they lie in is known."""
        above = self.found.whole.unit
        return kind(replace(above, kind=self.found.kind or above.kind), self.language)

    def _of_factor(self, column: Column) -> html.Th:
        told = self.language.factor(column.name, turned=column.turned)
        return self._heading(told, VERDICT, "other", column.key)

    def _heading(self, text: str, order: str, sort: str, factor: str | None = None) -> html.Th:
        """A link that puts the rows into that order."""
        is_chosen = order_of(self.found, self._selection) == order and (
            order != VERDICT or self.found.place_of(self._selection.factor) == self.found.place_of(factor)
        )
        page = restarted(self._selection.page)
        chosen = self._selection.to(order=None if order == NAME else order, factor=factor, page=page)
        sorter = inside(_breakable(text), chosen.address, current="true" if is_chosen else None)
        return html.Th(sorter, scope="col", **attributes(**({"aria_sort": sort} if is_chosen else {})))

    def _whole(self) -> html.Tbody:
        """The unit itself, in a body of its own: it is no row among the others."""
        line = self.found.whole
        name = html.Th(self._text(f"whole.{line.unit.kind}"), scope="row")
        silent = self.words.withheld(line)
        cells = self._cells(line) if silent is None else [self._silence(silent)]
        return html.Tbody(
            html.Tr([name, *self._place(""), *cells, self._counts(line), self._answers(line)]), className="whole"
        )

    def _body(self) -> html.Tbody:
        return html.Tbody([self._row(line) for line in self.shown])

    def _row(self, line: Line) -> html.Tr:
        name = html.Th(link(line.unit, self._below, self.language), scope="row")
        is_there = line.earlier is Earlier.THERE
        cells = self._cells(line) if is_there else [self._silence(self.words.missing(line))]
        return html.Tr([name, *self._place(line.place), *cells, self._counts(line), self._answers(line)])

    def _cells(self, line: Line) -> list[html.Td]:
        seen, heard = self.words.seen, self.words.heard
        return [html.Td(seen(one), className=look(one), **attributes(aria_label=heard(one))) for one in line.changes]

    def _silence(self, words: str) -> html.Td:
        return html.Td(html.Span(words), colSpan=len(self.found.columns), className="silence")

    def _place(self, name: str) -> list[html.Td]:
        return [html.Td(name, className="place")] if self.found.is_placed else []

    def _counts(self, line: Line) -> html.Td:
        label = self.words.counts_heard(line.counts)
        return html.Td(self.words.counts_seen(line.counts), className="tally", **attributes(aria_label=label))

    def _answers(self, line: Line) -> html.Td:
        return html.Td("" if line.answers is None else self.language.number(line.answers), className="tally")

    def _foot(self) -> list[html.Tfoot]:
        """How many of the units lie in each group; nothing where there are none."""
        if not self.kept:
            return []
        factors, all_factors = by_factor(self.kept, self.found.columns), total(self.kept)
        return [html.Tfoot([self._total(group, factors, all_factors) for group in Group])]

    def _total(self, group: Group, factors: Sequence[Counter[Group]], all_factors: Counter[Group]) -> html.Tr:
        name = html.Th(self._text(f"total.{group}"), scope="row")
        counts = [html.Td(self.language.number(counts[group])) for counts in [*factors, all_factors]]
        return html.Tr([name, *self._place(""), *counts, html.Td("")])

    @property
    def _selection(self) -> Selection:
        return self.progress.selection

    @property
    def _below(self) -> Selection:
        """What a link to one of the units takes along."""
        return self._selection.to(kind=None, type=None, release=None, order=None, factor=None, page=None)

    def _text(self, key: str, **values: str | int) -> str:
        return self.language.text(f"progress.changes.{key}", **values)


def _breakable(text: str) -> list[Any]:
    """With leave to go on in the next line after a stroke between two words, where no browser takes it."""
    first, *more = text.split("/")
    return [first, *(part for word in more for part in ("/", html.Wbr(), word))]
