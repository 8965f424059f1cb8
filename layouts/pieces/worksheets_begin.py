"""Beginning a worksheet about a focus area, and planning a meeting about one that is open."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.selection import Selection
from dashboard.worksheet import form
from dashboard.worksheet.overview import Beginning, Overview, Topic
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.forms import Fields, sent, submit
from layouts.pieces.meeting_before import day_and_time
from layouts.pieces.worksheet_heading import about


def begin(found: Overview, language: Language) -> list[Any]:
    """Nothing for who takes part in no team here."""
    if not found.beginnings:
        return []
    head = html.H2(language.text("worksheets.begin.title"), id="begin")
    forms = [part for one in found.beginnings for part in _beginning(one, found, language)]
    return [html.Section([head, *forms], className="finding", **attributes(aria_labelledby="begin"))]


def plan(found: Overview, language: Language) -> list[Any]:
    """About one of the worksheets that the reader writes in."""
    writable = [line.sheet for line in found.lines if line.sheet.may_write]
    if not writable:
        return []
    fields = Fields("plan", language)
    options = [(str(one.number), f"{about(one, language)} – {one.plc.name}") for one in writable]
    parts = [
        fields.choice("worksheet", language.text("worksheets.plan.about"), options, value=options[0][0]),
        *day_and_time(language),
        submit(language.text("worksheets.plan.submit")),
    ]
    head = html.H2(language.text("worksheets.plan.title"), id="plan")
    return [
        html.Section([head, sent("/meeting/plan", parts)], className="finding", **attributes(aria_labelledby="plan"))
    ]


def _beginning(one: Beginning, found: Overview, language: Language) -> list[Any]:
    name = [html.H3(one.plc.name)] if len(found.beginnings) > 1 else []
    focus = inside(language.text("worksheets.begin.to_focus"), Selection("focus", one.plc.unit).address)
    if not one.topics:
        return [*name, html.P([language.text("worksheets.begin.nothing"), " ", focus])]
    fields = Fields(f"begin-{one.plc.number}", language)
    topics = [(str(topic.number), _topic(topic, language)) for topic in one.topics]
    templates = [(key, language.text(f"worksheet.template.{key}")) for key in form.templates()]
    parts = [
        fields.choice("area", language.text("worksheets.begin.area"), topics, value=topics[0][0]),
        fields.choice("template", language.text("worksheets.begin.template"), templates, value=templates[0][0]),
        submit(language.text("worksheets.begin.submit"), about=one.plc.name),
    ]
    content = sent("/worksheet/begin", parts, plc=one.plc.number, back=found.selection.address)
    return [*name, html.P([language.text("worksheets.begin.how"), " ", focus]), content]


def _topic(topic: Topic, language: Language) -> str:
    factor = language.factor(topic.name, turned=topic.turned)
    place, round_ = language.unit(topic.unit), language.name(topic.round.name)
    return language.text("worksheets.begin.topic", factor=factor, place=place, round=round_)
