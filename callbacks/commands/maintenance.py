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
    with opened(as_it_is=True) as at:
        if not migrate.is_current(at.store):
            return console.refuse("command.doctor.old_tables")
        with reading(at.store) as store:
            catalogue = read(store)
    console.say(language.text("command.doctor.sqlite", version=sqlite_module().sqlite_version, journal=journal_mode()))
    console.say(language.text("command.doctor.rounds", n=len(catalogue.rounds)))
    if not catalogue.made_up and not at.settings.secret_key:
        return console.refuse("command.doctor.no_secret_key")
    return console.done("command.doctor.fine")
