"""Making a set of units, changing one, and removing it."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.comparisons import LONGEST_NAME, MOST_SETS, MOST_UNITS, Comparisons
from dashboard.language import Language
from dashboard.profile import UnitLink
from layouts.pieces.forms import Fields, sent, submit
from layouts.pieces.units import by_kind, kinds

SAVE = "/comparisons/save"
REMOVE = "/comparisons/remove"


def making(found: Comparisons, kept: Mapping[str, str], language: Language) -> html.Section:
    """For the chosen set what it is now, unless something else was typed and refused."""
    head = html.H2(language.text("comparisons.change" if found.chosen else "comparisons.make"))
    if found.chosen is None and found.is_full:
        return html.Section([head, html.P(language.text("comparisons.full", n=MOST_SETS))], className="finding")
    usual = {f"unit-{unit.unit}": "yes" for unit in found.units}
    typed = kept.get("form") == "save"
    fields = Fields("set", language, kept if typed else usual)
    name = fields.line(
        "name",
        language.text("comparisons.name"),
        value=found.chosen.name if found.chosen else "",
        maxLength=LONGEST_NAME,
        required=True,
    )
    parts = [name, *_ticks(found, fields, language), *_gone(found, fields, language)]
    hidden = {"round": found.selection.round or ""} | ({"set": str(found.chosen.number)} if found.chosen else {})
    form = sent(SAVE, [*parts, submit(language.text("comparisons.save"))], **hidden)
    if found.chosen is None:
        return html.Section([head, form], className="finding")
    summary = html.Summary(language.text("comparisons.change_more"))
    return html.Section([head, html.Details([summary, form], open=typed)], className="finding")


def _ticks(found: Comparisons, fields: Fields, language: Language) -> list[Any]:
    hint = html.P(language.text("comparisons.hint", n=MOST_UNITS), className="hint")
    return [hint, *(_group(group, fields, language) for group in by_kind(found.offered, language))]


def _group(units: list[UnitLink], fields: Fields, language: Language) -> html.Fieldset:
    ticks = [html.Li(fields.tick(f"unit-{unit.unit}", language.unit(unit))) for unit in units]
    return html.Fieldset([html.Legend(kinds(units[0], language)), html.Ul(ticks, className="picks")])


def _gone(found: Comparisons, fields: Fields, language: Language) -> list[Any]:
    return [fields.tick("gone", language.text("comparisons.gone", n=found.closed))] if found.closed else []


def removing(found: Comparisons, language: Language) -> list[html.Section]:
    if found.chosen is None:
        return []
    fields = Fields("remove", language)
    parts = [
        fields.tick("sure", language.text("comparisons.sure")),
        submit(language.text("comparisons.remove"), about=found.chosen.name, class_name="danger"),
    ]
    form = sent(REMOVE, parts, set=found.chosen.number, round=found.selection.round or "")
    return [html.Section([html.H2(language.text("comparisons.remove_title")), form], className="finding")]
