"""How the work is organised: what the leader has written, with everything that stood there before."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.teams import LONGEST_WAY, Teams
from layouts.attributes import attributes
from layouts.pieces.forms import Fields, sent, submit
from layouts.pieces.way_of_working import by, written


def way_of_working(found: Teams, kept: Mapping[str, str], language: Language) -> html.Section:
    text = language.text
    newest = found.ways[0].text if found.ways else ""
    typed = kept if kept.get("form") == "way" else {"text": newest}
    fields = Fields("way", language, typed)
    hint = text("teams.way_hint", longest=LONGEST_WAY)
    parts = [fields.lines("text", text("teams.way_label"), hint=hint, rows=8), submit(text("teams.way_submit"))]
    head = html.H2(text("teams.way"), id="way")
    said = [html.P(by(found.ways[0], language), className="about")] if found.ways else []
    content = [head, *said, sent("/teams/way", parts, unit=found.home.unit), *_earlier(found, language)]
    return html.Section(content, className="finding", **attributes(aria_labelledby="way"))


def _earlier(found: Teams, language: Language) -> list[Any]:
    before = found.ways[1:]
    if not before:
        return []
    summary = html.Summary(language.text("teams.way_before", n=len(before)))
    return [html.Details([summary, *(html.Div(written(one, language)) for one in before)])]
