"""A municipality's own targets of one indicator: which stand, setting one, and withdrawing one."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.indicators.targets import AHEAD, LONGEST_NOTE, Level, Targets, end
from dashboard.language import Language
from dashboard.school_years import school_year_text
from dashboard.selection import Selection
from layouts.pieces import target_words as words
from layouts.pieces.forms import Fields, along, sent, submit

Kept = Mapping[str, str]  # what was typed, where it was refused
SET, WITHDRAW = "/indicators/target", "/indicators/withdraw"


def own_targets(found: Targets, page: Selection, kept: Kept, language: Language) -> html.Section:
    """`page` is the one that the form stands on, and that it leads back to."""
    national = words.national(found, language)
    parts: list[Any] = [html.H2(words.title(found, language)), *([html.P(national)] if national else [])]
    parts += _standing(found, page, kept, language)
    if found.may_set:
        parts.append(_setting(found, page, kept, language))
    return html.Section(parts, className="finding targets", id="targets")


def _standing(found: Targets, page: Selection, kept: Kept, language: Language) -> list[Any]:
    if not found.own:
        return []
    own = sorted(found.own.items())
    undo = [_withdrawing(year, page, kept, language) for year, _ in own] if found.may_set else [None] * len(own)
    lines = [html.Li([_line(*one, found, language), fold]) for one, fold in zip(own, undo, strict=True)]
    return [html.H3(language.text("indicator_targets.standing")), html.Ul(lines, className="targets-set")]


def _line(year: int, level: Level, found: Targets, language: Language) -> html.Span:
    """With the day on which it was set, for everybody."""
    since, target = school_year_text(year), words.aim(found.indicator, level.value, language)
    told = language.text("indicator_targets.since", year=since, target=target)
    late = "indicators.target.afterwards" if level.set_on >= end(year) else "indicator_targets.set_on"
    return html.Span(f"{told} ({language.text(late, date=language.date(level.set_on))})")


def _withdrawing(year: int, page: Selection, kept: Kept, language: Language) -> html.Details:
    """Folded until somebody wants to, for a reason is asked for."""
    since = school_year_text(year)
    mine = kept if kept.get("form") == "withdraw" and kept.get("school_year") == since else {}
    fields = Fields(f"withdraw-{year}", language, mine, _refused(mine, language))
    parts = [_note(fields, language), submit(language.text("indicator_targets.withdraw"), about=since)]
    more = html.Span(f" {since}", className="visually-hidden")
    summary = html.Summary([language.text("indicator_targets.withdraw"), more])
    return html.Details([summary, sent(WITHDRAW, parts, school_year=since, **along(page))], open=bool(mine))


def _refused(mine: Kept, language: Language, **limits: str | int) -> dict[str, str]:
    """Why, by the field that is at fault."""
    if "why" not in mine:
        return {}
    return {mine.get("field", ""): language.text(mine["why"], **({"longest": LONGEST_NOTE} | limits))}


def _note(fields: Fields, language: Language) -> html.Div:
    hint = language.text("indicator_targets.note_hint")
    return fields.line("note", language.text("indicator_targets.note"), hint=hint, required=True)


def _setting(found: Targets, page: Selection, kept: Kept, language: Language) -> html.Details:
    """Folded until somebody wants to, or has typed what was refused."""
    mine = kept if kept.get("form") == "target" else {}
    form = sent(SET, _fields(found, mine, language), **along(page))
    summary = html.Summary(language.text("indicator_targets.set"))
    return html.Details([summary, html.P(language.text("indicator_targets.lead")), form], open=bool(mine))


def _fields(found: Targets, mine: Kept, language: Language) -> list[Any]:
    fields = Fields("target", language, mine, _refused(mine, language, **_limits(found, language)))
    years = [(school_year_text(year), school_year_text(year)) for year in found.years]
    usual = school_year_text(found.years[-AHEAD])  # the next one
    hint = language.text("indicator_targets.value_hint", **_limits(found, language))
    return [
        fields.choice("school_year", language.text("indicator_targets.school_year"), years, value=usual),
        fields.line("value", language.text("indicator_targets.value"), hint=hint, inputMode="decimal", required=True),
        _note(fields, language),
        submit(language.text("indicator_targets.submit"), about=language.name(found.indicator.name)),
    ]


def _limits(found: Targets, language: Language) -> dict[str, str]:
    indicator = found.indicator
    lowest, highest = (words.amount(indicator, limit, language) for limit in (indicator.lowest, indicator.highest))
    return {"lowest": lowest, "highest": highest}
