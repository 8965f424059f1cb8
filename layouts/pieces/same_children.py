"""The groups that are the same children as a group before: where they were, what was told of them, what has changed."""

from dash import html

from dashboard.cells import Status
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.same_children import Group, SameChildren
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from dashboard.trend import There, Trend
from layouts.figures.rows import short_names
from layouts.pieces.told import table
from layouts.pieces.trend_numbers import told
from layouts.pieces.trend_table import change
from layouts.pieces.trend_words import factor_name, is_unclear
from layouts.pieces.units import link

ABOUT = ("groups", "wide", "family")


def same_children(found: SameChildren, trend: Trend, progress: Progress, language: Language) -> html.Section:
    factor = factor_name(trend.chosen.line, language) if trend.chosen else ""
    names = short_names(found.rounds, language)
    heads = [
        html.Th(language.text("progress.same_children.column.group"), scope="col"),
        html.Th(language.text("progress.same_children.column.change"), scope="col", className="words"),
        *(html.Th(names[one.key], scope="col") for one in found.rounds),
    ]
    rows = [_row(one, found, names, progress, language) for one in found.groups if one.can_be_followed]
    label = language.text("progress.same_children.table", factor=factor)
    lead = language.text("progress.same_children.lead", factor=factor)
    about = [language.text(f"progress.same_children.{key}") for key in ABOUT]
    return html.Section(
        [
            html.H2(title(found, factor, language)),
            *(
                [
                    html.P(" ".join([lead, *_keys(found, language)]), className="about"),
                    table(label, heads, rows, language),
                ]
                if rows
                else []
            ),
            *(html.P(text, className="about") for text in [*_left_out(found, language), *(about if rows else [])]),
        ],
        className="part same-children",
    )


def title(found: SameChildren, factor: str, language: Language) -> str:
    verdicts = [group.since.difference.verdict for group in found.groups if group.since]
    if not verdicts:
        return language.text("progress.same_children.title.untold", factor=factor)
    better, worse = verdicts.count(Verdict.BETTER), verdicts.count(Verdict.WORSE)
    if not better + worse:
        return language.text("progress.same_children.title.chance", n=len(verdicts), factor=factor)
    rest = len(verdicts) - better - worse
    return language.text(
        "progress.same_children.title.clear", n=len(verdicts), better=better, worse=worse, chance=rest, factor=factor
    )


def _left_out(found: SameChildren, language: Language) -> list[str]:
    """The groups of which nothing is known before, by the reason."""
    told = []
    for there in (There.OTHERWISE, There.CLOSED):
        left = [one for one in found.groups if not one.can_be_followed and _reason(one) is there]
        names = language.listed([language.unit(one.unit) for one in left])
        told += [language.text(f"progress.same_children.left_out.{there}", groups=names)] if left else []
    untold = [one for one in found.groups if one.can_be_followed and not one.since]
    names = language.listed([language.unit(one.unit) for one in untold])
    return [*([language.text("progress.same_children.left_out.untold", groups=names)] if untold else []), *told]


def _keys(found: SameChildren, language: Language) -> list[str]:
    """What short words in the table mean, where they stand in it."""
    followed = [one for one in found.groups if one.can_be_followed]
    limits = any(then.cell.status is Status.EXTREME for one in followed for then in one.then.values())
    unclear = any(one.since and is_unclear(one.since.difference) for one in followed)
    return [
        *([language.text("progress.trend.key")] if unclear else []),
        *([language.text("progress.same_children.limit")] if limits else []),
    ]


def _reason(group: Group) -> There:
    """A group that is not open may have had the same form."""
    return There.CLOSED if There.CLOSED in group.before else There.OTHERWISE


def _row(group: Group, found: SameChildren, names: dict[str, str], progress: Progress, language: Language) -> html.Tr:
    cells = [_then(group, one.key, progress, language) for one in found.rounds]
    since = language.text("progress.trend.since", round=names[group.since.round.key]) if group.since else ""
    last = change(group.since.difference if group.since else None, language, since)
    return html.Tr([html.Th(link(group.unit, _to_group(progress), language), scope="row"), last, *cells])


def _to_group(progress: Progress) -> Selection:
    return progress.selection.to(order=None)


def _then(group: Group, key: str, progress: Progress, language: Language) -> html.Td:
    then = group.then.get(key)
    if then is None:
        return html.Td(html.Span(language.text("progress.same_children.none"), className="silent"))
    broken = "" if then.comparable else language.text("profile.row.not_comparable")
    name = [html.Span(then.stop.name, className="group-then")] if then.stop.there is not There.CLOSED else []
    return html.Td([*name, *told(then.stop, then.cell, progress.k, language, broken)])
