"""Files of indicators: read, shown beforehand, and brought into the store."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from callbacks.commands import console, country
from callbacks.commands.auditing import refuse_unsafe
from callbacks.commands.done import log
from callbacks.commands.opening import Opened, opened, vault
from dashboard.indicators.catalogue import Publication, indicators
from dashboard.indicators.given import Checked
from dashboard.indicators.values import Told
from dashboard.language import Language
from dashboard.logged import Event
from dashboard.school_years import school_year_text
from data_access.engine import Engine, reading
from data_access.indicators import shipped
from data_access.indicators.files.places import places
from data_access.indicators.files.reader import Read, read
from data_access.indicators.known import in_use, known
from data_access.indicators.publishing import NotSafe, Outcome, bring_in, preview
from data_access.packages.report import Refused, as_text

HIDDEN = (Told.FEW, Told.PROTECT, Told.EXTREME, Told.SUPPRESSED, Told.MISSING)


def import_(arguments: Namespace) -> int:
    """0 when the file is in the store (or was already), 1 when it is refused and nothing has changed."""
    with opened(as_it_is=True) as at:
        if at.is_new:  # a store of indicators alone would keep the demonstration from being built
            return console.refuse("command.indicators.no_store")
    try:
        with opened() as at, vault(at.settings) as kept:
            found = _read(at, arguments)
            console.say(as_text(found.notices, console.language().code))
            return _check(kept, at, found.checked) if arguments.check else _bring_in(kept, at, found.checked)
    except Refused as refused:
        code = console.language().code
        console.say(as_text(refused.notices, code))
        n = len(refused.problems) + refused.more
        return console.refuse("command.indicators.refused", refused.as_text(code), n=n)
    except NotSafe as unsafe:
        return refuse_unsafe(unsafe)


def _read(at: Opened, arguments: Namespace) -> Read:
    with reading(at.store) as store:
        return read(Path(arguments.file), known(store), places(store), in_use(store), arguments.confirm)


def _check(kept: Engine, at: Opened, checked: Checked) -> int:
    _say(checked, preview(kept, at.store, checked))
    return console.done("command.indicators.checked", file=checked.file)


def _bring_in(kept: Engine, at: Opened, checked: Checked) -> int:
    if shipped.wanting(at.store):
        preview(kept, at.store, checked)  # what is not safe is refused before anything has changed
        country.bring_in(kept, at.store)  # first, so that a figure of the country in the file is the newer one
    outcome = bring_in(kept, at.store, checked)
    if not outcome.fresh:
        return console.done("command.indicators.unchanged", file=checked.file)
    log(at.store, Event.IMPORTED, what="indicators", file=checked.file, entries=str(len(checked.rows)))
    _say(checked, outcome)
    return console.done("command.indicators.done", file=checked.file)


def _say(checked: Checked, outcome: Outcome) -> None:
    for line in _lines(checked, outcome, console.language()):
        console.say(line)


def _publications(checked: Checked, language: Language) -> Iterator[str]:
    """Who may read the figures of a municipality's own indicators: said before there are any."""
    own = indicators({"indicator": [dict(row) for row in checked.own]}).values()
    for publication in Publication:
        names = [language.name(one.name) for one in own if one.publication is publication]
        if names:
            yield language.text(f"command.indicators.publication.{publication}", names=language.listed(names))


def _lines(checked: Checked, outcome: Outcome, language: Language) -> Iterator[str]:
    """How much the file says, and how much of it can be told; never a figure of it."""
    if outcome.definitions:
        yield language.text("command.indicators.definitions", n=outcome.definitions)
    yield from _publications(checked, language)
    if not checked.rows:
        return
    years = sorted({row.school_year for row in checked.rows})
    indicators, units = {row.indicator for row in checked.rows}, {row.unit for row in checked.rows}
    counts = {"n": len(checked.rows), "indicators": len(indicators), "units": len(units)}
    between = {"first": school_year_text(years[0]), "last": school_year_text(years[-1])}
    yield language.text("command.indicators.rows", **counts, **between)
    compared = {"new": outcome.new, "changed": outcome.changed, "unchanged": outcome.unchanged}
    yield language.text("command.indicators.compared", **compared)
    told = {status.value: outcome.statuses.get(status, 0) for status in (Told.SHOWN, *HIDDEN)}
    yield language.text("command.indicators.told", **told)
    if checked.made_up:
        yield language.text("command.indicators.made_up")
