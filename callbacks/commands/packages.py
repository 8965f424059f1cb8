"""Import and publish: how a round comes into the store."""

from argparse import Namespace
from pathlib import Path

from callbacks.commands import console, country
from callbacks.commands.auditing import refuse_unsafe
from callbacks.commands.done import log
from callbacks.commands.opening import opened, vault
from callbacks.demonstration import SOMEBODY, add_users
from callbacks.demonstration_indicators import follow
from dashboard.logged import Event
from data_access.importing import NothingToPublish, NotSafe, bring_in, publish_again
from data_access.indicators import publishing as indicators
from data_access.packages.package import Package
from data_access.packages.reader import read
from data_access.packages.report import Refused, as_text
from data_access.publication import UnknownRound
from data_access.register import OtherProgramme


def import_(arguments: Namespace) -> int:
    """0 when the package is in the store (or was already), 1 when it is refused and nothing has changed."""
    try:
        package = read(Path(arguments.package))
        console.say(as_text(package.notices, console.language().code))
        return _check(package) if arguments.check else _bring_in(package)
    except Refused as refused:
        console.say(as_text(refused.notices, console.language().code))
        return console.refuse("command.import.refused", refused.as_text(console.language().code), n=_errors(refused))
    except NothingToPublish as empty:
        return console.refuse("command.import.no_results", round=str(empty))
    except OtherProgramme as other:
        return console.refuse("command.import.other_programme", programme=str(other))
    except NotSafe as unsafe:
        return refuse_unsafe(unsafe)


def publish(arguments: Namespace) -> int:
    try:
        with opened() as at, vault(at.settings) as kept:
            publish_again(kept, at.store, arguments.round)
            indicators.publish_again(kept, at.store)
            log(at.store, Event.PUBLISHED, round=arguments.round)
    except UnknownRound:
        return console.refuse("command.unknown_round", round=arguments.round)
    except NotSafe as unsafe:
        return refuse_unsafe(unsafe)
    return console.done("command.publish.done", round=arguments.round)


def _check(package: Package) -> int:
    if not package.has_results and package.participation is not None:
        told = package.participation.height
        return console.done("command.import.checked_participation", round=package.mapping.round.key, n=told)
    answers = sum(frame.height for frame in package.answers.values())
    return console.done("command.import.checked", round=package.mapping.round.key, answers=answers)


def _bring_in(package: Package) -> int:
    with opened() as at, vault(at.settings) as kept:
        fresh = bring_in(kept, at.store, package, at.settings.exclude)
        if fresh:
            log(at.store, Event.IMPORTED, round=package.mapping.round.key)
            indicators.publish_again(kept, at.store)  # places may lie elsewhere now, and add up to other sums
        if fresh and package.mapping.programme.made_up:
            add_users(at.store)
            follow(kept, at.store, SOMEBODY)
        country.bring_in(kept, at.store)
    done = "done" if package.has_results else "done_participation"
    return console.done(f"command.import.{done if fresh else 'unchanged'}", round=package.mapping.round.key)


def _errors(refused: Refused) -> int:
    return len(refused.problems) + refused.more
