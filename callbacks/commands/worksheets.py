"""Export of all worksheets as plain files, to be kept beside the backup: readable with nothing of ours."""

from argparse import Namespace
from pathlib import Path

from callbacks.commands import console
from callbacks.commands.done import log
from callbacks.commands.opening import opened
from dashboard.access import OPERATOR
from dashboard.language import Language
from dashboard.logged import Event
from dashboard.worksheet.export import Export, as_json
from data_access.catalogue import read
from data_access.engine import reading
from data_access.questions.worksheets.export import every
from layouts.reports.worksheet_text import worksheet_text


def export(arguments: Namespace) -> int:
    """Of the same moment all of them; files of earlier exports give way."""
    folder, language = Path(arguments.out), console.language()
    folder.mkdir(parents=True, exist_ok=True)
    with opened() as at:
        log(at.store, Event.EXPORTED, what="worksheets")
        with reading(at.store) as store:
            written = [_write(one, folder, language) for one in every(OPERATOR, store, read(store))]
    return console.done("command.worksheets.done", n=len(written), folder=arguments.out)


def _write(one: Export, folder: Path, language: Language) -> str:
    """The name of both files, which is the worksheet's for good."""
    name = f"worksheet-{one.sheet.number}"
    (folder / f"{name}.json").write_bytes(as_json(one))
    (folder / f"{name}.txt").write_bytes(worksheet_text(one, language))
    return name
