"""Files of worksheets as they are kept: byte for byte, once, within limits, hidden rather than deleted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from dashboard.access import Grant, Role, Scope
from dashboard.attachments import MOST, Refused, Type
from dashboard.mapping import Name
from dashboard.moments import danish, present
from dashboard.plc import Access, Plc, Visibility
from dashboard.profile import Choice, UnitLink
from dashboard.worksheet.sheet import Sheet, Status
from data_access import accounts, attachments, plcs, tables, worksheets
from data_access.attachments import Checked
from data_access.engine import writing
from data_access.questions.worksheets import attachments as questions
from tests.stores import Stores

TEAM = Scope(plcs={1: Role.MEMBER})
FILE = Checked("noter.txt", Type.TXT, bytes(range(256)) * 40)


@pytest.fixture
def store(stores: Stores, first_round: Path) -> Iterator[Connection]:
    stores.take(first_round)
    with writing(stores.store) as connection:
        accounts.add(connection, "Anna")
        yield connection


@pytest.fixture
def sheet(store: Connection) -> Sheet:
    here = tables.unit_in_round.c
    home = int(store.execute(select(here.unit_id).where(here.kind == "institution")).scalars().all()[0])
    round_id = int(store.execute(select(tables.round_.c.id)).scalar_one())
    team = Plc(plcs.begin(store, home, home, "PLF 1"), "PLF 1", home, home)
    number = worksheets.begin(store, team.number, round_id, "analysis", "Anna")
    unit = UnitLink(home, "institution", "Skolen")
    about = (Choice("2015", Name(da="2015")), "analysis", Status.OPEN, Visibility.TEAM, Access.WRITE)
    return Sheet(number, team, unit, *about, (), None, danish(present()))


def names(scope: Scope, store: Connection, sheet: Sheet) -> list[tuple[str, bool]]:
    return [(one.name, one.removed) for one in questions.attached(scope, store, sheet)]


def test_a_file_comes_back_byte_for_byte(store: Connection, sheet: Sheet) -> None:
    number = attachments.attach(store, sheet.number, "e1", FILE, "Anna")
    assert number is not None
    found = questions.content(TEAM, store, sheet, number)
    assert found is not None
    told, content = found
    assert content == FILE.content
    assert (told.name, told.row, told.size, told.author) == ("noter.txt", "e1", len(content), "Anna")


def test_the_same_file_is_kept_once_in_a_row_and_again_in_another(store: Connection, sheet: Sheet) -> None:
    assert attachments.attach(store, sheet.number, "e1", FILE, "Anna") is not None
    assert attachments.attach(store, sheet.number, "e1", FILE, "Anna") is None
    assert attachments.attach(store, sheet.number, "e2", FILE, "Anna") is not None
    assert len(names(TEAM, store, sheet)) == 2


def test_a_removed_file_is_hidden_and_can_be_put_back(store: Connection, sheet: Sheet) -> None:
    number = attachments.attach(store, sheet.number, "e1", FILE, "Anna") or 0
    assert attachments.remove(store, number)
    assert not attachments.remove(store, number)
    assert names(TEAM, store, sheet) == [("noter.txt", True)]
    assert questions.content(TEAM, store, sheet, number) is None
    assert store.execute(select(tables.attachment.c.content)).scalar_one() == FILE.content
    assert attachments.put_back(store, number)
    assert not attachments.put_back(store, number)
    assert questions.content(TEAM, store, sheet, number) is not None


def test_a_worksheet_takes_only_so_many_files_removed_ones_included(store: Connection, sheet: Sheet) -> None:
    files = [Checked(f"{one}.txt", Type.TXT, str(one).encode()) for one in range(MOST + 1)]
    for one in files[:MOST]:
        attachments.remove(store, attachments.attach(store, sheet.number, "e1", one, "Anna") or 0)
    with pytest.raises(Refused, match="many"):
        attachments.attach(store, sheet.number, "e1", files[-1], "Anna")


def test_a_worksheet_takes_only_so_many_bytes(store: Connection, sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "LARGEST_TOGETHER", len(FILE.content) + 10)
    attachments.attach(store, sheet.number, "e1", FILE, "Anna")
    with pytest.raises(Refused, match="many"):
        attachments.attach(store, sheet.number, "e1", Checked("a.txt", Type.TXT, b"a" * 11), "Anna")
    assert attachments.attach(store, sheet.number, "e1", Checked("a.txt", Type.TXT, b"a" * 10), "Anna") is not None


def test_files_follow_the_text_of_the_worksheet(store: Connection, sheet: Sheet) -> None:
    number = attachments.attach(store, sheet.number, "e1", FILE, "Anna") or 0
    attachments.remove(store, attachments.attach(store, sheet.number, "e2", FILE, "Anna") or 0)
    home = sheet.plc.institution
    leader = Scope((Grant(Role.LEADER, home, home),))
    board, above = Scope((Grant(Role.BOARD, home, home),)), Scope((Grant(Role.PROGRAMME, 1),))
    for reader in (leader, board, above, Scope()):
        assert names(reader, store, sheet) == []
        assert questions.content(reader, store, sheet, number) is None
    shared = replace(sheet, visibility=Visibility.HOUSE)
    assert names(leader, store, shared) == [("noter.txt", False)]
    assert questions.content(leader, store, shared, number) is not None
    for reader in (board, above, Scope()):
        assert names(reader, store, shared) == []
        assert questions.content(reader, store, shared, number) is None


def test_a_file_of_another_worksheet_is_not_there(store: Connection, sheet: Sheet) -> None:
    number = attachments.attach(store, sheet.number, "e1", FILE, "Anna") or 0
    round_id = int(store.execute(select(tables.round_.c.id)).scalar_one())
    other = worksheets.begin(store, sheet.plc.number, round_id, "analysis", "Anna")
    assert questions.content(TEAM, store, replace(sheet, number=other), number) is None
