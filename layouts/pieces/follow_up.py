"""What became of the focus areas: a card for each of one institution, counts for those above."""

from typing import Any

from dash import html

from dashboard.follow_up import Area, FollowUp, Outcome, by_factor
from dashboard.language import Language, sort_key
from dashboard.levels import depth
from dashboard.progress import Progress
from layouts.links import inside
from layouts.pieces.follow_up_card import card, factor_name
from layouts.pieces.told import table

MOST = 4  # cards that are shown at once, those of the newest round in any case


def follow_up(found: FollowUp, progress: Progress, language: Language) -> html.Section:
    title = html.H2(_finding(found, language))
    if not found.areas:
        return html.Section([title, *_nothing(found, progress, language)], className="follow-up")
    parts = _counts(found, progress, language) if found.is_above else _by_round(found, progress, language)
    return html.Section([title, *parts, html.P(_rules(found, language), className="about")], className="follow-up")


def _rules(found: FollowUp, language: Language) -> str:
    has_aims = not found.is_above and any(area.aim is not None for area in found.areas)
    keys = ("rule", "mark") if has_aims else ("rule",)
    return " ".join(language.text(f"progress.follow_up.{key}") for key in keys)


def _finding(found: FollowUp, language: Language) -> str:
    better, worse = found.counts[Outcome.BETTER], found.counts[Outcome.WORSE]
    if not found.areas:
        key = "none_above" if found.is_above else "none"
    elif not found.told:
        key = "waiting" if found.counts[Outcome.WAITING] == len(found.areas) else "untold"
    else:
        key = "both" if better and worse else "better" if better else "worse" if worse else "chance"
    return language.text(f"progress.follow_up.finding.{key}", n=found.told, better=better, worse=worse)


def _nothing(found: FollowUp, progress: Progress, language: Language) -> list[Any]:
    """What to do about it."""
    if found.is_above:
        return [html.P(language.text("progress.follow_up.nothing_above"), className="notice")]
    profile = progress.selection.to(view="profile", section=None, against=None).address
    way = inside(language.text("progress.follow_up.to_the_profile"), profile)
    return [html.P([language.text("progress.follow_up.nothing"), " ", way], className="notice")]


def _counts(found: FollowUp, progress: Progress, language: Language) -> list[Any]:
    """How many went which way, and what is worked with: never which institution."""
    about = html.P(language.text("progress.follow_up.above", n=len(found.areas)))
    return [
        about,
        html.Div([_outcomes(found, progress, language), _factors(found, language)], className="counted-areas"),
    ]


def _outcomes(found: FollowUp, progress: Progress, language: Language) -> html.Div:
    """In the round after the choice, and in the one in view."""
    title = language.text("progress.follow_up.outcomes")
    columns = [language.text(f"progress.follow_up.column.{column}") for column in ("outcome", "next")]
    heads = [html.Th(name, scope="col") for name in (*columns, language.name(progress.round.name))]
    counts = [(outcome, found.counts[outcome], found.newest[outcome]) for outcome in Outcome]
    rows = [
        html.Tr(
            [
                html.Th(language.text(f"progress.follow_up.outcome.{outcome}"), scope="row"),
                html.Td(language.number(then)),
                html.Td(language.number(now)),
            ]
        )
        for outcome, then, now in counts
        if then or now
    ]
    return html.Div([html.H3(title), table(title, heads, rows, language)])


def _factors(found: FollowUp, language: Language) -> html.Div:
    """In alphabetical order: that many work with something is no sign of how it goes."""
    counted = [(factor_name(area, language), language.name(area.form.name), n) for area, n in by_factor(found.areas)]
    lines = [
        html.Li([html.Strong(language.number(count)), " ", html.Span([factor, html.Small(form)])])
        for factor, form, count in sorted(counted, key=lambda one: (sort_key(one[0]), sort_key(one[1])))
    ]
    return html.Div([html.H3(language.text("progress.follow_up.factors")), html.Ul(lines, className="worked-with")])


def _by_round(found: FollowUp, progress: Progress, language: Language) -> list[Any]:
    """The newest round first; rounds whose cards would be too many at once can be opened."""
    groups: dict[str, list[Area]] = {}
    for area in found.areas:
        groups.setdefault(area.round.key, []).append(area)
    parts: list[Any] = []
    shown = 0
    for areas in groups.values():
        title = html.H3(language.text("progress.follow_up.chosen_from", round=language.name(areas[0].round.name)))
        cards, shown = _cards(areas, progress, language), shown + len(areas)
        is_open = shown == len(areas) or shown <= MOST
        parts += [title, *cards] if is_open else [_folded(title, areas, cards, language)]
    return parts


def _cards(areas: list[Area], progress: Progress, language: Language) -> list[html.Section]:
    """The place itself, then its teams in alphabetical order."""
    ordered = sorted(areas, key=lambda area: (depth(area.unit.kind), sort_key(language.unit(area.unit))))
    return [card(area, progress, language) for area in ordered]


def _folded(title: html.H3, areas: list[Area], cards: list[html.Section], language: Language) -> html.Details:
    how_many = html.Span(language.text("progress.follow_up.folded", n=len(areas)), className="about")
    return html.Details([html.Summary([title, how_many]), *cards], className="earlier-areas")
