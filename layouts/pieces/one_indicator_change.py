"""What has changed of one indicator, in words that nobody takes for more than it is; the intervals stand in a list."""

from dash import html

from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.panel import Card, Development
from dashboard.language import Language
from dashboard.statistics.verdicts import Verdict
from layouts.pieces.indicator_words import change, difference, is_clear_alone
from layouts.pieces.one_indicator_words import year


def changes(card: Card, language: Language) -> list[str]:
    """What is clear or may be so, then in one sentence since when there is nothing to tell."""
    if card.indicator.background or card.newest is None:
        return []
    found = [one for one in (card.development, card.since_start) if one]
    loud = [_ended(change(one, card.indicator, language, brief=True)) for one in found if not _is_quiet(one)]
    return [one for one in dict.fromkeys([*loud, *_quiet([one for one in found if _is_quiet(one)], language)]) if one]


def _ended(words: str) -> str:
    return f"{words.removesuffix('.')}." if words else ""


def _is_quiet(found: Development) -> bool:
    return found.verdict is Verdict.CHANCE and not is_clear_alone(found)


def _maybe(found: Development, indicator: Indicator) -> str:
    is_better = ((found.difference or 0) > 0) == indicator.higher_is_better
    return "maybe_better" if is_better else "maybe_worse"


def _quiet(found: list[Development], language: Language) -> list[str]:
    since = [year(one.since) for one in found if one.since is not None]
    if not since:
        return []
    key = "quiet_both" if len(since) > 1 else "quiet"
    return [language.text(f"one_indicator.change.{key}", since=since[0], start=since[-1])]


def in_short(found: Development, indicator: Indicator, language: Language) -> str:
    """A word or two, without the difference; "" where nothing can be told."""
    if found.verdict is None:
        return ""
    if indicator.kind is Kind.COUNT and found.verdict is not Verdict.CHANCE:
        return language.text(f"one_indicator.change.counted.{found.verdict}")
    key = _maybe(found, indicator) if is_clear_alone(found) else found.verdict
    return language.text(f"one_indicator.change.short.{key}")


def since_when(found: Development, indicator: Indicator, language: Language) -> str:
    """The year and the difference with its interval; "" where there is none."""
    if found.since is None or found.difference is None:
        return ""
    told = difference(found, indicator, language)
    return language.text("one_indicator.change.difference", since=year(found.since), difference=told)


def listed(card: Card, language: Language) -> list[html.P | html.Ul]:
    """Every change with its difference and interval, for those who ask."""
    found = [one for one in (card.development, card.since_start) if one]
    told = [_line(one, card.indicator, language) for one in found if one.verdict is not None]
    lines = [html.Li(line) for line in told if line]
    about = html.P(language.text("one_indicator.change.list"), className="about")
    return [about, html.Ul(lines)] if lines else []


def _line(found: Development, indicator: Indicator, language: Language) -> str:
    words = since_when(found, indicator, language)
    return f"{in_short(found, indicator, language)} {words}" if words else ""
