"""What the worksheet is about, whose it is and how far it is: the first thing on its page."""

from typing import Any

from dash import html

from dashboard.language import Language, sort_key
from dashboard.selection import Selection
from dashboard.worksheet.page import Cycle, SheetPage
from dashboard.worksheet.sheet import Sheet, Status
from layouts.links import inside


def title(found: SheetPage, language: Language) -> str:
    """For the browser's tab and history."""
    return f"{about(found.sheet, language)} – {found.sheet.plc.name}"


def about(sheet: Sheet, language: Language) -> str:
    """A worksheet has no name of its own: it is called by its focus areas."""
    names = {language.factor(topic.name, turned=topic.turned) for topic in sheet.topics}
    if not names:
        return language.text("worksheet.about.nothing", round=language.name(sheet.round.name))
    return language.text("worksheet.about.areas", factors=language.listed(sorted(names, key=sort_key)))


def heading(found: SheetPage, language: Language) -> list[Any]:
    sheet = found.sheet
    kind = language.text("worksheet.kind", team=sheet.plc.name)
    return [
        html.P(back(sheet, language), className="beside-pages"),
        html.Div([html.P(kind, className="kind"), html.H1(about(sheet, language))], className="heading"),
        html.P([html.Span(one) for one in facts(sheet, language)], className="meta"),
        *_areas(found, language),
        *_cycles(found, language),
        *_corrected(found, language),
        *_why_only_read(found, language),
    ]


def facts(sheet: Sheet, language: Language) -> list[str]:
    """Each stands by itself."""
    return [
        language.name(sheet.round.name),
        language.text(f"worksheet.template.{sheet.template}"),
        language.text("worksheet.since", date=language.date(sheet.made)),
        language.text(f"worksheet.status.{sheet.status}"),
        language.text(f"worksheet.visibility.{sheet.visibility}"),
    ]


def back(sheet: Sheet, language: Language) -> html.A:
    """To all worksheets of where the team belongs."""
    text = language.text("worksheet.all", place=language.unit(sheet.unit))
    return inside(text, Selection("worksheets", sheet.unit.unit).address)


def _areas(found: SheetPage, language: Language) -> list[html.P]:
    """What was chosen there, and what became of it by the rounds since."""
    unit = found.chosen_at
    if unit is None:
        return []
    ways = [("focus", Selection("focus", unit)), ("later", Selection("progress", unit, section="work"))]
    links = [inside(language.text(f"worksheet.areas.{key}"), address.address) for key, address in ways]
    return [html.P(links, className="take-along")]


def _corrected(found: SheetPage, language: Language) -> list[html.P]:
    """Said first, wherever on the page the figures are."""
    moved = [one for one in found.findings if one.moved]
    if not moved:
        return []
    where = html.A(language.text("worksheet.corrected.where"), href=f"#finding-{moved[0].number}")
    return [html.P([language.text("worksheet.corrected.text"), " ", where], className="notice")]


def _cycles(found: SheetPage, language: Language) -> list[html.P]:
    lines = [("previous", found.previous)] if found.previous else []
    lines += [("next", one) for one in found.next]
    return [html.P(_cycle(key, one, language)) for key, one in lines]


def _cycle(key: str, one: Cycle, language: Language) -> html.A:
    text = language.text(f"worksheet.cycle.{key}", round=language.name(one.round.name))
    return inside(text, Selection("worksheet", one.number).address)


def _why_only_read(found: SheetPage, language: Language) -> list[html.P]:
    """Said where somebody could think of writing."""
    if found.sheet.plc.ended:
        return [html.P(language.text("worksheet.only_read.ended"), className="notice")]
    if found.sheet.status is Status.CLOSED:
        return [html.P(language.text("worksheet.only_read.closed"), className="notice")]
    return []
