"""What is new, what waits and what comes next: one line to each, which leads to where it is done."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.home import GRANT_ACCESS, PROPOSALS, Step, Steps
from dashboard.language import Language
from dashboard.library import RELEASE
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside
from layouts.pieces.worksheet_heading import about

# Where a step leads: a view, and the part of its page.
_LEADS = {
    "open_profile": ("profile", ""),
    "released": ("release", ""),
    "release": ("release", ""),
    "follow": ("progress", ""),
    "goals": ("indicators", ""),
    "name_teams": ("teams", ""),
    "choose": ("focus", ""),
    "begin": ("worksheets", "#begin"),
    "plan_meeting": ("worksheets", "#plan"),
    "idle": ("worksheets", "#sheets"),
    "written": ("worksheets", "#sheets"),
    "late": ("worksheets", "#due"),
    "soon": ("worksheets", "#due"),
}
_WITHOUT_PLACE = {
    GRANT_ACCESS: Selection("administration"),
    PROPOSALS: Selection("library", section=RELEASE),
}
_OF_ROUND = frozenset({"release", "released"})


def home_steps(found: Steps, language: Language) -> list[Any]:
    """Side by side where there is room; a part with nothing in it is left out."""
    parts = (("new", found.new), ("waits", found.waits), ("later", found.later))
    first = next(iter((*found.waits, *found.new, *found.later)), None)
    sections = [_section(name, several, first, language) for name, several in parts if several]
    return [html.Div(sections, className="home-steps")] if sections else []


def address(step: Step) -> str | None:
    """None for what is done elsewhere."""
    if step.meeting is not None:
        return Selection("meeting", step.meeting).address
    if step.sheet is not None:
        return Selection("worksheet", step.sheet.number).address
    if step.unit is None:
        found = _WITHOUT_PLACE.get(step.key)
        return found.address if found else None
    view, part = _LEADS[step.key]
    round_ = step.rounds[-1].key if step.rounds and step.key in _OF_ROUND else None
    return Selection(view, step.unit.unit, round_).address + part


def _section(name: str, several: Sequence[Step], first: Step | None, language: Language) -> html.Section:
    """`first` is what the page leads to above all: the one button among links."""
    head = html.H2(language.text(f"home.part.{name}"), id=f"home-{name}")
    lines = html.Ul([html.Li(_step(step, language, is_first=step is first)) for step in several], className="steps")
    return html.Section([head, lines], **attributes(aria_labelledby=f"home-{name}"))


def _step(step: Step, language: Language, *, is_first: bool) -> list[Any]:
    values = _values(step, language)
    title = language.text(f"home.step.{step.key}.title", **values)
    at = address(step)
    head = inside(title, at, class_name="action" if is_first else "step") if at else html.Strong(title)
    return [head, html.P(language.text(f"home.step.{step.key}.text", **values))]


def _values(step: Step, language: Language) -> dict[str, str | int]:
    rounds = [language.name(one.name) for one in step.rounds]
    values: dict[str, str | int] = {
        "place": language.unit(step.unit) if step.unit else "",
        "rounds": language.listed(rounds),
    }
    if step.n is not None:
        values["n"] = step.n
    if step.sheet is not None:
        values |= {"about": about(step.sheet, language), "team": step.sheet.plc.name}
    if step.at is not None:
        values |= {"date": language.date(step.at), "time": f"{step.at:%H:%M}"}
    return values
