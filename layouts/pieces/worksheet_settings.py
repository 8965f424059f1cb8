"""What a team does with a worksheet as a whole, such as who reads it, closing it and taking it along."""

from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from dashboard.language import Language
from dashboard.library import PROPOSE
from dashboard.plc import Access, Visibility
from dashboard.selection import Selection
from dashboard.worksheet import form
from dashboard.worksheet.page import CARRIED, OFFERED, PAPER, SheetPage
from dashboard.worksheet.sheet import Status
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.forms import Fields, sent, single, submit

_HEADING = "worksheet-settings"


def settings(found: SheetPage, language: Language) -> html.Section:
    parts = [html.H2(language.text("worksheet.settings.title"), id=_HEADING), take_along(found, language)]
    if found.sheet.access is Access.WRITE:
        parts += [_tell(found, language)]
        parts += [_share(found, language), *_template(found, language), *_status(found, language)]
        parts.append(_cycle(found, language))
    return html.Section(parts, className="sheet-settings", **attributes(aria_labelledby=_HEADING))


def take_along(found: SheetPage, language: Language) -> html.P:
    """Paper and files."""
    here = found.selection.to(section=PAPER).address
    start = f"/worksheet/{found.sheet.number}"
    data = "json" if found.sheet.with_past else "json_now"
    files = [
        html.A(language.text(f"worksheet.take.{kind}"), href=f"{start}/{name}", download="")
        for kind, name in (("text", "worksheet.txt"), (data, "worksheet.json"))
    ]
    return html.P([inside(language.text("worksheet.take.paper"), here), *files], className="take-along")


def _share(found: SheetPage, language: Language) -> html.Section:
    """The other way than it is now."""
    now = found.sheet.visibility
    other = Visibility.HOUSE if now is Visibility.TEAM else Visibility.TEAM
    return _part(
        "share",
        language.text(f"worksheet.share.now.{now}"),
        single(
            "/worksheet/share",
            language.text(f"worksheet.share.do.{other}"),
            worksheet=found.sheet.number,
            visibility=other.value,
        ),
        language,
    )


def _template(found: SheetPage, language: Language) -> list[html.Section]:
    if not found.sheet.may_write:
        return []
    options = [(key, language.text(f"worksheet.template.{key}")) for key in form.templates()]
    fields = Fields("template", language)
    choice = fields.choice("template", language.text("worksheet.choose.label"), options, value=found.sheet.template)
    what = sent(
        "/worksheet/template", [choice, submit(language.text("worksheet.choose.do"))], worksheet=found.sheet.number
    )
    parts = html.Div([html.Dl(_each_template(language)), what])
    return [_part("choose", language.text("worksheet.choose.why"), parts, language)]


def _each_template(language: Language) -> list[Any]:
    return [
        part
        for key in form.templates()
        for part in (
            html.Dt(language.text(f"worksheet.template.{key}")),
            html.Dd(language.text(f"worksheet.template_more.{key}")),
        )
    ]


def _status(found: SheetPage, language: Language) -> list[html.Section]:
    is_open = found.sheet.status is Status.OPEN
    key, action = ("close", "close") if is_open else ("open_again", "open")
    text = language.text(f"worksheet.{key}.do")
    button = single(f"/worksheet/{action}", text, worksheet=found.sheet.number)
    return [_part(key, language.text(f"worksheet.{key}.why"), button, language)]


def _cycle(found: SheetPage, language: Language) -> html.Section:
    """With what is taken over from the old one; the figures are held fast anew."""
    ticks = [
        dbc.Checkbox(
            id=f"carry-{key}",
            name=f"carry-{key}",
            label=language.text(f"worksheet.section.{key}"),
            value=key in CARRIED,
        )
        for key in OFFERED
    ]
    legend = html.Legend(language.text("worksheet.cycle.carry"))
    parts = [html.Fieldset([legend, *ticks], className="ticks"), submit(language.text("worksheet.cycle.do"))]
    why = language.text("worksheet.cycle.why", round=language.name(found.newest.name))
    return _part("cycle", why, sent("/worksheet/cycle", parts, worksheet=found.sheet.number), language)


def _tell(found: SheetPage, language: Language) -> html.Section:
    """To other teams, through the library."""
    address = Selection("library", section=PROPOSE, set=str(found.sheet.number)).address
    link = html.P(inside(language.text("worksheet.tell.do"), address))
    return _part("tell", language.text("worksheet.tell.why"), link, language)


def _part(key: str, why: str, what: Any, language: Language) -> html.Section:
    head = html.H3(language.text(f"worksheet.{key}.title"))
    return html.Section([head, html.P(why, className="about"), what], className="sheet-setting")
