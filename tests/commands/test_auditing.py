"""The audit from the console: a certificate on the screen, and 1 as soon as anything is not as it should be."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

from callbacks.commands.opening import opened
from data_access import tables
from data_access.engine import writing
from tests.packages.builders import package, pupil_answers

Command = Callable[..., int]


@pytest.fixture
def published(command: Command, tmp_path: Path, capsys: pytest.CaptureFixture) -> Command:
    assert command("import", package(tmp_path, pupil=pupil_answers(12))) == 0
    capsys.readouterr()
    return command


def tamper(those: str, **values: object) -> None:
    with opened() as at, writing(at.store) as store:
        store.execute(update(tables.cell).where(tables.cell.c.status == those).values(values))


def test_the_certificate_is_printed(published: Command, capsys: pytest.CaptureFixture) -> None:
    assert published("audit", "2015") == 0
    said = capsys.readouterr().out
    assert re.search(r"^pupil: \d+ celler\. Vist \d+", said, re.MULTILINE)
    assert re.search(r"^staff: \d+ celler", said, re.MULTILINE)
    assert "Personer, hvis svar er kendt til under halvdelen af skalaen: 0" in said
    assert "(k = 5)" in said
    assert re.search(r"fingeraftryk: [0-9a-f]{64}$", said, re.MULTILINE)
    assert "holder løftet" in said


def test_it_follows_the_language(
    published: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert published("audit", "2015") == 0
    assert "keeps the promise" in capsys.readouterr().out


def test_the_same_round_has_the_same_fingerprint(published: Command, capsys: pytest.CaptureFixture) -> None:
    def fingerprint() -> str:
        assert published("audit", "2015") == 0
        return re.findall(r"[0-9a-f]{64}", capsys.readouterr().out)[0]

    first = fingerprint()
    assert published("publish", "2015") == 0
    capsys.readouterr()
    assert fingerprint() == first


def test_a_number_that_was_changed_ends_with_1_and_is_named(published: Command, capsys: pytest.CaptureFixture) -> None:
    tamper("shown", points=385)
    assert published("audit", "2015") == 1
    said = capsys.readouterr()
    assert "tallet er et andet, end svarene giver" in said.err
    assert "0101-4a all" in said.err
    assert "385" not in said.out + said.err


def test_a_number_put_into_a_hidden_cell_ends_with_1(published: Command, capsys: pytest.CaptureFixture) -> None:
    tamper("protect", points=1234)
    assert published("audit", "2015") == 1
    said = capsys.readouterr()
    assert "der står et tal i en skjult celle" in said.err
    assert "1234" not in said.out + said.err


def test_a_mask_that_is_not_the_certified_one_ends_with_1(published: Command, capsys: pytest.CaptureFixture) -> None:
    tamper("shown", status="protect", n=None, points=None, low=None, high=None, groups=None)
    assert published("audit", "2015") == 1
    assert "ikke det, der blev kontrolleret" in capsys.readouterr().err


def test_what_was_put_right_passes_again(published: Command) -> None:
    tamper("shown", points=385)
    assert published("audit", "2015") == 1
    assert published("publish", "2015") == 0
    assert published("audit", "2015") == 0


def test_an_unknown_round_ends_with_1(published: Command, capsys: pytest.CaptureFixture) -> None:
    assert published("audit", "1999") == 1
    assert "1999" in capsys.readouterr().err


def test_indicators_are_audited_too(published: Command, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    file = tmp_path / "tal.csv"
    rows = ["0101;2018/19;2;33,3;3", "0101;2018/19;4;45;20", "0101;2018/19;6;56;25", "0101;2018/19;all;50;48"]
    header = "indicator;unit;school_year;grade;value;n"
    file.write_text("\n".join([header, *(f"reading_good;{row}" for row in rows)]), encoding="utf-8")
    assert published("import-indicators", file) == 0
    capsys.readouterr()
    assert published("audit", "2015") == 0
    assert "Værdier af indikatorer, der er kontrolleret: 4" in capsys.readouterr().out
    with opened() as at, writing(at.store) as store:
        here = tables.indicator_value
        store.execute(update(here).where(here.c.status == "protect").values(status="shown", value=45.0, n=20))
    assert published("audit", "2015") == 1
    said = capsys.readouterr()
    assert "en gruppe på færre end k kan regnes ud" in said.err
    assert "reading_good 2018/19 0101 2 all" in said.err
    assert "33" not in said.err
