"""The administration page: who may sign in with which roles, and what was done and read. No results."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from callbacks import administering, granting, reading_log
from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.administration import Section
from dashboard.paging import number, pages
from dashboard.profile import Choice
from dashboard.selection import Selection
from data_access.questions import accounts, sites
from data_access.questions.all_releases import all_releases
from layouts import administration as layout
from layouts.pieces import account_card, account_list, invitation_list, round_list
from layouts.pieces import all_releases as releases_layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    if selection.section is not None and selection.section not in SECTIONS:
        return None
    section = Section(selection.section or Section.ACCOUNTS)
    if selection.account is not None:
        return _account(who, store, section, int(selection.account))
    content = SECTIONS[section](who, store, selection)
    if content is None:
        return None
    return layout.title(section, who.language), layout.page(section, content, who.language)


def register(on: Mounted, store: Store) -> None:
    administering.register(on)
    granting.register(on)
    reading_log.register(on)


def _account(who: Reader, store: Store, section: Section, number: int) -> Shown | None:
    with store.asked() as (connection, _):
        person = accounts.person(who.scope, connection, number, datetime.now(UTC))
        suggested = sites.offered(who.scope, connection)
    if person is None:
        return None
    content = account_card.card(person, suggested, date.today(), who.language, _kept(who))
    title = layout.title(section, who.language, person.name)
    return title, layout.page(section, content, who.language, person.name)


def _accounts(who: Reader, store: Store, selection: Selection) -> Any:
    now, today = datetime.now(UTC), date.today()
    with store.asked() as (connection, _):
        suggested = sites.offered(who.scope, connection)
        page = number(selection.page)
        found = accounts.people(who.scope, connection, selection.words or "", page, now)
    if page > pages(found.total):
        return None
    return account_list.accounts(found, selection, suggested, today, who.language, _kept(who))


def _invitations(who: Reader, store: Store, selection: Selection) -> Any:
    with store.asked() as (connection, _):
        found = accounts.open_invitations(who.scope, connection, datetime.now(UTC))
    return invitation_list.invitations(found, who.language)


def _releases(who: Reader, store: Store, selection: Selection) -> Any:
    with store.asked() as (connection, _):
        found = all_releases(who.scope, connection)
    return releases_layout.releases(found, who.language)


def _rounds(who: Reader, store: Store, selection: Selection) -> Any:
    with store.asked() as (_, catalogue):
        rounds = [Choice(one.key, one.name) for one in catalogue.rounds]
    return round_list.rounds(rounds, who.language)


def _kept(who: Reader) -> Mapping[str, str]:
    return who.said.kept if who.said else {}


SECTIONS: dict[Section, Callable[[Reader, Store, Selection], Any]] = {
    Section.ACCOUNTS: _accounts,
    Section.INVITATIONS: _invitations,
    Section.RELEASES: _releases,
    Section.LOG: reading_log.show_log,
    Section.SAMPLE: reading_log.show_sample,
    Section.ROUNDS: _rounds,
}
