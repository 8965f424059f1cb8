"""What a municipality has set and withdrawn of one indicator, by whom and when."""

from dash import html

from dashboard.indicators.targets import Step, Targets
from dashboard.language import Language
from dashboard.moments import danish
from dashboard.school_years import school_year_text
from layouts.pieces import target_words as words
from layouts.pieces.scroller import scroller

COLUMNS = ("at", "year", "target", "account", "note")


def target_history(found: Targets, language: Language) -> list[html.Details]:
    """Nothing where nothing was ever set, or for whom it is not."""
    if not found.history:
        return []
    title = language.text("indicator_targets.history.title", n=len(found.history))
    heads = [html.Th(language.text(f"indicator_targets.history.{name}"), scope="col") for name in COLUMNS]
    body = [html.Tr(_row(one, found, language)) for one in found.history]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="list")
    return [html.Details([html.Summary(title), scroller(table, title, language)], className="target-history")]


def _row(one: Step, found: Targets, language: Language) -> list[html.Td]:
    at = danish(one.at)
    return [
        html.Td(f"{language.date(at)} {at:%H:%M}"),
        html.Td(school_year_text(one.about.school_year)),
        html.Td(_what(one, found, language)),
        html.Td(one.account),
        html.Td(one.note, className="words", dir="auto"),
    ]


def _what(one: Step, found: Targets, language: Language) -> str:
    if one.value is None:
        return language.text("indicator_targets.history.withdrawn")
    return words.aim(found.indicator, one.value, language)
