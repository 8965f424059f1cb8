"""Whether a target is met: only where the whole interval says so."""

from dashboard.indicators.catalogue import Aim, Indicator, Kind
from dashboard.indicators.panel import Development, Judgement, Point, Status, Why
from dashboard.indicators.targets import Target
from dashboard.indicators.uncertainty import Limits
from dashboard.indicators.values import Told
from dashboard.statistics.verdicts import Verdict

_OF_CHANGE = {Verdict.BETTER: Status.MET, Verdict.WORSE: Status.NOT_MET, Verdict.CHANCE: Status.CANNOT_TELL}


def judge(
    indicator: Indicator, target: Target | None, newest: Point | None, last: Development, start: Development | None
) -> Judgement | None:
    """`last` is the development since the newest earlier value, `start` that since the first, None where it is the
    same. None: there is no target, or no value yet."""
    if newest is None or target is None or indicator.background:
        return None
    if target.value is not None:
        return _level(indicator, target.value, newest, start or last)
    return _changed(start or last) if target.aim is Aim.RISE else _course(last, newest.school_year - 1)


def _course(last: Development, year_before: int) -> Judgement:
    """The goal is to be better than the year before, so what has come about over several years does not meet it."""
    if last.verdict is not None and last.since != year_before:
        return Judgement(Status.CANNOT_TELL, Why.YEAR_BEFORE)
    return _changed(last)


def _changed(found: Development) -> Judgement:
    status = Status.CANNOT_TELL if found.verdict is None else _OF_CHANGE[found.verdict]
    return Judgement(status, found.why)


def _level(indicator: Indicator, target: float, newest: Point, start: Development) -> Judgement:
    limits, why = _limits(indicator, newest)
    if limits is None:
        return Judgement(Status.CANNOT_TELL, why)
    low, high = _turned(indicator, limits)
    wanted = target if indicator.higher_is_better else -target
    if low >= wanted:
        return Judgement(Status.MET, why)
    if high >= wanted:
        return Judgement(Status.CANNOT_TELL, why or Why.CLOSE)
    return Judgement(Status.UNDER_WAY if start.verdict is Verdict.BETTER else Status.NOT_MET, why)


def _limits(indicator: Indicator, newest: Point) -> tuple[Limits | None, Why | None]:
    """Between which the truth lies; the value alone where nothing is known of how sure it is, and why that is."""
    if newest.low is not None and newest.high is not None:
        return (newest.low, newest.high), None
    if newest.value.value is None:
        return None, Why.EXTREME if newest.value.status is Told.EXTREME else Why.HIDDEN
    by_value = Why.COUNTED if indicator.kind is Kind.COUNT else Why.UNKNOWN_N
    return (newest.value.value, newest.value.value), by_value


def _turned(indicator: Indicator, limits: Limits) -> Limits:
    """So that more is better."""
    low, high = limits
    return (low, high) if indicator.higher_is_better else (-high, -low)
