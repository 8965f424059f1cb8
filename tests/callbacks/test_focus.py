"""Focus areas in the web application: chosen, changed, ended, turned down and taken up again, and by nobody else."""

import json
from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select

from callbacks.reader import reader
from dashboard.focus import LONGEST, MOST
from dashboard.focus_page import FocusPage
from dashboard.language import LANGUAGES
from dashboard.proposals import Figure
from dashboard.selection import Selection
from data_access import accounts, catalogue, focus_areas, tables
from data_access.engine import reading, writing
from data_access.questions.focus.page import focus_page
from tests.callbacks.conftest import seen, unit_of

Enter = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"
CHOOSING = '"/focus/choose"'
ROUND, OLDER = "2019", "2017"


def found(store: Engine, user: str, unit: int, round_: str = ROUND) -> FocusPage | None:
    with reading(store) as connection:
        number = accounts.number_of(connection, user)
    who = reader(store, number, LANGUAGES["da"])
    assert who is not None
    with reading(store) as connection:
        return focus_page(who.scope, connection, catalogue.read(connection), Selection("focus", unit, round_))


def page_of(store: Engine, unit: int, user: str = "leader") -> FocusPage:
    page = found(store, user, unit)
    assert page is not None
    return page


def free(store: Engine, unit: int) -> Figure:
    """One that could be chosen and is not."""
    page = page_of(store, unit)
    return next(one for one in page.figures if one.cell.shown and one.key not in page.topics)


def about(unit: int, figure: Figure, round_: str = ROUND) -> dict[str, str]:
    return {"unit": str(unit), "round": round_, "form": figure.form.key, "factor": figure.factor.key}


def send(client: FlaskClient, action: str, data: dict[str, str], **more: str) -> int:
    """The answer's status."""
    return client.post(f"/focus/{action}", data=data | more).status_code


def step(client: FlaskClient, data: dict[str, str]) -> str:
    """The page on which that figure is chosen."""
    address = Selection("focus", int(data["unit"]), data["round"], data["form"], factor=data["factor"]).address
    return seen(client, address)


def rows(store: Engine) -> int:
    """How many areas were ever chosen anywhere."""
    with reading(store) as connection:
        return int(connection.execute(select(func.count()).select_from(tables.focus_area)).scalar_one())


def newest(store: Engine) -> dict[str, object]:
    with reading(store) as connection:
        area = tables.focus_area
        return dict(connection.execute(select(area).order_by(area.c.id.desc())).mappings().first() or {})


def logged(store: Engine) -> list[tuple[str, int, dict[str, str]]]:
    entry = tables.audit_log.c
    wanted = select(entry.account, entry.unit_id, entry.detail).where(entry.event == "focus").order_by(entry.id)
    with reading(store) as connection:
        return [(row.account, row.unit_id, json.loads(row.detail)) for row in connection.execute(wanted)]


@pytest.fixture
def team(own_store: Engine, own_app: object) -> int:
    return unit_of(own_store, "member")


@pytest.fixture
def wanted(own_store: Engine, own_app: object, home: int) -> Figure:
    return free(own_store, home)


def test_what_a_change_takes_is_said_before_anything_is_chosen(enter: Enter, home: int, wanted: Figure) -> None:
    assert wanted.seen is not None
    page = step(enter("leader"), about(home, wanted))
    alone, together = round(wanted.seen.alone), round(wanted.seen.together)
    assert f"Med {wanted.cell.n} svar kan I se en ændring på omkring {alone} point i næste runde." in page
    assert f"To lige store steder sammen kan se omkring {together} point." in page
    assert page.index(f"omkring {alone} point") < page.index(CHOOSING)


def test_a_figure_is_chosen_and_stands_there_with_what_it_serves(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    purpose = {"aim": "540", "goal": "trust", "target": "Alle har en ven"}
    answer = leader.post("/focus/choose", data=data | purpose)
    row = newest(own_store)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/focus/{home}?round={ROUND}#area-{row['id']}"
    assert (row["aim"], row["goal"], row["target"], row["account"]) == (540, "trust", "Alle har en ven", "leader")
    assert (row["n"], row["points"]) == (wanted.cell.n, wanted.cell.points)
    page = seen(leader, f"/focus/{home}")
    assert "Indsatsområdet er valgt." in page
    assert "Alle har en ven" in page
    assert "Tillid og trivsel" in page
    assert "Det er allerede valgt" in step(leader, data)
    assert wanted.key in page_of(own_store, home).topics


def test_a_form_sent_twice_is_kept_and_logged_once(own_store: Engine, enter: Enter, home: int, wanted: Figure) -> None:
    leader, data, before = enter("leader"), about(home, wanted), rows(own_store)
    assert [send(leader, "choose", data), send(leader, "choose", data)] == [303, 303]
    assert rows(own_store) == before + 1
    assert [said["done"] for *_, said in logged(own_store)] == ["chosen"]


def test_the_log_knows_who_and_what_about_but_nothing_that_was_written(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    send(leader, "dismiss", data, reason="Vi er i gang med det")
    send(leader, "choose", data, target="Alle har en ven", aim="530")
    where = {"round": ROUND, "form": wanted.form.key, "factor": wanted.factor.key}
    assert logged(own_store) == [
        ("leader", home, {"done": "dismissed"} | where), ("leader", home, {"done": "chosen"} | where),
    ]  # fmt: skip
    text = json.dumps(logged(own_store), ensure_ascii=False)
    assert not any(word in text for word in ("i gang", "en ven", "530"))


def test_an_area_is_changed_ended_and_taken_up_again(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    send(leader, "choose", data)
    number = str(newest(own_store)["id"])
    where = {"unit": str(home), "round": ROUND, "area": number}
    assert send(leader, "change", where, aim="560", goal="able", target="") == 303
    assert (newest(own_store)["aim"], newest(own_store)["goal"]) == (560, "able")
    assert send(leader, "end", where) == 303
    assert wanted.key not in page_of(own_store, home).topics
    assert "stadig op på det" in seen(leader, f"/focus/{home}")
    assert send(leader, "resume", where) == 303
    assert wanted.key in page_of(own_store, home).topics
    assert [said["done"] for *_, said in logged(own_store)] == ["chosen", "changed", "ended", "resumed"]


def test_a_proposal_is_turned_down_with_a_reason_and_brought_back(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    assert send(leader, "dismiss", data, reason="Det arbejder vi med allerede.") == 303
    page = seen(enter("resource"), f"/focus/{home}")
    assert "Det arbejder vi med allerede." in page
    assert '"/focus/propose"' not in page
    [one] = page_of(own_store, home).dismissed
    assert one.key == wanted.key
    assert wanted not in page_of(own_store, home).proposed.clear
    assert send(enter("resource"), "propose", about(home, wanted), dismissal=str(one.number)) == 404
    where = {"unit": str(home), "round": ROUND, "dismissal": str(one.number)}
    assert send(enter("coordinator"), "propose", where) == 303
    assert page_of(own_store, home).dismissed == ()


def test_what_somebody_has_chosen_meanwhile_is_not_turned_down(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    send(leader, "choose", data)
    assert send(leader, "dismiss", data, reason="Nej") == 303
    assert "Det er allerede valgt" in seen(leader, f"/focus/{home}")
    assert [said["done"] for *_, said in logged(own_store)] == ["chosen"]
    with reading(own_store) as connection:
        assert connection.execute(select(tables.dismissal)).all() == []


def test_what_is_chosen_after_all_is_turned_down_no_more(
    own_store: Engine, enter: Enter, home: int, wanted: Figure
) -> None:
    leader, data = enter("leader"), about(home, wanted)
    send(leader, "dismiss", data, reason="Ikke nu")
    send(leader, "choose", data)
    assert page_of(own_store, home).dismissed == ()
    send(leader, "end", {"unit": str(home), "round": ROUND, "area": str(newest(own_store)["id"])})
    assert page_of(own_store, home).dismissed == ()


@pytest.mark.parametrize(
    ("action", "typed", "said"),
    [
        ("choose", {"aim": "1001"}, "helt tal mellem 0 og 1.000"),
        ("choose", {"aim": "-1"}, "helt tal mellem 0 og 1.000"),
        ("choose", {"aim": "²"}, "helt tal mellem 0 og 1.000"),
        ("choose", {"target": "Mor til 010190-1234"}, "ligner et CPR-nummer"),
        ("choose", {"target": "x" * (LONGEST + 1)}, "for lang"),
    ],
)
def test_what_is_refused_is_said_and_nothing_typed_is_lost(
    own_store: Engine, enter: Enter, home: int, wanted: Figure, action: str, typed: dict[str, str], said: str
) -> None:
    leader, data, before = enter("leader"), about(home, wanted), rows(own_store)
    assert send(leader, action, data, **typed) == 303
    page = step(leader, data)
    assert page.count(said) == 2  # at the top, and beside the fields
    assert all(json.dumps(value, ensure_ascii=False) in page for value in typed.values())
    assert rows(own_store) == before
    assert logged(own_store) == []


def proposals_of(store: Engine, user: str, unit: int) -> Iterator[tuple[int, Figure]]:
    """In the unit and whatever lies inside, as long as something is proposed."""
    with reading(store) as connection:
        inside = select(tables.ancestor.c.unit_id).where(tables.ancestor.c.ancestor_id == unit).distinct()
        numbers = list(connection.execute(inside).scalars())
    for number in numbers:
        page = found(store, user, number)
        for figure in page.proposed.clear if page else ():
            yield number, figure


def test_a_reason_that_is_refused_stands_in_the_form_that_is_open(own_store: Engine, enter: Enter, home: int) -> None:
    unit, figure = next(proposals_of(own_store, "leader", home))
    leader, data = enter("leader"), about(unit, figure)
    for reason, said in (("", "Skriv kort hvorfor"), ("Ring til 010190-1234", "ligner et CPR-nummer")):
        assert send(leader, "dismiss", data, reason=reason) == 303
        page = seen(leader, f"/focus/{unit}")
        assert page.count(said) == 2
        assert json.dumps(reason) in page
    assert page_of(own_store, unit).dismissed == ()


def test_everything_proposed_lies_clearly_below_something_and_is_shown(
    own_store: Engine, own_app: object, home: int
) -> None:
    some = list(proposals_of(own_store, "leader", home))
    assert some
    for unit, figure in some:
        assert figure.cell.shown
        assert figure.grounds, unit
        assert figure.seen is not None


@pytest.mark.parametrize("user", ["member", "resource"])
def test_who_does_not_choose_for_the_house_reads_along(
    own_store: Engine, enter: Enter, home: int, wanted: Figure, user: str
) -> None:
    client, data = enter(user), about(home, wanted)
    page = step(client, data)
    assert "Du kan læse med." in page
    assert CHOOSING not in page
    assert send(client, "choose", data) == send(client, "dismiss", data, reason="Nej") == 404
    send(enter("leader"), "choose", data)
    where = {"unit": str(home), "round": ROUND, "area": str(newest(own_store)["id"])}
    assert [send(client, action, where) for action in ("change", "end", "resume")] == [404, 404, 404]
    assert [account for account, *_ in logged(own_store)] == ["leader"]


@pytest.mark.parametrize("user", ["board", "municipality", "programme", "administrator"])
def test_nobody_else_finds_the_page_even_when_the_round_is_released(
    own_store: Engine, enter: Enter, home: int, wanted: Figure, user: str
) -> None:
    leader, client, before = enter("leader"), enter(user), rows(own_store)
    seen(leader, f"/profile/{home}?round={ROUND}")
    leader.post("/release/release", data={"unit": home, "round": ROUND, "reach": "teams", "sure": "on"})
    assert MISSING in seen(client, f"/focus/{home}")
    for action in ("choose", "dismiss"):
        assert send(client, action, about(home, wanted), reason="Nej") in (403, 404)
    assert "/focus/" not in seen(client, f"/profile/{home}?round={ROUND}")
    assert rows(own_store) == before


def test_members_choose_for_their_team_and_nobody_chooses_above_the_house(
    own_store: Engine, enter: Enter, home: int, team: int
) -> None:
    figure = next(one for one in page_of(own_store, team).figures if one.cell.shown)
    data = about(team, free(own_store, team) if figure.key in page_of(own_store, team).topics else figure)
    assert send(enter("member"), "choose", data) == 303
    assert newest(own_store)["unit_id"] == team
    assert "Hele stedet arbejder med" in seen(enter("member"), f"/focus/{team}")
    town = unit_of(own_store, "municipality")
    assert MISSING in seen(enter("leader"), f"/focus/{town}")
    assert send(enter("leader"), "choose", data | {"unit": str(town)}) == 404


def test_nothing_is_chosen_from_an_older_round(own_store: Engine, enter: Enter, home: int) -> None:
    page = found(own_store, "leader", home, OLDER)
    assert page is not None
    assert not page.may_choose
    figure = next(one for one in page.figures if one.cell.shown)
    data = about(home, figure, OLDER)
    assert "vælges ud fra den nyeste runde" in step(enter("leader"), data)
    assert send(enter("leader"), "choose", data) == 404


def test_what_is_hidden_cannot_be_chosen_whatever_the_form_claims(own_store: Engine, enter: Enter, home: int) -> None:
    with reading(own_store) as connection:
        inside = select(tables.ancestor.c.unit_id).where(tables.ancestor.c.ancestor_id == home).distinct()
        numbers = list(connection.execute(inside).scalars())
    pages = ((number, found(own_store, "leader", number)) for number in numbers)
    hidden = next(
        (number, one)
        for number, page in pages
        if page and page.may_choose
        for one in page.figures
        if not one.cell.shown
    )
    leader, data = enter("leader"), about(*hidden)
    assert "derfor kan det ikke vælges" in step(leader, data)
    assert CHOOSING not in step(leader, data)
    before = rows(own_store)
    assert send(leader, "choose", data) == 404
    assert rows(own_store) == before


@pytest.mark.parametrize("change", [{"goal": "made-up"}, {"factor": "none"}, {"form": ""}, {"unit": "x"}])
def test_a_forged_form_is_denied(
    own_store: Engine, enter: Enter, home: int, wanted: Figure, change: dict[str, str]
) -> None:
    before = rows(own_store)
    assert send(enter("leader"), "choose", about(home, wanted) | change) == 404
    assert rows(own_store) == before


def test_an_area_of_elsewhere_is_denied(own_store: Engine, enter: Enter, home: int) -> None:
    with reading(own_store) as connection:
        own = select(tables.ancestor.c.unit_id).where(tables.ancestor.c.ancestor_id == home)
        area = tables.focus_area.c
        others = connection.execute(select(area.id).where(area.unit_id.not_in(own))).scalars().all()
    where = {"unit": str(home), "round": ROUND, "area": str(others[0])}
    assert [send(enter("leader"), action, where) for action in ("change", "end", "resume")] == [404, 404, 404]


def test_the_limit_of_three_is_said_and_nobody_is_stopped(own_store: Engine, enter: Enter, home: int) -> None:
    leader = enter("leader")
    while len(page_of(own_store, home).topics) < MOST:
        send(leader, "choose", about(home, free(own_store, home)))
    data = about(home, free(own_store, home))
    page = step(leader, data)
    assert f"Vi råder til højst {MOST} ad gangen" in page
    assert "Vælg det alligevel" in page
    assert send(leader, "choose", data) == 303
    assert len(page_of(own_store, home).topics) == MOST + 1


def test_areas_of_earlier_rounds_are_followed_up_and_a_decision_is_asked_for(
    own_store: Engine, enter: Enter, home: int
) -> None:
    older = [one for one in page_of(own_store, home).areas if one.area.round.key != ROUND]
    assert any(one.area.later for one in older)
    assert "Der er kommet en ny runde siden valget." in seen(enter("leader"), f"/focus/{home}")
    with writing(own_store) as connection:
        for one in older:
            focus_areas.end(connection, one.area.number)
    assert "Der er kommet en ny runde siden valget." not in seen(enter("leader"), f"/focus/{home}")


def test_the_way_to_choosing_stands_beside_the_figures(own_store: Engine, enter: Enter, home: int) -> None:
    figure = next(one for one in page_of(own_store, home).figures if one.key == ("pupil_4_10", "wellbeing"))
    where = Selection("focus", home, ROUND, figure.form.key, factor=figure.factor.key).address
    addresses = {
        "profile": f"/profile/{home}?round={ROUND}&form=pupil_4_10",
        "factor": f"/profile/{home}?round={ROUND}&form=pupil_4_10&factor=wellbeing",
        "perspectives": f"/perspectives/{home}?round={ROUND}",
        "trend": f"/progress/{home}?round={ROUND}&form=pupil_4_10&section=trend",
    }
    leader, resource = enter("leader"), enter("resource")
    for name, address in addresses.items():
        assert where in seen(leader, address), name
        assert where not in seen(resource, address), name
    for name in addresses.keys() - {"factor"}:
        assert f"/focus/{home}?round={ROUND}" in seen(resource, addresses[name]), name
    assert where not in seen(leader, f"/profile/{home}?round={ROUND}&form=pupil_4_10&split=gender.girl")
    assert where not in seen(leader, addresses["profile"].replace(ROUND, OLDER))
    send(leader, "choose", about(home, figure))
    for name, address in addresses.items():
        page = seen(leader, address)
        assert where not in page, name
        assert "Valgt som indsatsområde" in page, name
