"""How far units lie apart, in words: how much of it is more than chance, and what that is in points."""

import math
from collections.abc import Sequence

from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.spread import Apart, Measure, Spread, Topic
from layouts.pieces.units import kind, kinds


def value(points: int, measure: Measure, language: Language) -> str:
    return language.signed(points) if measure is Measure.CHANGE else language.points(points)


def answers(rests_on: Sequence[int], language: Language) -> str:
    """Of the rounds in view, the earlier first."""
    if len(rests_on) == 1:
        return language.text("profile.answers", n=rests_on[0])
    return language.text("progress.spread.answers_in_both", before=rests_on[0], now=rests_on[1])


def topic_name(topic: Topic, language: Language) -> str:
    return language.factor(topic.name, turned=topic.turned)


def kinds_of(found: Spread, language: Language) -> str:
    """Schools, where all of them are; institutions, where there are others among them; places, where there are none."""
    one = _alike(found)
    if found.kind is None:
        return language.text("progress.spread.places")
    return (kinds(one, language) if one else language.text(f"kinds.{found.kind}")).lower()


def kind_of(found: Spread, language: Language) -> str:
    """A single one of them."""
    one = _alike(found)
    return kind(one, language) if one else language.text(f"kind.{found.kind}")


def _alike(found: Spread) -> UnitLink | None:
    """One of the units, where all of them are of the same type."""
    shown = [one.unit for one in found.apart.places] if found.apart else []
    return shown[0] if len({one.type for one in shown}) == 1 else None


def finding(found: Spread, told: Apart, language: Language) -> str:
    key = "clear" if told.is_clear else "unclear"
    return language.text(
        f"progress.spread.{key}.{found.measure}",
        number=len(told.places),
        kinds=kinds_of(found, language),
    )


def sentences(found: Spread, told: Apart, unit: str, language: Language) -> list[str]:
    """`unit` is the name of the whole."""
    return [*_chance(found, told, language), _reach(found, told, language), _centre(found, told, unit, language)]


def _chance(found: Spread, told: Apart, language: Language) -> list[str]:
    """Where even the upper end is none, there is no interval to speak of."""
    if not told.between.high:
        return [language.text("progress.spread.close")]
    share, low, high = (language.percent(one) for one in (told.shares.value, told.shares.low, told.shares.high))
    points, least, most = (
        round(math.sqrt(one)) for one in (told.between.variance, told.between.low, told.between.high)
    )
    if not points:
        return [language.text(f"progress.spread.nothing.{found.measure}", share=high, points=most)]
    more = language.text("progress.spread.share", share=share, low=low, high=high)
    typical = language.text(f"progress.spread.typical.{found.measure}", points=points, low=least, high=most)
    return [f"{more} {typical}"]


def _reach(found: Spread, told: Apart, language: Language) -> str:
    """Of whom all this is told, and of whom not."""
    said = [language.text("progress.spread.only", number=len(told.places), kinds=kinds_of(found, language))]
    if found.kind == "institution":
        said.append(language.text("progress.spread.released"))
    if found.untold:
        said.append(language.text("progress.spread.untold", n=found.untold))
        said.append(language.text("progress.spread.why_untold"))
    if found.groups_apart:
        said.append(language.text("progress.spread.groups", points=found.groups_apart))
    return " ".join(said)


def _centre(found: Spread, told: Apart, unit: str, language: Language) -> str:
    centre = value(round(told.between.centre), found.measure, language)
    said = [language.text("progress.spread.centre", centre=centre)]
    if found.whole is not None:
        whole = value(found.whole, found.measure, language)
        said.append(language.text(f"progress.spread.whole.{found.measure}", unit=unit, points=whole))
    return " ".join(said)


def takeaway(found: Spread, told: Apart, language: Language) -> str:
    outside, among = sum(one.is_outside for one in told.places), kinds_of(found, language)
    if not outside:
        return language.text("progress.spread.all_inside", number=len(told.places), kinds=among)
    return language.text("progress.spread.some_outside", outside=outside, number=len(told.places), kinds=among)
