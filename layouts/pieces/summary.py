"""The profile in short: a sentence for each clear strength, challenge and change, each linked to its figure."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.profile import Choice, FactorRow, Profile
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from dashboard.summary import MOST, Against, Finding, Summary, summary
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.clear import clear_counts
from layouts.pieces.comparison import compared_with, factor_name, in_a_sentence, wholes
from layouts.pieces.focus_button import choose_button
from layouts.pieces.sentences import lead
from layouts.pieces.units import link

SUMMARY = "summary"
LOW = ("summary.worse", "summary.fallen")  # what somebody may want to work on


def in_short(profile: Profile, language: Language) -> html.Section:
    """Its heading is the finding; nothing more where no figure of the unit's own is told."""
    found = summarised(profile)
    groups = [*_against_whole(found.whole, profile, language), *_since(found.before, profile, language)]
    rule = [html.P(language.text("summary.rule", most=MOST), className="about")] if groups else []
    head = html.H2(lead(profile, language), id="in-short")
    parts = [head, html.Div(groups, className="groups"), *_deeper(profile, language), *rule]
    return html.Section(parts, id=SUMMARY, className="in-short", **attributes(aria_labelledby="in-short"))


def summarised(profile: Profile) -> Summary:
    """Against the whole in view and the round before; where a round is chosen, against that one and nothing else."""
    chosen, all_wholes = compared_with(profile), wholes(profile)
    if chosen in profile.rounds:
        return summary(profile.factors, None, chosen)
    whole = chosen if chosen in all_wholes else next(iter(all_wholes), None)
    return summary(profile.factors, whole, _round_before(profile))


def _round_before(profile: Profile) -> Choice | None:
    keys = [one.key for one in profile.rounds]
    place = keys.index(profile.selection.round or "")
    return profile.rounds[place - 1] if place else None


def _against_whole(found: Against | None, profile: Profile, language: Language) -> list[html.Div]:
    if found is None or not found.says_anything:
        return []
    against = in_a_sentence(found.other, language)
    better = _clear(found.above, "summary.better", against, profile, language)
    if profile.is_doubtful:
        better = [html.P(language.text("summary.better.doubtful"))]
    worse = _clear(found.below, "summary.worse", against, profile, language)
    return [
        _group(Verdict.BETTER, language.text("summary.better.title"), better),
        _group(Verdict.WORSE, language.text("summary.worse.title"), worse),
        _chance(found, against, profile, language),
    ]


def _clear(findings: Sequence[Finding], key: str, other: str, profile: Profile, language: Language) -> list[Any]:
    """The surest first; how many more there are is said, with their names."""
    if not findings:
        return [html.P(language.text(f"{key}.none", against=other))]
    lines = [html.Li(_line(one, key, other, profile, language)) for one in findings[:MOST]]
    more = [one.factor for one in findings[MOST:]]
    rest = [html.P([language.text("summary.more"), " ", *_named(more, profile, language)])] if more else []
    return [html.Ul(lines), *rest]


def _line(finding: Finding, key: str, other: str, profile: Profile, language: Language) -> list[Any]:
    difference = finding.difference
    told = language.text(
        f"{key}.line",
        points=abs(difference.value),
        against=other,
        size=language.text(f"size.{difference.size}"),
    )
    return [
        factor_link(finding.factor, profile.selection, language),
        f" {told}",
        *(_choose(finding, profile, language) if key in LOW else []),
    ]


def _choose(finding: Finding, profile: Profile, language: Language) -> list[Any]:
    """The way to working on it."""
    factor = finding.factor
    name = factor_name(factor, language)
    button = choose_button(profile.choosing, profile.selection, factor.key, name, factor.own, language)
    return [" ", *button] if button else []


def _chance(found: Against, against: str, profile: Profile, language: Language) -> html.Div:
    if not found.chance:
        told: list[Any] = [html.P(language.text("summary.chance.none", against=against))]
    else:
        total = len(found.above) + len(found.below) + len(found.chance)
        told = [
            html.P(language.text("summary.chance.line", n=len(found.chance), total=total, against=against)),
            html.P(_named(found.chance, profile, language)),
        ]
    return _group(Verdict.CHANCE, language.text("summary.chance.title"), told)


def _since(found: Against | None, profile: Profile, language: Language) -> list[html.Div]:
    """What has changed; nothing of answers whose level says little, since a rise may be no more than that."""
    if found is None or not found.says_anything or profile.is_doubtful:
        return []
    other = language.name(found.other.name)
    changed = [
        part
        for key, some in (("risen", found.above), ("fallen", found.below))
        if some
        for part in _clear(some, f"summary.{key}", other, profile, language)
    ]
    if not changed:
        changed = [html.P(language.text("summary.since.none", against=other))]
    left = [_untold(found, profile, language)] if found.untold else []
    others = [html.P(language.text("summary.since.others"))] if profile.unit.kind == "child_group" else []
    return [_group("since", language.text("summary.since.title", against=other), [*changed, *left, *others])]


def _untold(found: Against, profile: Profile, language: Language) -> html.P:
    """With the way to where is said what was asked when."""
    map_of_form = Selection("comparability", form=profile.selection.form).address
    told = language.text("summary.since.untold", n=len(found.untold))
    return html.P([told, " ", inside(language.text("summary.since.asked"), map_of_form)])


def _named(factors: Sequence[FactorRow], profile: Profile, language: Language) -> list[Any]:
    """a, b and c, each a link."""
    parts: list[Any] = []
    for place, factor in enumerate(factors):
        mark = "" if place == 0 else language.text("summary.and") if place == len(factors) - 1 else ", "
        parts += [mark, factor_link(factor, profile.selection, language)]
    return [*parts, "."]


def _deeper(profile: Profile, language: Language) -> list[html.P]:
    """Units below in which something is clear: a whole in which nothing is may still be made of such parts."""
    some = [child for child in profile.children if child.may_open and (child.clear.above or child.clear.below)]
    if not some:
        return []
    names = [
        part
        for child in some
        for part in (" ", link(child, profile.selection, language), *clear_counts(child.clear, language))
    ]
    return [html.P([language.text("summary.deeper"), *names], className="deeper")]


def factor_link(factor: FactorRow, selection: Selection, language: Language) -> html.A:
    """To everything that lies behind the factor's figure."""
    return inside(factor_name(factor, language), selection.to(factor=factor.key).address)


def _group(class_name: str, title: str, content: list[Any]) -> html.Div:
    return html.Div([html.H3(title), *content], className=f"group {class_name}")
