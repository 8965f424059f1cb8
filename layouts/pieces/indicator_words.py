"""A value, a target and what can be said of them, in words that hold for every kind of indicator."""

import math
import re
from dataclasses import replace

from dashboard.indicators.catalogue import Aim, Indicator, Kind
from dashboard.indicators.difference import Between
from dashboard.indicators.panel import Card, Development, Judgement, Point, Why
from dashboard.indicators.precision import decimals as carried
from dashboard.indicators.targets import Target
from dashboard.indicators.values import COUNTRY, Told, Value
from dashboard.language import Language
from dashboard.school_years import school_year_text
from dashboard.statistics.verdicts import Verdict

SHAPES = {"met": "●", "under_way": "◐", "not_met": "○", "cannot_tell": "?"}  # filled as far as the target is reached
MOST_DECIMALS = 2
_BOUND = re.compile(r"(>=|<=)(\d+(?:\.\d+)?)")


def number(value: float, indicator: Indicator, language: Language) -> str:
    """With as many decimals as it has: values were rounded before they were kept, targets stand as they were set."""
    return with_unit(language.number(value, decimals(value, indicator)), indicator, language)


def decimals(value: float, indicator: Indicator) -> int:
    """One at least where the indicator is told with any."""
    least = min(1, _places(indicator))
    return next((few for few in range(least, MOST_DECIMALS) if _same(value, few)), MOST_DECIMALS)


def _same(value: float, places: int) -> bool:
    return round(value, places) == round(value, MOST_DECIMALS)


def with_unit(written: str, indicator: Indicator, language: Language) -> str:
    return language.text("format.percent", number=written) if in_per_cent(indicator) else written


def in_per_cent(indicator: Indicator) -> bool:
    """Or on a scale of its own."""
    return indicator.kind is not Kind.MEAN and (indicator.lowest, indicator.highest) == (0, 100)


def between(low: float, high: float, indicator: Indicator, language: Language, target: float | None = None) -> str:
    """An interval, rounded outwards, with decimals enough to hold the target only where it does."""
    first = _places(indicator)
    tried = ((places, _outwards(low, high, places)) for places in range(first, MOST_DECIMALS))
    agreeing = (found for found in tried if target is None or _holds(target, *found[1]) == _holds(target, low, high))
    places, ends = next(agreeing, (MOST_DECIMALS, _outwards(low, high, MOST_DECIMALS)))
    written = {name: language.number(end, places) for name, end in zip(("low", "high"), ends, strict=True)}
    pattern = "format.interval" if low >= 0 else "format.interval_in_words"
    return with_unit(language.text(pattern, **written), indicator, language)


def drawn_between(point: Point, indicator: Indicator) -> tuple[float, float] | tuple[None, None]:
    """The interval as a chart holds it, which readers can look into: outwards, with one digit more than is told."""
    if point.low is None or point.high is None:
        return None, None
    return _outwards(point.low, point.high, _places(indicator) + 1)


def _outwards(low: float, high: float, places: int) -> tuple[float, float]:
    step = 10**places
    return math.floor(round(low * step, 6)) / step, math.ceil(round(high * step, 6)) / step


def _holds(target: float, low: float, high: float) -> bool:
    return low <= target <= high


def _places(indicator: Indicator) -> int:
    """Decimals of every interval of it, so that no two are written with more and fewer."""
    return max(indicator.decimals, 1 if indicator.kind is Kind.MEAN else 0)


def told(value: Value, indicator: Indicator, language: Language) -> str:
    """The value, its bound, or why there is none."""
    if value.status is Told.SHOWN and value.value is not None:
        written = language.number(value.value, _told_with(value, value.value, indicator))
        return with_unit(written, indicator, language)
    bound = _BOUND.fullmatch(value.bound or "")
    if value.status is Told.EXTREME and bound:
        side = "at_least" if bound[1] == ">=" else "at_most"
        return language.text(f"indicators.{side}", value=number(float(bound[2]), indicator, language))
    return language.text(f"indicators.untold.{value.status}")


def _told_with(value: Value, shown: float, indicator: Indicator) -> int:
    """Of a unit's own as many decimals as its persons carry; of the country's as many as were published."""
    least = decimals(shown, indicator)
    own = value.unit != COUNTRY and value.n is not None
    return max(least, carried(indicator, value.n, "municipality")) if own else least


def persons(value: Value, indicator: Indicator, language: Language) -> str:
    """On how many it rests; nothing for a figure that rests on no persons."""
    if indicator.kind is Kind.COUNT and value.n is None:
        return ""
    return language.text("indicators.persons", n=value.n) if value.n is not None else language.text("indicators.no_n")


def uncertainty(point: Point, indicator: Indicator, language: Language, target: Target | None = None) -> str:
    if not point.shown or point.low is None or point.high is None:  # a bound is an interval itself
        return ""
    aim = target.value if target else None
    return language.text("indicators.uncertainty", interval=between(point.low, point.high, indicator, language, aim))


def target_words(target: Target, indicator: Indicator, language: Language) -> str:
    """What is aimed at: "at least 80 %", or to become better, and since when."""
    better = "up" if indicator.higher_is_better else "down"
    if target.aim is not Aim.LEVEL or target.value is None:
        return language.text(f"indicators.aim.{target.aim}.{better}")
    return language.text(f"indicators.aim.level.{better}", value=number(target.value, indicator, language))


def whose_target(target: Target, indicator: Indicator, language: Language) -> str:
    """With whose target it is, and from when on where a municipality set it."""
    aim = target_words(target, indicator, language)
    since = "_since" if target.school_year is not None else ""
    year = school_year_text(target.school_year) if target.school_year is not None else ""
    return language.text(f"indicators.target.{target.whose}{since}", aim=aim, year=year)


def why(judgement: Judgement, language: Language) -> str:
    """On what the judgement rests, or why there is none."""
    if judgement.why in (None, Why.CHANCE):  # what has changed says so itself
        return ""
    judged = f"indicators.judged.{judgement.why}"
    is_judged = judgement.status != "cannot_tell" and language.has(judged)
    return language.text(judged if is_judged else f"indicators.why.{judgement.why}")


def change(found: Development, indicator: Indicator, language: Language, *, brief: bool = False) -> str:
    """What has changed since an earlier school year, with the difference where it is told.

    In brief without the interval, and without the size of what may be chance.
    """
    if found.verdict is None or found.since is None:
        return language.text(f"indicators.why.{found.why}") if found.why else ""
    words = verdict_words(found.verdict, found.since, language, counted=indicator.kind is Kind.COUNT)
    if found.difference is None or (brief and found.verdict is Verdict.CHANCE and not is_clear_alone(found)):
        return words
    written = difference(replace(found, low=None, high=None) if brief else found, indicator, language)
    if is_clear_alone(found):
        side = "better" if (found.difference > 0) is indicator.higher_is_better else "worse"
        since = school_year_text(found.since)
        return language.text(f"indicators.change.maybe.{side}", since=since, difference=written)
    return language.text("indicators.change.told", words=words, difference=written)


def in_brief(found: Development, indicator: Indicator, language: Language) -> str:
    return change(found, indicator, language, brief=True)


def is_clear_alone(found: Development | Between) -> bool:
    """An interval that leaves 0 out, and yet no verdict: the family is judged more strictly than one by itself."""
    if found.verdict is not Verdict.CHANCE or found.low is None or found.high is None:
        return False
    return found.low > 0 or found.high < 0


def said(card: Card, language: Language) -> list[str]:
    """On what the judgement rests, and what has changed."""
    if not card.newest:
        return []
    reason = why(card.judgement, language) if card.judgement else ""
    since = [one for one in (card.development, card.since_start) if one]
    changes = [change(one, card.indicator, language) for one in since]
    return [words for words in dict.fromkeys([reason, *changes]) if words]


def verdict_words(verdict: Verdict, since: int, language: Language, *, counted: bool = False) -> str:
    """A count is as it is: there is no chance in it from which a change could be told."""
    key = "indicators.counted" if counted else "indicators.change"
    return language.text(f"{key}.{verdict}", since=school_year_text(since))


def difference(found: Development, indicator: Indicator, language: Language) -> str:
    """In percentage points, or on the scale; with its interval where there is one."""
    change = found.difference or 0
    written = apart_by(change, indicator, language, sign="+" if round(change, MOST_DECIMALS) > 0 else "")
    if found.low is None or found.high is None:
        return written
    places = _away_from_zero(found.low, found.high, _places(indicator))
    low, high = language.number(found.low, places), language.number(found.high, places)
    return f"{written} ({language.text('format.interval_in_words', low=low, high=high)})"


def apart_by(change: float, indicator: Indicator, language: Language, *, sign: str = "") -> str:
    """So many percentage points, or so much on the scale."""
    places = max(decimals(change, indicator), _places(indicator))
    number_ = f"{sign}{language.number(change, places)}"
    if not in_per_cent(indicator):
        return language.text("indicators.difference.scale", number=number_)
    exactly_one = abs(change) == 1 and places == 0
    return language.text("indicators.difference.percent", number=number_, n=1 if exactly_one else 2)


def _away_from_zero(low: float, high: float, places: int) -> int:
    """An end near 0 needs decimals enough to be seen on its own side of it."""
    near = min(abs(low), abs(high))
    return next((more for more in range(places, MOST_DECIMALS) if round(near, more)), MOST_DECIMALS)
