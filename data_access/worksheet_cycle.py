"""A new cycle: another worksheet about the same focus areas, with what the team wants to go on with."""

from collections.abc import Collection
from contextlib import suppress

from sqlalchemy import Connection

from dashboard.worksheet.actions import UNDER_WAY, status
from dashboard.worksheet.written import Written
from data_access import revisions
from data_access.catalogue import Catalogue
from data_access.worksheet_start import NewSheet, start


def carry_on(store: Connection, catalogue: Catalogue, new: NewSheet, sections: Collection[str]) -> int:
    """The new worksheet's number. `sections` of the previous one are taken over as they stand; it is left as it is, and
    so is what may not be written any more.

    Raises UnknownAccount, NotTheirArea.
    """
    assert new.previous is not None  # a cycle goes on from somewhere
    number = start(store, catalogue, new)
    stands = {address: head.text for address, head in revisions.heads(store, new.previous).items()}
    left = _left_behind(Written(stands))
    for address, text in stands.items():
        section, row = [*address.split("."), ""][:2]
        if text and section in sections and (section, row) not in left:
            with suppress(revisions.Refused):
                revisions.write(store, number, new.account, address, text)
    return number


def _left_behind(old: Written) -> set[tuple[str, str]]:
    """Section and key of rows that were removed, and of actions that are over."""
    split = [address.split(".") for address in old.texts if address.count(".") == 2]
    there = {(section, row.key) for section, _, _ in split for row in old.rows(section)}
    over = {("actions", row.key) for row in old.rows("actions") if status(row.text("status")) not in UNDER_WAY}
    return {(section, row) for section, row, _ in split if (section, row) not in there} | over
