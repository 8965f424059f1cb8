"""One field of a worksheet: its name, its place on the page and its state. What stands in it comes and goes by
assets/worksheet_*.js, which also make the control, so that Dash never draws anew what somebody is typing."""

import json
from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.worksheet.form import Field, Kind, field
from layouts.attributes import attributes

ANY_ROW = "x"  # stands for the row's key while a field is looked up
PROTOTYPE = "*"  # stands for it in the prototype of a row


def sheet_field(
    address: str,
    language: Language,
    *,
    label: str | None = None,
    hint: str = "",
    rows: int = 3,
    locked: bool = False,
    big: bool = False,
) -> html.Div:
    """`address` as in the catalogue; `*` for the row in the prototype of one. `locked`: written elsewhere."""
    found = field(address.replace(PROTOTYPE, ANY_ROW))
    assert found is not None, address
    name = address.replace(".", "-")
    words = label or language.text(f"worksheet.field.{found.section}.{found.key}")
    about = {"field": address, "kind": found.kind.value, "lines": str(rows), "locked": "yes" if locked else "no"}
    if found.kind is Kind.CHOICE:
        about["options"] = json.dumps(_options(found, language), ensure_ascii=False)
    return html.Div(
        [
            html.Label(words, htmlFor=f"control-{name}", id=f"label-{name}"),
            *([html.Small(hint, className="hint", id=f"hint-{name}")] if hint else []),
            html.Div(className="sheet-control"),
            _foot(words, language, with_history=not locked),
            html.Div(className="sheet-said", hidden=True, **attributes(data_part="said")),
        ],
        id=f"field-{name}",
        className="field sheet-field big" if big else "field sheet-field",
        **attributes(**{f"data_{key}": value for key, value in about.items()}),
    )


def _options(found: Field, language: Language) -> list[tuple[str, str]]:
    words = f"worksheet.choice.{found.section}.{found.key}"
    return [(one, language.text(f"{words}.{one}")) for one in found.of]


def _foot(words: str, language: Language, *, with_history: bool) -> html.Div:
    about = html.Span(f": {words}", className="visually-hidden")
    history = html.Button(
        [language.text("sheet.history.open"), about],
        type="button",
        className="plain",
        hidden=True,
        **attributes(data_history="yes", aria_haspopup="dialog"),
    )
    parts: list[Any] = [html.Span(className=f"sheet-{part}", **attributes(data_part=part)) for part in _PARTS]
    return html.Div([*parts, *([history] if with_history else [])], className="sheet-foot")


_PARTS = ("state", "author")
