"""A target in words: how much, whose, and from when on."""

from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.targets import Target, Targets
from dashboard.language import Language
from dashboard.school_years import school_year_text


def amount(indicator: Indicator, value: float, language: Language) -> str:
    """With no more decimals than it has."""
    decimals = next(few for few in (0, 1, 2) if few == 2 or round(value, few) == value)
    number = language.number(value, decimals)
    return number if indicator.kind is Kind.MEAN else language.text("format.percent", number=number)


def aim(indicator: Indicator, value: float, language: Language) -> str:
    """As "at least 80 %"."""
    better = "up" if indicator.higher_is_better else "down"
    return language.text(f"indicators.aim.level.{better}", value=amount(indicator, value, language))


def title(found: Targets, language: Language) -> str:
    """What is in force now, and whose it is; with nothing in force, what is to come."""
    now = found.now
    if now is None:
        return _to_come(found, language)
    if now.value is None:
        return language.text(f"indicator_targets.title.{_way(now, found.indicator)}")
    told = {"target": aim(found.indicator, now.value, language)}
    if now.school_year is None:
        return language.text("indicator_targets.title.national", **told, year=school_year_text(found.running))
    return language.text("indicator_targets.title.own", **told, year=school_year_text(now.school_year))


def _to_come(found: Targets, language: Language) -> str:
    first = min(found.own, default=None)
    if first is None:
        return language.text("indicator_targets.title.none")
    target = aim(found.indicator, found.own[first].value, language)
    return language.text("indicator_targets.title.to_come", year=school_year_text(first), target=target)


def national(found: Targets, language: Language) -> str:
    """The national one, where it is not the title already."""
    target = found.national
    if target is None or target == found.now:
        return ""
    if target.value is None:
        return language.text(f"indicator_targets.national.{_way(target, found.indicator)}")
    return language.text("indicator_targets.national.level", target=aim(found.indicator, target.value, language))


def _way(target: Target, indicator: Indicator) -> str:
    """Which way, and since when: a course goes on year by year."""
    return f"{target.aim}.{'up' if indicator.higher_is_better else 'down'}"
