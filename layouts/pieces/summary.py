"""What can be told, in sentences built from the verdicts alone."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.cells import Status
from dashboard.language import Language
from dashboard.profile import Choice, FactorRow, Profile
from dashboard.statistics.verdicts import Difference, Verdict
from layouts.pieces.comparison import compared_with, factor_name, in_a_sentence, largest, untold, with_verdict


def lead(profile: Profile, language: Language) -> str:
    against = compared_with(profile)
    told = len(profile.factors) - len(untold(profile.factors))
    if not any(factor.own.status in (Status.SHOWN, Status.EXTREME) for factor in profile.factors):
        if profile.unit.kind in profile.withheld:
            return language.text("profile.lead.withheld")
        asked = any(factor.own.status is not Status.ABSENT for factor in profile.factors)
        return language.text("profile.lead.hidden" if asked else "profile.lead.absent")
    if against is None:
        return _on_its_own(profile, language)
    if not told:
        return language.text("profile.lead.nothing_to_compare", against=in_a_sentence(against, language))
    return " ".join(_told(profile.factors, in_a_sentence(against, language), language))


def _on_its_own(profile: Profile, language: Language) -> str:
    shown = sum(factor.own.shown for factor in profile.factors)
    return language.text("profile.lead.on_its_own", shown=shown, total=len(profile.factors))


def _told(factors: Sequence[FactorRow], against: str, language: Language) -> list[str]:
    counts = {verdict: len(with_verdict(factors, verdict)) for verdict in Verdict}
    better, worse, chance = (counts[verdict] for verdict in (Verdict.BETTER, Verdict.WORSE, Verdict.CHANCE))
    if len(factors) == 1:
        only = next(verdict for verdict, count in counts.items() if count)
        return [language.text(f"profile.lead.single_{only}", against=against)]
    which = "both" if better and worse else "better" if better else "worse" if worse else "chance"
    sentences = [
        language.text(f"profile.lead.{which}", better=better, worse=worse, total=sum(counts.values()), against=against)
    ]
    if chance and which != "chance":
        sentences.append(language.text("profile.lead.also_chance", n=chance))
    if missing := len(untold(factors)):
        sentences.append(language.text("profile.lead.untold", n=missing))
    return sentences


def takeaway(profile: Profile, language: Language) -> str:
    """One sentence for the chart: the largest clear difference."""
    against, found = compared_with(profile), largest(profile.factors)
    if against and found:
        factor, difference = found
        return language.text(
            f"profile.figure.{difference.verdict}",
            factor=factor_name(factor, language),
            points=abs(difference.value),
            against=in_a_sentence(against, language),
        )
    if against and with_verdict(profile.factors, Verdict.CHANCE):
        return language.text("profile.figure.chance", against=in_a_sentence(against, language))
    drawn = any(factor.own.shown for factor in profile.factors)
    return language.text("profile.figure.alone" if drawn else "profile.figure.nothing")


def in_short(profile: Profile, language: Language) -> list[Any]:
    """The factors by verdict, each group in the form's order; nothing where nothing is compared."""
    against = compared_with(profile)
    if against is None or len(untold(profile.factors)) == len(profile.factors):
        return []
    groups = [_verdict_group(profile, verdict, against, language) for verdict in Verdict]
    title = html.H3(language.text("profile.summary.title"))
    return [html.Div([title, *groups, *_untold_group(profile, language)], className="in-short")]


def _verdict_group(profile: Profile, verdict: Verdict, against: Choice, language: Language) -> html.Div:
    pairs = with_verdict(profile.factors, verdict)
    title = language.text(f"profile.summary.{verdict}", against=in_a_sentence(against, language))
    return _group(title, [_line(factor, difference, language) for factor, difference in pairs], str(verdict), language)


def _line(factor: FactorRow, difference: Difference, language: Language) -> list[Any]:
    name = html.Span(factor_name(factor, language))
    if difference.verdict is Verdict.CHANCE:
        return [name]
    points = language.text("profile.summary.points", points=language.signed(difference.value))
    return [name, " ", html.Span(f"{points}, {language.text(f'size.{difference.size}')}", className="amount")]


def _untold_group(profile: Profile, language: Language) -> list[html.Div]:
    names = [[html.Span(factor_name(factor, language))] for factor in untold(profile.factors)]
    return [_group(language.text("profile.summary.hidden"), names, "untold", language)] if names else []


def _group(title: str, lines: list[list[Any]], class_name: str, language: Language) -> html.Div:
    shown = html.Ul([html.Li(line) for line in lines]) if lines else html.P(language.text("profile.summary.none"))
    return html.Div([html.H4(title), shown], className=f"group {class_name}")
