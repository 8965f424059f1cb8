"""Small teams from the console: which they are, joining them for a round, and separating them again."""

from argparse import Namespace
from collections.abc import Callable

from callbacks.commands import console
from callbacks.commands.auditing import refuse_unsafe
from callbacks.commands.done import log
from callbacks.commands.opening import Opened, opened, vault
from dashboard.logged import Event
from data_access import small_teams
from data_access.audit import UnknownRound
from data_access.engine import Engine
from data_access.importing import NotSafe
from data_access.small_teams import CannotJoin


def join(arguments: Namespace) -> int:
    def done(at: Opened, kept: Engine) -> int:
        made = small_teams.join(kept, at.store, arguments.round, arguments.codes, arguments.name)
        log(at.store, Event.PUBLISHED, round=arguments.round, change="joined", code=made.code)
        return console.done("command.join.done", code=made.code, name=made.name, round=arguments.round)

    return _changed(arguments.round, done)


def separate(arguments: Namespace) -> int:
    def done(at: Opened, kept: Engine) -> int:
        small_teams.separate(kept, at.store, arguments.round, arguments.code)
        log(at.store, Event.PUBLISHED, round=arguments.round, change="separated", code=arguments.code)
        return console.done("command.separate.done", code=arguments.code, round=arguments.round)

    return _changed(arguments.round, done)


def small(arguments: Namespace) -> int:
    """How few have answered is not said, only where."""
    language = console.language()

    def done(at: Opened, kept: Engine) -> int:
        found = small_teams.small(kept, arguments.round)
        for one in found:
            sisters = language.listed([f"{sister.code} {sister.name}" for sister in one.sisters])
            key = "command.small.team" if sisters else "command.small.alone"
            console.say(language.text(key, form=one.form, code=one.unit.code, name=one.unit.name, sisters=sisters))
        return console.done("command.small.done", n=len(found))

    return _changed(arguments.round, done)


def _changed(round_key: str, change: Callable[[Opened, Engine], int]) -> int:
    try:
        with opened() as at, vault(at.settings) as kept:
            return change(at, kept)
    except UnknownRound:
        return console.refuse("command.unknown_round", round=round_key)
    except CannotJoin as refused:
        return console.refuse(f"command.join.{refused.reason}", code=refused.code)
    except NotSafe as unsafe:
        return refuse_unsafe(unsafe)
