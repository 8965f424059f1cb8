"""The way of a practice from a worksheet to everybody: its team proposes it, and its leader releases it."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dashboard.access import Role, Scope
from dashboard.library import Kind, Proposed, ToPropose, ToRelease, age_of
from dashboard.plc import Access, may_set_up
from dashboard.selection import Selection
from dashboard.worksheet.actions import DROPPED
from dashboard.worksheet.written import Written
from data_access import library, tables
from data_access.catalogue import Catalogue
from data_access.questions.library.entries import Story, institution_type, stories
from data_access.questions.library.topics import factors_of, topic, topics
from data_access.questions.worksheets.sheet import sheet
from data_access.questions.worksheets.written import written


def to_propose(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> ToPropose | None:
    """What stands in the worksheet `selection.set`. None for everybody but its team."""
    found = sheet(scope, store, catalogue, int(selection.set or 0))
    if found is None or found.access is not Access.WRITE:
        return None
    told = stories(scope, store)
    return ToPropose(
        selection=selection,
        worksheet=found.number,
        topic=next((topic(scope, one) for one in factors_of(scope, catalogue, found)), ""),
        age_group=age_of(institution_type(scope, store, found.plc.institution)),
        parts=_parts(written(scope, store, found)),
        topics=topics(scope, catalogue, [one.entry for one in told]),
        waits=library.proposed(store, found.number) is not None,
    )


def to_release(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> ToRelease | None:
    """None for everybody but leaders."""
    if Role.LEADER not in scope.roles:
        return None
    told = stories(scope, store)
    waits = [_proposed(one) for one in told if _waits(scope, one)]
    return ToRelease(selection, tuple(waits), topics(scope, catalogue, [one.entry for one in told]))


def waiting(scope: Scope, told: Iterable[Story]) -> int | None:
    """How many proposals of all that is `told` wait for the reader; None where the reader leads nothing."""
    if Role.LEADER not in scope.roles:
        return None
    return sum(_waits(scope, one) for one in told)


def proposal(scope: Scope, told: Iterable[Story], number: int) -> Story | None:
    """The proposal whose newest row that is, for the leader whom it waits for."""
    return next((one for one in told if one.entry.number == number and _waits(scope, one)), None)


def waited(scope: Scope, told: Iterable[Story], number: int) -> bool:
    """Whether it is a row of a proposal that once waited for the reader."""
    own = [one for one in told if one.source and may_set_up(scope, one.source.plc.institution)]
    versions = [one.entry for story in own for one in story.versions]
    return any(one.number == number and one.kind is Kind.PROPOSAL for one in versions)


def names(scope: Scope, store: Connection, worksheet: int) -> frozenset[str]:
    """Of places and people that may not stand in what is told to everybody: the institution, what it lies in except the
    programme, all who hold a role or a place in a team there, by their whole names."""
    plc, sheet_ = tables.plc.c, tables.worksheet.c
    home = store.execute(
        select(plc.institution_id).join(tables.worksheet, sheet_.plc_id == plc.id).where(sheet_.id == worksheet)
    ).scalar_one()
    return frozenset([*_places(store, home), *_people(store, home)])


def _places(store: Connection, institution: int) -> Iterable[str]:
    """Whatever any round called them."""
    up, here = tables.ancestor.c, tables.unit_in_round.c
    above = select(up.ancestor_id).where(up.unit_id == institution)
    wanted = select(here.name).where(here.unit_id.in_(above) | (here.unit_id == institution))
    return store.execute(wanted.where(here.kind != "programme").distinct()).scalars()


def _people(store: Connection, institution: int) -> Iterable[str]:
    """An account called by one word is no name that could be told from other words."""
    up, grant, account = tables.ancestor.c, tables.grant.c, tables.account.c
    member, plc = tables.plc_member.c, tables.plc.c
    inside = select(up.unit_id).where(up.ancestor_id == institution)
    held = select(grant.account_id).where(grant.unit_id.in_(inside) | (grant.unit_id == institution))
    named = select(member.account_id).join(tables.plc).where(plc.institution_id == institution)
    wanted = select(account.name).where(account.id.in_(held) | account.id.in_(named))
    return [name for name in store.execute(wanted).scalars() if " " in name.strip()]


def _waits(scope: Scope, one: Story) -> bool:
    is_open = one.entry.kind is Kind.PROPOSAL and not one.entry.withdrawn
    return is_open and one.source is not None and may_set_up(scope, one.source.plc.institution)


def _proposed(one: Story) -> Proposed:
    assert one.source is not None
    return Proposed(one.entry, one.source.plc.name, one.versions[0].author, one.versions[0].at)


def _parts(found: Written) -> dict[str, str]:
    """As a beginning; whoever proposes it writes it anew."""
    actions = [row.text("title") for row in found.rows("actions") if row.text("status") != DROPPED]
    seen = [found.text(f"evaluation.{key}") for key in ("signs_seen", "kept", "changed")]
    return {
        "goal": found.text("goal.difference"),
        "actions": "\n".join(one for one in actions if one),
        "evaluation": "\n".join(one for one in seen if one),
        "learned": found.text("evaluation.learned"),
    }
