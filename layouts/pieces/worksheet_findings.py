"""The findings of a worksheet: what is held fast, and a form to hold more."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.worksheet.page import Figures, SheetPage
from layouts.pieces.forms import Fields, sent, submit
from layouts.pieces.units import kind
from layouts.pieces.worksheet_finding import worksheet_finding


def findings(found: SheetPage, language: Language) -> list[Any]:
    return [
        *_told(found, language),
        *_closed(found, language),
        *(_more(found, language) if found.writes else []),
    ]


def _told(found: SheetPage, language: Language) -> list[Any]:
    if not found.findings:
        return [html.P(language.text("worksheet.findings.nothing"), className="silent")]
    lead = html.P(language.text("worksheet.findings.lead"), className="about")
    return [lead, *(worksheet_finding(one, language) for one in found.findings)]


def _closed(found: SheetPage, language: Language) -> list[html.P]:
    if not found.closed:
        return []
    return [html.P(language.text("worksheet.findings.closed", n=found.closed), className="silent")]


def _more(found: SheetPage, language: Language) -> list[Any]:
    """Closed until somebody wants it: most worksheets hold what they were begun with."""
    number, figures = found.sheet.number, found.figures
    return [*work_also(number, figures, language), *(hold(number, figures, language) if figures.factors else [])]


def work_also(number: int, figures: Figures, language: Language) -> list[Any]:
    places = {one.unit: language.unit(one) for one in figures.places}
    areas = [
        (str(one.number), f"{language.factor(one.name, turned=one.turned)}: {places[one.unit]}")
        for one in figures.areas
    ]
    if not areas:
        return []
    choice = Fields("area", language).choice("area", language.text("worksheet.area.label"), areas)
    form = sent("/worksheet/area", [choice, submit(language.text("worksheet.area.do"))], worksheet=number)
    return [html.Details([html.Summary(language.text("worksheet.area.title")), form], className="hold")]


def hold(number: int, figures: Figures, language: Language) -> list[Any]:
    fields = Fields("hold", language)
    places = [(str(one.unit), f"{kind(one, language)}: {language.unit(one)}") for one in figures.places]
    factors = [
        (
            f"{one.form.key} {one.factor.key}",
            f"{language.name(one.form.name)}: {language.factor(one.factor.name, turned=one.turned)}",
        )
        for one in figures.factors
    ]
    parts = [
        fields.choice("unit", language.text("worksheet.hold.place"), places),
        fields.choice("what", language.text("worksheet.hold.factor"), factors),
        submit(language.text("worksheet.hold.do")),
    ]
    form = sent("/worksheet/hold", parts, worksheet=number)
    summary = html.Summary(language.text("worksheet.hold.title"))
    why = html.P(language.text("worksheet.hold.why"), className="about")
    return [html.Details([summary, why, form], className="hold")]
