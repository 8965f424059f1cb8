"""Care of the store: bring its tables up to date, and say whether everything is as it should be."""

from argparse import Namespace

from callbacks.commands import console, country, safety
from callbacks.commands.opening import Opened, opened, vault
from callbacks.commands.safety import Finding, Weight
from data_access import migrate
from data_access.catalogue import read
from data_access.engine import reading


def migrate_(arguments: Namespace) -> int:
    """1 when the country's own figures are kept out."""
    with opened() as at, vault(at.settings) as kept:
        console.say(console.language().text("command.migrate.done"))
        return country.bring_in(kept, at.store)


def doctor(arguments: Namespace) -> int:
    """1 when something would keep a real installation from being safe."""
    with opened(as_it_is=True) as at:
        if not migrate.is_current(at.store):
            return console.refuse("command.doctor.old_tables")
        found = _examined(at)
    for finding in found:
        console.say(f"{finding.weight.value} {console.language().text(finding.key, **dict(finding.values))}")
    if any(finding.weight is Weight.FAULT for finding in found):
        return console.refuse("command.doctor.faults")
    return console.done("command.doctor.fine")


def _examined(at: Opened) -> list[Finding]:
    """A demonstration may be open to everybody: nothing in it is true."""
    with reading(at.store) as store:
        catalogue = read(store)
        found = [Finding(Weight.FINE, "command.doctor.tables"), *safety.journal(store)]
        if catalogue.made_up:
            return [*found, Finding(Weight.FINE, "command.doctor.made_up")]
        return [*found, *safety.judged(at.settings, store)]
