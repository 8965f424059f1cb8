"""Topics before and after school start in a table: two numbers on two yardsticks, and no difference between them."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.selection import Selection
from dashboard.transition import Crossing, Route, Side, Standing, Transition
from layouts.figures.rows import short_names
from layouts.links import inside
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.interval_bar import Axis, axis_of, interval_bar
from layouts.pieces.told import verdict_key
from layouts.pieces.topic_table import group, row, topic_table
from layouts.pieces.transition_words import side_name


def whole_table(found: Transition, progress: Progress, language: Language) -> html.Table:
    assert found.whole is not None
    label = language.text("progress.transition.label_whole", place=language.unit(found.whole.then.place))
    return _table(label, [_pair(found.whole, found, progress, language)], found, progress, language)


def pairs_table(found: Transition, progress: Progress, language: Language) -> html.Table:
    """In alphabetical order, as they come."""
    groups = [_pair(pair, found, progress, language) for pair in found.pairs]
    return _table(language.text("progress.transition.label"), groups, found, progress, language)


def _table(
    label: str, bodies: Sequence[html.Tbody], found: Transition, progress: Progress, language: Language
) -> html.Table:
    names = short_names(progress.rounds, language)
    rounds = {"then": found.before, "now": found.now}
    heads = [
        language.text(f"progress.transition.column.{when}", round=names.get(one.key) or language.name(one.name))
        for when, one in rounds.items()
        if one
    ]
    return topic_table(label, [language.text("progress.municipal.topics.topic"), *heads], bodies, "crossing")


def _pair(pair: Route, found: Transition, progress: Progress, language: Language) -> html.Tbody:
    title = [_side(pair.then, "then", found, language), " → ", _side(pair.now, "now", found, language)]
    return group(title, _topics(pair, found, progress, language), 3)


def _side(side: Side, when: str, found: Transition, language: Language) -> Any:
    """A link to its profile in that round."""
    name, round_ = side_name(side, when, language), found.before if when == "then" else found.now
    if side.whole or not side.place.may_open or round_ is None:
        return name
    return inside(name, Selection("profile", side.place.unit, round_.key).address)


def _topics(pair: Route, found: Transition, progress: Progress, language: Language) -> list[html.Tr]:
    axis = axis_of(found.cells)
    return [_row(one, pair, axis, progress, language) for one in pair.crossings]


def _row(one: Crossing, pair: Route, axis: Axis, progress: Progress, language: Language) -> html.Tr:
    """What stands in many pairs, since it is everybody's, is said in a lower voice."""
    name = [_name(one.then, language), *_pooled(one, language)]
    sides = ((one.then, one.pooled or pair.then.whole), (one.now, one.pooled or pair.now.whole))
    quiet = pair.then.whole and pair.now.whole  # the whole itself is what its own table is about
    cells = [_standing(side, one, axis, progress, language, lower=whole and not quiet) for side, whole in sides]
    return row(name, cells)


def _name(standing: Standing, language: Language) -> str:
    return language.factor(standing.name, turned=standing.turned)


def _pooled(one: Crossing, language: Language) -> list[html.Small]:
    return [html.Small(language.text("progress.transition.pooled"))] if one.pooled else []


def _standing(
    standing: Standing, one: Crossing, axis: Axis, progress: Progress, language: Language, *, lower: bool
) -> list[Any]:
    """`lower` without a drawing."""
    cell, name = standing.cell, _name(standing, language)
    renamed = [html.Small(name)] if name != _name(one.then, language) else []
    if not cell.shown:
        return [*renamed, html.Span(instead_of_points(cell, progress.k, language), className="why")]
    drawn = [] if lower else [_bar(standing, axis)]
    told = [*renamed, html.Div(_numbers(cell, language), className="figures"), *drawn, *_position(standing, language)]
    return [html.Div(told, className="lower")] if lower else told


def _numbers(cell: Cell, language: Language) -> list[Any]:
    interval = language.interval(cell.low or 0, cell.high or 0)
    words = language.text("progress.transition.numbers", interval=interval, n=cell.n or 0)
    return [html.Strong(language.points(cell.points or 0)), html.Span(words, className="numbers")]


def _bar(standing: Standing, axis: Axis) -> html.Span:
    position, points = standing.position, standing.cell.points or 0
    if position is None:
        return interval_bar(standing.cell, axis)
    return interval_bar(standing.cell, axis, position.verdict, points - position.value)


def _position(standing: Standing, language: Language) -> list[html.Span]:
    position = standing.position
    if position is None:
        return []
    words = language.text(f"progress.transition.position.{verdict_key(position)}")
    points = language.points((standing.cell.points or 0) - position.value)
    programme = html.Span(language.text("progress.transition.programme", points=points), className="numbers")
    return [html.Span(words, className=f"verdict {position.verdict}"), programme]
