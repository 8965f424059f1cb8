"""The country's own figures, which come with the programme: into the store beside what a command is for."""

from callbacks.commands import console
from callbacks.commands.auditing import refuse_unsafe
from callbacks.commands.opening import Opened, vault
from data_access.engine import Engine
from data_access.importing import NotSafe
from data_access.indicators import shipped


def before_serving(at: Opened) -> None:
    """Into a store that has just been made or upgraded, or was before by a command that leaves the vault alone."""
    if at.is_upgraded or not shipped.any_file(at.store):
        with vault(at.settings) as kept:
            bring_in(kept, at.store)


def bring_in(kept: Engine, store: Engine) -> int:
    """Where they are wanting. What keeps them out is said; the command's own work stands all the same."""
    try:
        if shipped.wanting(store):
            shipped.bring_in_shipped(kept, store)
    except NotSafe as unsafe:
        return refuse_unsafe(unsafe, "command.country.unsafe")
    return console.DONE
