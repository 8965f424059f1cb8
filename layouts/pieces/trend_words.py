"""What the section of a unit's own way says in words: what has changed, and why something is not there."""

from dashboard.cells import Cell, Status
from dashboard.language import Language
from dashboard.progress import Progress
from dashboard.statistics.verdicts import Difference, Verdict
from dashboard.trend import Course, Line, Stop, There, Trend, Way
from layouts.figures.rows import short_names
from layouts.pieces.told import verdict_key

LONGEST = 13  # characters of a name beside the chart


def round_names(found: Trend, language: Language) -> dict[str, str]:
    """By key, as short as they can be told apart."""
    return short_names([stop.round for stop in found.stops], language)


def round_name(found: Trend, place: int, language: Language) -> str:
    return round_names(found, language)[found.stops[place].round.key]


def factor_name(line: Line, language: Language) -> str:
    return language.factor(line.name, turned=line.turned)


def whole_names(found: Trend, language: Language) -> dict[str, str]:
    """What the unit is part of, by kind."""
    return {whole.key: language.text(f"profile.whole.{whole.key}") for whole in found.wholes}


def own_name(found: Trend, progress: Progress, language: Language) -> str:
    """Beside the chart and over its numbers."""
    return language.text("progress.trend.children") if found.way is Way.CHILDREN else language.unit(progress.unit)


def short_name(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def silent(stop: Stop, cell: Cell, language: Language) -> str:
    """Why there is no point in a round, in a word or two; empty where there is one."""
    if stop.there is not There.OPEN:
        return language.text(f"progress.trend.silent.{stop.there}")
    if cell.shown:
        return ""
    key = cell.status if cell.status in (Status.ABSENT, Status.EXTREME) else "hidden"
    return language.text(f"progress.trend.silent.{key}")


def summary(found: Trend, language: Language) -> str:
    """Of all factors, as they are judged together."""
    if not found.courses:
        return language.text("progress.trend.summary.nothing")
    if found.before is None:
        return language.text("progress.trend.summary.one_round")
    before = round_name(found, found.before, language)
    if not found.told:
        return language.text("progress.trend.summary.untold", before=before)
    better, worse = found.count(Verdict.BETTER), found.count(Verdict.WORSE)
    if not better + worse:
        return language.text("progress.trend.summary.chance", n=found.told, before=before)
    return language.text(
        "progress.trend.summary.clear",
        n=found.told,
        better=better,
        worse=worse,
        chance=found.told - better - worse,
        before=before,
    )


def left_out(found: Trend, language: Language) -> str:
    """How many factors the summary says nothing of."""
    untold = len(found.courses) - found.told
    return language.text("progress.trend.left_out", n=untold) if untold and found.told else ""


def takeaway(found: Trend, course: Course, language: Language) -> str:
    """Of one factor, for the two rounds in view: what was measured, and whether it is more than chance."""
    line, now = course.line, found.now
    factor, round_ = factor_name(line, language), round_name(found, now, language)
    if found.before is None:
        key = "alone" if line.own[now].shown else "alone_hidden"
        points = language.points(line.own[now].points or 0)
        return language.text(f"progress.trend.takeaway.{key}", factor=factor, round=round_, points=points)
    before = round_name(found, found.before, language)
    if course.since is None:
        reason = _why_untold(line, now, found.before)
        return language.text(f"progress.trend.takeaway.{reason}", factor=factor, round=round_, before=before)
    return language.text(
        f"progress.trend.takeaway.{_outcome(course.since)}",
        factor=factor,
        round=round_,
        before=before,
        now=language.points(line.own[now].points or 0),
        then=language.points(line.own[found.before].points or 0),
    )


def _why_untold(line: Line, now: int, before: int) -> str:
    if line.signatures[before] is None or line.own[before].status is Status.ABSENT:
        return "not_asked"
    if not line.comparable(now, before):
        return "broken"
    return "hidden"


def _outcome(difference: Difference) -> str:
    return verdict_key(difference) if difference.value else "same"


def is_unclear(difference: Difference | None) -> bool:
    return difference is not None and verdict_key(difference) == Verdict.CHANCE


def change_words(difference: Difference, language: Language) -> str:
    """Better or worse rather than over or under: it is the same unit at another time."""
    if difference.verdict is Verdict.CHANCE:
        return language.text(f"verdict.{verdict_key(difference)}")
    verdict = language.text(f"progress.trend.verdict.{difference.verdict}")
    return f"{verdict}, {language.text(f'size.{difference.size}')}"
