"""A municipality's own targets of one indicator: which stand, setting one, and taking one back."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.indicators.targets import AHEAD, LONGEST_NOTE, Targets
from dashboard.language import Language
from dashboard.school_years import school_year_text
from dashboard.selection import Selection
from layouts.pieces import target_words as words
from layouts.pieces.forms import Fields, along, sent, single, submit

Kept = Mapping[str, str]  # what was typed, where it was refused
SET, WITHDRAW = "/indicators/target", "/indicators/withdraw"


def own_targets(found: Targets, page: Selection, kept: Kept, language: Language) -> html.Section:
    """`page` is the one that the form stands on, and that it leads back to."""
    national = words.national(found, language)
    parts: list[Any] = [html.H2(words.title(found, language)), *([html.P(national)] if national else [])]
    parts += _standing(found, page, language)
    if found.may_set:
        parts.append(_setting(found, page, kept, language))
    return html.Section(parts, className="finding targets", id="targets")


def _standing(found: Targets, page: Selection, language: Language) -> list[Any]:
    if not found.own:
        return []
    lines = [html.Li(_line(year, value, found, page, language)) for year, value in sorted(found.own.items())]
    return [html.H3(language.text("indicator_targets.standing")), html.Ul(lines, className="targets-set")]


def _line(year: int, value: float, found: Targets, page: Selection, language: Language) -> list[Any]:
    since, target = school_year_text(year), words.amount(found.indicator, value, language)
    told = html.Span(language.text("indicator_targets.since", year=since, target=target))
    if not found.may_set:
        return [told]
    undo = language.text("indicator_targets.withdraw")
    return [told, single(WITHDRAW, undo, about=since, school_year=since, **along(page))]


def _setting(found: Targets, page: Selection, kept: Kept, language: Language) -> html.Details:
    """Folded until somebody wants to, or has typed what was refused."""
    mine = kept if kept.get("form") == "target" else {}
    why = [html.P(language.text(mine["why"], **_limits(found, language)), className="why")] if "why" in mine else []
    form = sent(SET, [*why, *_fields(found, mine, language)], **along(page))
    summary = html.Summary(language.text("indicator_targets.set"))
    return html.Details([summary, html.P(language.text("indicator_targets.lead")), form], open=bool(mine))


def _fields(found: Targets, mine: Kept, language: Language) -> list[Any]:
    fields = Fields("target", language, mine)
    years = [(school_year_text(year), school_year_text(year)) for year in found.years]
    usual = school_year_text(found.years[-AHEAD])  # the next one
    hint = language.text("indicator_targets.value_hint", **_limits(found, language))
    why = language.text("indicator_targets.note_hint")
    return [
        fields.choice("school_year", language.text("indicator_targets.school_year"), years, value=usual),
        fields.line("value", language.text("indicator_targets.value"), hint=hint, inputMode="decimal", required=True),
        fields.line("note", language.text("indicator_targets.note"), hint=why),
        submit(language.text("indicator_targets.submit"), about=language.name(found.indicator.name)),
    ]


def _limits(found: Targets, language: Language) -> dict[str, str | int]:
    indicator = found.indicator
    lowest, highest = (words.amount(indicator, limit, language) for limit in (indicator.lowest, indicator.highest))
    return {"lowest": lowest, "highest": highest, "longest": LONGEST_NOTE}
