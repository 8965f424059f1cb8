"""One focus area: what became of it, how far the work has come, what it serves, and what can be done about it."""

from typing import Any

from dash import html

from dashboard.focus_page import Chosen, FocusPage, Stage
from dashboard.goals import NONE, goals_of
from dashboard.language import Language
from dashboard.plc import Plc
from dashboard.selection import Selection
from dashboard.worksheet.form import templates
from dashboard.worksheet.sheet import Sheet
from layouts.links import inside
from layouts.pieces import focus_words as words
from layouts.pieces.focus_choosing import Kept, serving, why
from layouts.pieces.follow_up_card import card, factor_name
from layouts.pieces.forms import Fields, along, sent, single, submit


def area_card(one: Chosen, found: FocusPage, kept: Kept, language: Language) -> html.Div:
    """The card of the follow-up, and under it the work."""
    return html.Div(
        [
            card(one.area, found.progress, language),
            html.Div(
                [
                    _facts(one, found, language),
                    *_again(one, language),
                    *_begin(one, found, language),
                    *(_changes(one, found, kept, language) if one.may_change else []),
                ],
                className="work-of-area",
            ),
        ],
        id=f"area-{one.area.number}",
        className="focus-area",
    )


def _facts(one: Chosen, found: FocusPage, language: Language) -> html.Dl:
    told: dict[str, Any] = {"stage": language.text(f"focus.stage.{one.stage}"), **_aim(one, found, language)}
    if one.goal:
        told["goal"] = language.name(one.goal.name)
    if one.target:
        told["target"] = html.Span(one.target, dir="auto")
    if one.sheets:
        told["sheets"] = html.Ul([html.Li(_sheet(sheet, language)) for sheet in one.sheets])
    pairs = [(html.Dt(language.text(f"focus.fact.{key}")), html.Dd(value)) for key, value in told.items()]
    return html.Dl([part for pair in pairs for part in pair], className="area-facts")


def _aim(one: Chosen, found: FocusPage, language: Language) -> dict[str, str]:
    """What the next round could show, and whether the aim lies that far away."""
    seen = found.next_of(one)
    if seen is None:
        return {}
    said = words.in_short(seen, language)
    if one.rise is not None and seen.is_beyond(one.rise):
        said = f"{said} {language.text('focus.aim.near', points=one.rise)}"
    return {"seen": said}


def _sheet(sheet: Sheet, language: Language) -> html.A:
    text = language.text(f"focus.sheet.{sheet.status}", team=sheet.plc.name, date=language.date(sheet.made))
    return inside(text, Selection("worksheet", sheet.number).address)


def _again(one: Chosen, language: Language) -> list[html.P]:
    """After a later round somebody has to decide whether to go on."""
    if not one.area.later or one.stage is Stage.ENDED or not one.may_change:
        return []
    return [html.P(language.text("focus.area.decide"), className="notice")]


def _begin(one: Chosen, found: FocusPage, language: Language) -> list[Any]:
    """One button for each of the reader's teams; it can be led through another way afterwards."""
    if one.stage is Stage.ENDED:
        return []
    if not one.teams:
        way = inside(language.text("focus.area.teams"), Selection("worksheets", found.institution).address)
        return [] if one.sheets else [html.P([language.text("focus.area.no_team"), " ", way], className="about")]
    return [_button(one, team, found, language) for team in one.teams]


def _button(one: Chosen, team: Plc, found: FocusPage, language: Language) -> html.Form:
    text = language.text("focus.area.begin_in" if len(one.teams) > 1 else "focus.area.begin", team=team.name)
    return single(
        "/worksheet/begin",
        text,
        about=factor_name(one.area, language),
        class_name="quiet" if one.sheets else "action",
        plc=team.number,
        template=next(iter(templates())),
        area=one.area.number,
        back=found.progress.selection.to(form=None, factor=None).address,
    )


def _changes(one: Chosen, found: FocusPage, kept: Kept, language: Language) -> list[Any]:
    name, number = factor_name(one.area, language), one.area.number
    sent_along = along(found.progress.selection.to(form=None, factor=None))
    if one.stage is Stage.ENDED:
        return [single("/focus/resume", language.text("focus.area.resume"), about=name, area=number, **sent_along)]
    end = single("/focus/end", language.text("focus.area.end"), about=name, area=number, **sent_along)
    return [_change(one, found, kept, language), end]


def _change(one: Chosen, found: FocusPage, kept: Kept, language: Language) -> html.Details:
    form = f"change-{one.area.number}"
    mine = kept if kept.get("form") == form else {}
    fields, name = Fields(form, language, mine), factor_name(one.area, language)
    usual = {
        "aim": "" if one.area.aim is None else str(one.area.aim),
        "goal": one.goal.key if one.goal else NONE,
        "target": one.target or "",
    }
    parts = [
        *why(mine, language),
        *serving(fields, goals_of(one.area.unit.type), language, hint=language.text("focus.aim.any"), usual=usual),
        submit(language.text("focus.area.save"), about=name),
    ]
    sent_along = along(found.progress.selection.to(form=None, factor=None))
    heard = html.Span(f": {name}", className="visually-hidden")
    summary = html.Summary([language.text("focus.area.change"), heard])
    return html.Details(
        [summary, sent("/focus/change", parts, area=one.area.number, **sent_along)], open=bool(mine), className="change"
    )
