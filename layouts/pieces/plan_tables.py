"""The tables of the plan: what each factor can show, what other sizes could, and how many it takes."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.planning import CHANCES, FactorPlan, Needed, Plan, Reach, Size
from dashboard.progress import Progress
from dashboard.statistics.verdicts import size
from layouts.pieces import plan_words as words
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.nothing import nothing
from layouts.pieces.told import table

Cells = list[html.Th | html.Td]


def factors(found: Plan, progress: Progress, language: Language) -> html.Div:
    count = len(found.factors)
    names = [
        "topic",
        "n",
        "groups",
        "change",
        *(["among"] if _differ_among(found) else []),
        *(["full"] if _has_full(found) else []),
    ]
    heads = [language.text(f"progress.plan.factors.{name}", n=count) for name in names]
    rows = [html.Tr(_factor(one, names, progress, language)) for one in found.factors]
    caption = language.text("progress.plan.factors.caption")
    return table(caption, [html.Th(head, scope="col") for head in heads], rows, language)


def _differ_among(found: Plan) -> bool:
    """Where all say the same, the sentence above has said it."""
    return len({words.times(one.among) for one in found.shown if one.among is not None}) > 1


def _has_full(found: Plan) -> bool:
    return any(one.full is not None for one in found.factors)


def _factor(one: FactorPlan, names: list[str], progress: Progress, language: Language) -> Cells:
    head = html.Th(language.factor(one.name, turned=one.turned), scope="row")
    if one.change is None or one.among is None:
        reason = instead_of_points(one.cell, progress.k, language)
        return [head, html.Td(html.Span(reason), colSpan=len(names) - 1, className="silent")]
    groups = language.number(one.cell.groups) if one.cell.groups else language.text("progress.plan.factors.itself")
    cells: Cells = [
        head,
        html.Td(language.number(one.cell.n or 0)),
        html.Td(groups),
        html.Td(_change(one.change, language)),
    ]
    if "among" in names:
        cells.append(html.Td(language.text("progress.plan.factors.at_least", times=words.times(one.among))))
    if "full" in names:
        cells.append(html.Td(_points(one.full, language)) if one.full else html.Td(nothing(language)))
    return cells


def _points(points: float, language: Language) -> str:
    return language.text("progress.plan.factors.points", points=round(points))


def _change(points: float, language: Language) -> list[Any]:
    word = language.text(f"size.{size(round(points))}")
    return [html.Strong(_points(points, language)), html.Span(f", {word}")]


def sizes(found: Plan, language: Language) -> list[Any]:
    if not found.sizes:
        return []
    heads = [html.Th(language.text(f"progress.plan.sizes.{name}"), scope="col") for name in ("n", "number", "change")]
    heads.append(html.Th(language.text("progress.plan.sizes.words"), scope="col", className="words"))
    heads += [html.Th(language.text("progress.plan.sizes.chance", points=points), scope="col") for points in CHANCES]
    here = [html.Tr(_here(found, language), className="here")] if found.shown else []
    rows = [*here, *(html.Tr(_size(one, language)) for one in found.sizes)]
    caption = language.text("progress.plan.sizes.caption")
    return [
        html.H2(language.text("progress.plan.sizes.title")),
        *_groups_matter(found, language),
        html.P(language.text("progress.plan.sizes.about"), className="about"),
        table(caption, heads, rows, language),
    ]


def _here(found: Plan, language: Language) -> Cells:
    """The unit as it is, first of all the sizes."""
    mark = html.Small(language.text("progress.plan.sizes.here"))
    return [
        html.Th([mark, words.answers(found, language)], scope="row"),
        html.Td(words.groups(found, language)),
        *_shows(words.changes(found), found.chances, language),
    ]


def _size(one: Size, language: Language) -> Cells:
    return [
        html.Th(language.number(one.answers), scope="row"),
        html.Td(language.number(one.groups)),
        *_shows(one.change, one.chances, language),
    ]


def _shows(change: Reach, chances: Sequence[Reach], language: Language) -> Cells:
    return [
        html.Td(html.Strong(words.whole(change, language))),
        html.Td(words.size_words(change, language), className="told"),
        *(html.Td(words.chance(chance, language)) for chance in chances),
    ]


def _groups_matter(found: Plan, language: Language) -> list[html.P]:
    """The size that is nearest to a whole institution, from few groups and from many."""
    few, many = found.few_and_many
    weak, strong = (words.whole(one.change, language) for one in (few, many))
    if weak == strong:
        return []
    said = language.text(
        "progress.plan.sizes.groups", n=few.answers, few=few.groups, many=many.groups, weak=weak, strong=strong
    )
    return [html.P(said)]


def needed(found: Plan, language: Language) -> list[Any]:
    if not found.needed:
        return []
    heads = [language.text(f"progress.plan.needed.{name}") for name in ("change", "groups", "answers")]
    rows = [html.Tr(_needed(one, language)) for one in found.needed]
    caption = language.text("progress.plan.needed.caption")
    return [
        html.H3(language.text("progress.plan.needed.title")),
        html.P(language.text("progress.plan.needed.about", n=found.needed[0].per_group), className="about"),
        table(caption, [html.Th(head, scope="col") for head in heads], rows, language),
    ]


def _needed(one: Needed, language: Language) -> Cells:
    return [
        html.Th(language.text("progress.plan.needed.points", points=one.aim), scope="row"),
        html.Td(words.whole(one.groups, language)),
        html.Td(words.whole(one.answers, language)),
    ]
