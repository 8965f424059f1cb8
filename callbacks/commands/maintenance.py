"""Care of the store: bring its tables up to date, and say whether everything is as it should be."""

from argparse import Namespace

from callbacks.commands import console
from callbacks.commands.opening import opened
from data_access import migrate
from data_access.catalogue import read
from data_access.engine import journal_mode, reading, sqlite_module


def migrate_(arguments: Namespace) -> int:
    with opened():
        return console.done("command.migrate.done")


def doctor(arguments: Namespace) -> int:
    """1 when something would keep a real installation from being safe."""
    language = console.language()
    with opened() as at:
        with reading(at.store) as store:
            catalogue = read(store)
        current = migrate.is_current(at.store)
    console.say(language.text("command.doctor.sqlite", version=sqlite_module().sqlite_version, journal=journal_mode()))
    console.say(language.text("command.doctor.rounds", n=len(catalogue.rounds)))
    wanting = [] if catalogue.made_up or at.settings.secret_key else ["command.doctor.no_secret_key"]
    wanting += [] if current else ["command.doctor.old_tables"]
    for key in wanting:
        console.refuse(key)
    return console.REFUSED if wanting else console.done("command.doctor.fine")
