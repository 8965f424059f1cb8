"""The form that gives a colleague a role in one or more teams or child groups."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from dash import html

from dashboard.colleagues import Colleagues
from dashboard.language import Language
from dashboard.logged import LONGEST_NAME
from layouts.attributes import attributes
from layouts.pieces.forms import Fields, sent, submit
from layouts.pieces.site_field import days


def add_colleague(found: Colleagues, kept: Mapping[str, str], language: Language) -> html.Section:
    text = language.text
    head = html.H2(text("colleagues.add"), id="add")
    if not found.open_places:
        content: Any = html.P(text("colleagues.no_open_places"))
    else:
        fields = Fields("add", language, kept if kept.get("form") == "add" else {})
        hint = text("colleagues.name_hint")
        name = fields.line("name", text("administration.add.name"), hint=hint, required=True, maxlength=LONGEST_NAME)
        parts = [name, *_role(found, fields), *_places(found, fields), *days(fields), submit(text("colleagues.submit"))]
        content = sent("/colleagues/add", parts, unit=found.home.unit)
    return html.Section([head, content], className="finding", **attributes(aria_labelledby="add"))


def _role(found: Colleagues, fields: Fields) -> list[Any]:
    """A choice of one is none."""
    text, roles = fields.language.text, [role.value for role in found.may_give]
    options = [(role, text(f"role.{role}")) for role in roles]
    return [fields.choice("role", text("administration.add.role"), options, value=roles[0])]


def _places(found: Colleagues, fields: Fields) -> list[Any]:
    """With one place only there is nothing to tick."""
    places, language = found.open_places, fields.language
    if len(places) == 1:
        return []
    groups = [
        html.Div(
            [fields.tick(f"unit-{place.link.unit}", language.unit(place.link)) for place in group],
            className=f"ticks-of {kind}",
        )
        for kind, group in groupby(places, key=lambda place: place.link.kind)
    ]
    return [html.Fieldset([html.Legend(language.text("colleagues.tick")), *groups], className="ticks")]
