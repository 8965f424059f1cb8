"""What became of the focus areas: a card for each of one institution, counts for those above."""

from typing import Any

from dash import html

from dashboard.follow_up import TOLD, Area, FollowUp, Outcome, by_factor
from dashboard.language import Language, sort_key
from dashboard.levels import depth
from dashboard.progress import Progress
from layouts.links import inside
from layouts.pieces.follow_up_card import card, factor_name, to_a_later_round
from layouts.pieces.told import table

MOST = 4  # cards that are shown at once, those of the newest round in any case


def follow_up(found: FollowUp, progress: Progress, language: Language) -> html.Section:
    title = html.H2(_finding(found, progress, language))
    if not found.areas:
        return html.Section([title, *_nothing(found, progress, language)], className="follow-up")
    parts = _counts(found, progress, language) if found.is_above else _by_round(found, progress, language)
    return html.Section([title, *parts, html.P(_rules(found, language), className="about")], className="follow-up")


def _rules(found: FollowUp, language: Language) -> str:
    has_aims = not found.is_above and any(area.aim is not None for area in found.areas)
    keys = ("rule", "mark") if has_aims else ("rule",)
    return " ".join(language.text(f"progress.follow_up.{key}") for key in keys)


def _finding(found: FollowUp, progress: Progress, language: Language) -> str:
    better, worse = found.counts[Outcome.BETTER], found.counts[Outcome.WORSE]
    if found.is_above and _differs(found, progress):
        return _both_rounds(found, progress, language)
    key = _way(better, worse) if found.told else _without_verdict(found)
    return language.text(f"progress.follow_up.finding.{key}", n=found.told, better=better, worse=worse)


def _way(better: int, worse: int) -> str:
    return "both" if better and worse else "better" if better else "worse" if worse else "chance"


def _without_verdict(found: FollowUp) -> str:
    if not found.is_told:
        return "not_told"
    if not found.areas:
        return "none_above" if found.is_above else "none"
    if found.counts[Outcome.LATER]:
        return "later"
    return "waiting" if found.counts[Outcome.WAITING] == len(found.areas) else "untold"


def _differs(found: FollowUp, progress: Progress) -> bool:
    """Whether the round in view says something else than the next one did."""
    then, now = found.counts, found.counts_in(progress.round.key)
    return any(then[one] != now[one] for one in (Outcome.BETTER, Outcome.WORSE))


def _both_rounds(found: FollowUp, progress: Progress, language: Language) -> str:
    told = sum(bool({area.outcome, area.said_in(progress.round.key)} & set(TOLD)) for area in found.areas)
    then, now = (
        language.text(
            f"progress.follow_up.finding.said.{_way(counts[Outcome.BETTER], counts[Outcome.WORSE])}",
            better=counts[Outcome.BETTER],
            worse=counts[Outcome.WORSE],
        )
        for counts in (found.counts, found.counts_in(progress.round.key))
    )
    round_ = language.name(progress.round.name)
    return language.text("progress.follow_up.finding.rounds", n=told, then=then, now=now, round=round_)


def _nothing(found: FollowUp, progress: Progress, language: Language) -> list[Any]:
    """What to do about it."""
    if not found.is_told:
        return [html.P(language.text("progress.follow_up.not_told"), className="notice")]
    if found.is_above:
        return [html.P(language.text("progress.follow_up.nothing_above"), className="notice")]
    profile = progress.selection.to(view="profile", section=None, against=None).address
    way = inside(language.text("progress.follow_up.to_the_profile"), profile)
    return [html.P([language.text("progress.follow_up.nothing"), " ", way], className="notice")]


def _counts(found: FollowUp, progress: Progress, language: Language) -> list[Any]:
    """How many went which way, and what is worked with: never which institution."""
    about = [language.text("progress.follow_up.above", n=len(found.areas))]
    if found.counts[Outcome.LATER]:
        about += [" ", language.text("progress.follow_up.no_change.later"), *to_a_later_round(progress, language)]
    return [html.P(about), _outcomes(found, progress, language), _factors(found, language)]


def _outcomes(found: FollowUp, progress: Progress, language: Language) -> html.Div:
    """In the round after the choice, and in the one in view; with and without work, so far as it can be registered."""
    title = language.text("progress.follow_up.outcomes")
    columns = _columns(found, progress, language)
    heads = [language.text("progress.follow_up.column.outcome"), *(name for name, _ in columns)]
    rows = [
        html.Tr(
            [
                html.Th(language.text(f"progress.follow_up.outcome.{outcome}"), scope="row"),
                *(html.Td(language.number(counts[outcome])) for _, counts in columns),
            ]
        )
        for outcome in Outcome
        if any(counts[outcome] for _, counts in columns)
    ]
    return html.Div([html.H3(title), table(title, [html.Th(name, scope="col") for name in heads], rows, language)])


def _columns(found: FollowUp, progress: Progress, language: Language) -> list[tuple[str, dict[Outcome, int]]]:
    key = progress.round.key
    then, now = language.text("progress.follow_up.column.next"), language.name(progress.round.name)
    if all(area.worked is None for area in found.areas):
        return [(then, found.counts), (now, found.counts_in(key))]
    if all(area.round.key == key for area in found.areas):
        return _halves(then, found, None, language)
    return [*_halves(then, found, None, language), *_halves(now, found, key, language)]


def _halves(name: str, found: FollowUp, key: str | None, language: Language) -> list[tuple[str, dict[Outcome, int]]]:
    """With and without work, by what the round with that key says, or for None the next one."""
    done = FollowUp(tuple(area for area in found.areas if area.worked), found.is_above)
    undone = FollowUp(tuple(area for area in found.areas if not area.worked), found.is_above)
    return [
        (language.text(f"progress.follow_up.column.{kind}", round=name), half.counts_in(key) if key else half.counts)
        for kind, half in (("done", done), ("undone", undone))
    ]


def _factors(found: FollowUp, language: Language) -> html.Details:
    """In alphabetical order: that many work with something is no sign of how it goes."""
    counted = [(factor_name(area, language), language.name(area.form.name), n) for area, n in by_factor(found.areas)]
    lines = [
        html.Li([html.Strong(language.number(count)), " ", html.Span([factor, html.Small(form)])])
        for factor, form, count in sorted(counted, key=lambda one: (sort_key(one[0]), sort_key(one[1])))
    ]
    title = html.Summary(html.H3(language.text("progress.follow_up.factors")))
    return html.Details([title, html.Ul(lines, className="worked-with")], className="earlier-areas")


def _by_round(found: FollowUp, progress: Progress, language: Language) -> list[Any]:
    """The newest round first; rounds whose cards would be too many at once can be opened."""
    groups: dict[str, list[Area]] = {}
    for area in found.areas:
        groups.setdefault(area.round.key, []).append(area)
    parts: list[Any] = [html.P(_in_all(found, language))] if 0 < found.told < len(found.areas) else []
    shown = 0
    for areas in groups.values():
        title = html.H3(language.text("progress.follow_up.chosen_from", round=language.name(areas[0].round.name)))
        cards, shown = _cards(areas, progress, language), shown + len(areas)
        is_open = shown == len(areas) or shown <= MOST
        parts += [title, *cards] if is_open else [_folded(title, areas, cards, language)]
    return parts


def _in_all(found: FollowUp, language: Language) -> str:
    """All cards, where the finding speaks of those with a verdict alone."""
    rest = [(outcome, n) for outcome, n in found.counts.items() if n and outcome not in TOLD]
    said = [language.text("progress.follow_up.in_all.told", n=found.told)]
    said += [language.text(f"progress.follow_up.in_all.{outcome}", n=n) for outcome, n in rest]
    return language.text("progress.follow_up.in_all.sentence", parts=language.listed(said))


def _cards(areas: list[Area], progress: Progress, language: Language) -> list[html.Section]:
    """The place itself, then its teams in alphabetical order."""
    ordered = sorted(areas, key=lambda area: (depth(area.unit.kind), sort_key(language.unit(area.unit))))
    return [card(area, progress, language) for area in ordered]


def _folded(title: html.H3, areas: list[Area], cards: list[html.Section], language: Language) -> html.Details:
    how_many = html.Span(language.text("progress.follow_up.folded", n=len(areas)), className="about")
    return html.Details([html.Summary([title, how_many]), *cards], className="earlier-areas")
