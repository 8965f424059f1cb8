"""What can be told of a whole profile in one sentence, built from the verdicts alone."""

from collections.abc import Sequence

from dashboard.cells import Status
from dashboard.language import Language
from dashboard.profile import Choice, FactorRow, Profile
from dashboard.statistics.verdicts import Verdict
from layouts.pieces.comparison import compared_with, factor_name, in_a_sentence, largest, untold, with_verdict


def lead(profile: Profile, language: Language) -> str:
    against = compared_with(profile)
    told = len(profile.factors) - len(untold(profile.factors))
    if not any(factor.own.status in (Status.SHOWN, Status.EXTREME) for factor in profile.factors):
        if profile.unit.kind in profile.withheld:
            return language.text("profile.lead.withheld")
        asked = any(factor.own.status is not Status.ABSENT for factor in profile.factors)
        return language.text("profile.lead.hidden" if asked else "profile.lead.absent")
    if profile.is_doubtful:
        return language.text("profile.lead.doubtful")
    if against is None:
        return _on_its_own(profile, language)
    if not told:
        key = (
            "profile.lead.other_questions" if _asked_otherwise(profile, against) else "profile.lead.nothing_to_compare"
        )
        return language.text(key, against=in_a_sentence(against, language))
    return " ".join(_told(profile.factors, in_a_sentence(against, language), language))


def _asked_otherwise(profile: Profile, against: Choice) -> bool:
    """Whether there are figures on both sides, only not of the same questions."""
    points = [(one.own, point) for one in profile.factors for point in one.earlier if point.round.key == against.key]
    return any(own.shown and point.cell.shown and not point.comparable for own, point in points)


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
    if profile.is_doubtful:
        return language.text("profile.figure.doubtful")
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
