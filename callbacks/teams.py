"""The page on which a leader names the teams that work with results (PLF): parse, ask, hand on."""

from callbacks import fields as read
from callbacks import teams_changing
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.teams_changing import address, entry, named, ticked
from callbacks.view import Shown, Store
from dashboard.moments import today
from dashboard.notes import cleaned
from dashboard.plc import may_set_up
from dashboard.said import Said
from dashboard.selection import Selection
from dashboard.teams import LONGEST_WAY, way_refusal
from data_access import audit_log, plcs, way_of_working
from data_access.engine import Connection, writing
from data_access.questions import teams as questions
from layouts import teams as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    assert selection.unit is not None  # the view is of a unit
    with store.asked() as (connection, catalogue):
        found = questions.teams(who.scope, connection, catalogue, selection.unit, today())
    if found is None:
        return None
    kept = who.said.kept if who.said else {}
    return layout.title(found, who.language), layout.page(found, kept, who.language)


def register(on: Mounted, store: Store) -> None:
    on.form("propose", propose)
    on.form("begin", begin)
    on.form("way", way)
    teams_changing.register(on)


def propose(who: Reader, store: Store, fields: Fields) -> Answer:
    """All that the page proposed, under the names that it proposed; asked again when it is our turn, so that two
    clicks name teams once."""
    home = _home(who, fields)
    with store.asked() as (_, catalogue):
        pass  # as of now

    def do(connection: Connection) -> Change:
        plcs.take_turns(connection, home)
        found = questions.teams(who.scope, connection, catalogue, home, today())
        if found is None or not found.proposals:
            raise Refused("teams.refused.nothing")
        for one in found.proposals:
            plcs.begin(connection, home, one.unit.unit, layout.proposed_name(one.unit, who.language))
        told = Said("teams.said.proposed")
        return Change(told, [entry(who, one.unit.unit, "begun") for one in found.proposals])

    return change(store, address(home), "propose", fields, do)


def begin(who: Reader, store: Store, fields: Fields) -> Answer:
    """Two presses name one team."""
    home = _home(who, fields)
    with store.asked() as (_, catalogue):
        pass  # as of now

    def do(connection: Connection) -> Change:
        inside = questions.inside(who.scope, connection, catalogue, home)
        own, places = read.number(fields, "belongs"), ticked(inside, home, fields)
        if own != home and own not in inside:
            raise Denied(own)
        name = named(fields)
        told = Said("teams.said.begun", {"name": name})
        plcs.take_turns(connection, home)
        if plcs.just_begun(connection, home, own, name) is not None:
            return Change(told)
        plcs.begin(connection, home, own, name, places - {own})
        return Change(told, [entry(who, own, "begun")])

    return change(store, address(home), "begin", fields, do)


def way(who: Reader, store: Store, fields: Fields) -> Answer:
    """How the work is organised; refused with everything kept that was typed, however long it is."""
    home, text = _home(who, fields), cleaned(fields.get("text", ""))
    if reason := way_refusal(text):
        kept = {"form": "way", "text": fields.get("text", "")}
        longest = {"longest": who.language.number(LONGEST_WAY)}
        return Answer(address(home), Said(reason, longest, refused=True, kept=kept))
    with writing(store.engine) as connection:
        if way_of_working.write(connection, home, who.name, text):
            audit_log.append(connection, [entry(who, home, "way")])
    return Answer(address(home), Said("teams.said.way"))


def _home(who: Reader, fields: Fields) -> int:
    """The institution that the browser claims, if the reader leads it. Raises Denied."""
    home = read.number(fields, "unit")
    if not may_set_up(who.scope, home):
        raise Denied(home)
    return home
