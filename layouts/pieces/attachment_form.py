"""Putting a file to a piece of evidence: an ordinary form inside the row."""

import dash_bootstrap_components as dbc
from dash import html

from dashboard.attachments import ACCEPTED, LARGEST, MEGABYTE
from dashboard.language import Language
from layouts.attributes import attributes
from layouts.pieces.forms import submit
from layouts.pieces.sheet_field import PROTOTYPE


def attachment_row(sheet: int, language: Language) -> html.Div:
    """For the `extra` of `sheet_rows("evidence", …)`: the files of the row, and a form for one more."""
    files = html.Div(**attributes(data_attached="yes"))
    summary = html.Summary(language.text("attachment.add"))
    return html.Div([files, html.Details([summary, _form(sheet, language)])], id=f"attached-{PROTOTYPE}")


def _form(sheet: int, language: Language) -> html.Form:
    id_ = f"file-{PROTOTYPE}"
    limit = LARGEST // MEGABYTE
    checked = attributes(data_largest=str(LARGEST), data_too_large=language.text("attachment.too_large", n=limit))
    hidden = {"worksheet": str(sheet), "row": PROTOTYPE}
    return html.Form(
        [
            *[dbc.Input(type="hidden", name=name, value=value) for name, value in hidden.items()],
            html.Div(
                [
                    html.Label(language.text("attachment.label"), htmlFor=id_),
                    html.Div(id=id_, **attributes(data_file_input=ACCEPTED), **checked),
                    html.Small(language.text("attachment.hint", n=limit), className="hint"),
                ],
                className="field",
            ),
            submit(language.text("attachment.submit")),
        ],
        action="/worksheet/attach",
        method="post",
        encType="multipart/form-data",
        className="form",
    )
