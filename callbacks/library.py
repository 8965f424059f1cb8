"""The page `library`: what is there, and what the programme, teams and leaders write into it."""

from collections.abc import Mapping

from callbacks import library_sharing, library_writing
from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.library import PROPOSE, RELEASE
from dashboard.selection import Selection
from data_access.questions.library import page, sharing
from layouts import library as layout
from layouts.pieces import library_sharing as sharing_layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    match selection.section:
        case None:
            return _library(who, store, selection)
        case _ if selection.section == PROPOSE:
            return _to_propose(who, store, selection)
        case _ if selection.section == RELEASE:
            return _to_release(who, store, selection)
    return None


def register(on: Mounted, store: Store) -> None:
    library_writing.register(on)
    library_sharing.register(on)


def _library(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = page.library(who.scope, connection, catalogue, selection)
    if found is None:
        return None
    return layout.title(found, who.language), layout.page(found, _kept(who), who.language)


def _to_propose(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = sharing.to_propose(who.scope, connection, catalogue, selection)
    if found is None:
        return None
    return sharing_layout.propose_title(who.language), sharing_layout.propose_page(found, _kept(who), who.language)


def _to_release(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = sharing.to_release(who.scope, connection, catalogue, selection)
    if found is None:
        return None
    return sharing_layout.release_title(who.language), sharing_layout.release_page(found, _kept(who), who.language)


def _kept(who: Reader) -> Mapping[str, str]:
    """What was typed into a form, where it was refused."""
    return who.said.kept if who.said else {}
