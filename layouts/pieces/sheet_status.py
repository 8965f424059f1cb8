"""Who else has the worksheet open, and whether everything is kept: one line for the whole page."""

import json

from dash import html

from dashboard.language import Language
from layouts.attributes import attributes
from layouts.pieces.sheet_history import sheet_history

_WORDS = "sheet.word."


def sheet_status(language: Language) -> html.Div:
    """Once on every page with fields of a worksheet, inside the element with `data-sheet`. It also carries the words
    that the script says, and the window with a field's history."""
    words = {key.removeprefix(_WORDS): text for key, text in language.texts.items() if key.startswith(_WORDS)}
    return html.Div(
        [
            html.P(className="sheet-present", **attributes(data_part="present")),
            html.P(className="sheet-overall", role="status", **attributes(data_part="overall")),
            sheet_history(language),
        ],
        className="sheet-status",
        **attributes(data_words=json.dumps(words, ensure_ascii=False)),
    )
