"""A new cycle: another worksheet about the same focus areas, with what the team wants to go on with."""

from collections.abc import Collection

from sqlalchemy import Connection

from dashboard.worksheet.page import GONE_ON
from dashboard.worksheet.sheet import Sheet
from dashboard.worksheet.written import Written
from data_access import revisions
from data_access.catalogue import Catalogue, Round
from data_access.worksheet_start import start


def carry_on(
    store: Connection, catalogue: Catalogue, old: Sheet, round_: Round, account: str, sections: Collection[str]
) -> int:
    """The new worksheet's number. `sections` are taken over as they stand; the old worksheet is left as it is.

    Raises UnknownAccount, NotTheirArea.
    """
    areas = [topic.number for topic in old.topics]
    number = start(store, catalogue, old.plc, round_, old.template, account, areas, previous=old.number)
    stands = {address: head.text for address, head in revisions.heads(store, old.number).items()}
    left = _left_behind(Written(stands))
    for address, text in stands.items():
        section, row = [*address.split("."), ""][:2]
        if text and section in sections and (section, row) not in left:
            revisions.write(store, number, account, address, text)
    return number


def _left_behind(old: Written) -> set[tuple[str, str]]:
    """Section and key of rows that were removed, and of actions that are over."""
    split = [address.split(".") for address in old.texts if address.count(".") == 2]
    there = {(section, row.key) for section, _, _ in split for row in old.rows(section)}
    over = {("actions", row.key) for row in old.rows("actions") if row.text("status") not in GONE_ON}
    return {(section, row) for section, row, _ in split if (section, row) not in there} | over
