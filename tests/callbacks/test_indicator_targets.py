"""A municipality's targets in the web application: set, refused with all that was typed, taken back, and logged."""

import json
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, delete, select

from dashboard.indicators.targets import LONGEST_NOTE, About, running
from dashboard.language import LANGUAGES
from dashboard.moments import today
from dashboard.school_years import school_year_text
from data_access import tables
from data_access.engine import reading, writing
from data_access.indicators import targets
from tests.callbacks.conftest import seen as sent
from tests.callbacks.conftest import unit_of

Enter = Callable[[str], FlaskClient]
KEY = "reading_good"
YEAR, PAST = (school_year_text(running(today()) + step) for step in (1, -1))
DANISH = LANGUAGES["da"]


@pytest.fixture
def municipality(own_store: Engine) -> int:
    """In which no target has been set yet."""
    with writing(own_store) as store:
        store.execute(delete(tables.indicator_target))
    return unit_of(own_store, "municipality")


def rows(store: Engine) -> list[tuple[int, str, int, float | None, str, str]]:
    found = tables.indicator_target.c
    wanted = select(found.unit_id, found.indicator, found.school_year, found.value, found.note, found.account)
    with reading(store) as connection:
        return [tuple(row) for row in connection.execute(wanted.order_by(found.id))]


def logged(store: Engine) -> list[tuple[str, int | None, dict[str, str]]]:
    log = tables.audit_log.c
    wanted = select(log.account, log.unit_id, log.detail).where(log.event == "target").order_by(log.id)
    with reading(store) as connection:
        return [(row.account, row.unit_id, dict(json.loads(row.detail))) for row in connection.execute(wanted)]


def about(unit: int, **more: str) -> dict[str, str]:
    return {"unit": str(unit), "indicator": KEY, "school_year": YEAR, "value": "82,5", "note": "Byrådet"} | more


def seen(reader: FlaskClient, address: str) -> str:
    """With plain spaces."""
    return sent(reader, address).replace("\xa0", " ")


def page(unit: int) -> str:
    return f"/indicators/{unit}?indicator={KEY}"


def test_a_target_is_set_and_stands_on_the_page(own_store: Engine, enter: Enter, municipality: int) -> None:
    reader = enter("municipality")
    answer = reader.post("/indicators/target", data=about(municipality))
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{page(municipality)}#targets")
    [row] = rows(own_store)
    assert row == (municipality, KEY, running(today()) + 1, 82.5, "Byrådet", "municipality")
    shown = seen(reader, page(municipality))
    since = f"Fra {YEAR}: mindst 82,5 % (sat {DANISH.date(today())})"
    for words in ("Målet er gemt.", since, "Byrådet", "er målet det nationale: mindst 80 %"):
        assert words in shown


def test_a_form_sent_twice_is_kept_and_logged_once(own_store: Engine, enter: Enter, municipality: int) -> None:
    reader = enter("municipality")
    for _ in range(2):
        assert reader.post("/indicators/target", data=about(municipality)).status_code == 303
    assert len(rows(own_store)) == len(logged(own_store)) == 1


def test_the_history_tells_who_set_what_and_when(own_store: Engine, enter: Enter, municipality: int) -> None:
    reader = enter("municipality")
    reader.post("/indicators/target", data=about(municipality))
    reader.post("/indicators/target", data=about(municipality, value="84", note="Budgettet"))
    reader.post("/indicators/withdraw", data=about(municipality, note="Valget"))
    assert [(row[3], row[4]) for row in rows(own_store)] == [(82.5, "Byrådet"), (84, "Budgettet"), (None, "Valget")]
    shown = seen(reader, page(municipality))
    for words in ("Målet er trukket tilbage.", "Sat eller trukket tilbage: 3 gange", "82,5 %", "84 %", "Valget"):
        assert words in shown
    assert f"Fra {YEAR}: mindst 84 %" not in shown


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"value": "mange"}, "Skriv et tal, for eksempel 82 eller 82,5."),
        ({"value": ""}, "Skriv et mål."),
        ({"value": "101"}, "Målet skal ligge fra 0 % til 100 %."),
        ({"note": " "}, "Skriv hvorfor."),
        ({"school_year": PAST}, "Det skoleår er slut."),
        ({"note": "x" * (LONGEST_NOTE + 1)}, "Skriv højst 500 tegn om hvorfor."),
        ({"note": "Om 010203-1234"}, "kan være et CPR-nummer"),
    ],
)
def test_what_cannot_be_a_target_is_said_and_kept_in_the_form(
    own_store: Engine, enter: Enter, municipality: int, typed: dict[str, str], words: str
) -> None:
    reader = enter("municipality")
    assert reader.post("/indicators/target", data=about(municipality, **typed)).status_code == 303
    assert (rows(own_store), logged(own_store)) == ([], [])
    shown = seen(reader, page(municipality))
    assert "Målet er ikke gemt." in shown
    assert words in shown
    assert all(value in shown for value in typed.values())
    assert "Målet er ikke gemt." not in seen(reader, page(municipality))


def test_the_log_knows_who_and_what_about_but_never_the_figure(
    own_store: Engine, enter: Enter, municipality: int
) -> None:
    reader = enter("municipality")
    reader.post("/indicators/target", data=about(municipality, value="77,25"))
    reader.post("/indicators/withdraw", data=about(municipality))
    what = {"indicator": KEY, "school_year": YEAR}
    assert logged(own_store) == [
        ("municipality", municipality, {"done": "set"} | what),
        ("municipality", municipality, {"done": "withdrawn"} | what),
    ]
    shown = seen(enter("administrator"), "/administration?section=log&event=target")
    assert "Mål for en indikator ændret" in shown
    assert f"gjort: trukket tilbage, indikator: {KEY}, skoleår: {YEAR}" in shown
    assert "77" not in json.dumps(logged(own_store))


def test_without_a_reason_a_target_is_not_withdrawn(own_store: Engine, enter: Enter, municipality: int) -> None:
    reader = enter("municipality")
    reader.post("/indicators/target", data=about(municipality))
    reader.post("/indicators/withdraw", data=about(municipality, note=""))
    assert [row[3] for row in rows(own_store)] == [82.5]
    shown = seen(reader, page(municipality))
    for words in ("Målet er ikke trukket tilbage.", "Skriv hvorfor.", f"Fra {YEAR}: mindst 82,5 %"):
        assert words in shown


def test_a_target_of_a_year_that_has_ended_is_withdrawn_but_not_set_again(
    own_store: Engine, enter: Enter, municipality: int
) -> None:
    with writing(own_store) as store:
        targets.put(store, About(municipality, KEY, running(today()) - 1), 70, "Før", "municipality")
    reader = enter("municipality")
    assert f"Fra {PAST}: mindst 70 %" in seen(reader, page(municipality))
    for action in ("withdraw", "target"):
        assert reader.post(f"/indicators/{action}", data=about(municipality, school_year=PAST)).status_code == 303
    assert [row[3] for row in rows(own_store)] == [70, None]


@pytest.mark.parametrize("name", ["administrator", "programme", "leader", "coordinator", "member", "resource", "board"])
@pytest.mark.parametrize("action", ["target", "withdraw"])
def test_nobody_else_sets_or_takes_back_a_target(
    own_store: Engine, enter: Enter, municipality: int, name: str, action: str
) -> None:
    enter("municipality").post("/indicators/target", data=about(municipality))
    before, home = rows(own_store), unit_of(own_store, name)
    reader = enter(name)
    for unit in {municipality, home}:
        answer = reader.post(f"/indicators/{action}", data=about(unit, value="10"))
        assert answer.status_code == 404
    assert rows(own_store) == before
    assert "/indicators/target" not in seen(reader, page(municipality))


@pytest.mark.parametrize(
    "forged",
    [
        {"indicator": "no_such"}, {"indicator": ""}, {"unit": "999999"}, {"unit": "0"}, {"unit": "x"},
        {"school_year": ""}, {"school_year": "2019"}, {"school_year": "1989/90"}, {"school_year": "2098/99"},
        {"school_year": "2019/21"},
    ],
)  # fmt: skip
def test_what_no_form_of_ours_sends_is_denied(
    own_store: Engine, enter: Enter, municipality: int, forged: dict[str, str]
) -> None:
    reader = enter("municipality")
    for action in ("target", "withdraw"):
        assert reader.post(f"/indicators/{action}", data=about(municipality) | forged).status_code == 404
    assert rows(own_store) == []


def test_a_municipality_sets_no_targets_for_its_schools_or_the_programme(
    own_store: Engine, enter: Enter, municipality: int
) -> None:
    reader = enter("municipality")
    for unit in (unit_of(own_store, "leader"), unit_of(own_store, "programme")):
        assert reader.post("/indicators/target", data=about(unit)).status_code == 404
    assert rows(own_store) == []


def test_the_history_is_not_for_those_outside(own_store: Engine, enter: Enter, municipality: int) -> None:
    enter("municipality").post("/indicators/target", data=about(municipality, note="Kun for huset"))
    for name in ("programme", "leader", "board"):
        assert "Kun for huset" not in seen(enter(name), page(municipality))
    assert "Kun for huset" not in seen(enter("municipality"), f"{page(municipality)}&edition=public")


def test_the_made_up_targets_were_set_before_what_they_are_held_against(own_store: Engine, enter: Enter) -> None:
    found = tables.indicator_target.c
    with reading(own_store) as store:
        towns = set(store.execute(select(found.unit_id)).scalars())
    assert towns == {unit_of(own_store, "municipality")}
    for address in (f"/indicators/{min(towns)}", page(min(towns))):
        shown = seen(enter("municipality"), address)
        assert "Kommunens mål fra 2018/19: mindst 78 %" in shown
        assert "efter skoleårets slutning" not in shown
