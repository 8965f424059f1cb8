"""A worksheet as a file to take along: as text, and as data, for its team with everything ever written in it."""

from callbacks.mounting import Denied, Fields, File, Mounted
from callbacks.reader import Reader
from callbacks.view import Store
from dashboard.worksheet.export import Export, as_json
from data_access.questions.worksheets.export import export
from layouts.reports.worksheet_text import worksheet_text


def register(on: Mounted) -> None:
    on.numbered_file("worksheet.txt", text)
    on.numbered_file("worksheet.json", json)


def text(who: Reader, store: Store, number: int, asked: Fields) -> File:
    content = worksheet_text(_found(who, store, number), who.language)
    return File(f"worksheet-{number}.txt", content, "text/plain", {"worksheet": str(number)})


def json(who: Reader, store: Store, number: int, asked: Fields) -> File:
    content = as_json(_found(who, store, number))
    return File(f"worksheet-{number}.json", content, "application/json", {"worksheet": str(number)})


def _found(who: Reader, store: Store, number: int) -> Export:
    """Raises Denied."""
    with store.asked() as (connection, catalogue):
        found = export(who.scope, connection, catalogue, number)
    if found is None:
        raise Denied
    return found
