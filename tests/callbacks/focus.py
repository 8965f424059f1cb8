"""Focus areas as tests of the web application meet them: the page as values, the forms, and what is kept."""

import json
from collections.abc import Callable, Iterator

from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select

from callbacks.reader import reader
from dashboard.focus_page import FocusPage
from dashboard.language import LANGUAGES
from dashboard.proposals import Figure
from dashboard.selection import Selection
from data_access import accounts, catalogue, tables
from data_access.engine import reading
from data_access.questions.focus.page import focus_page
from tests.callbacks.conftest import seen

Enter = Callable[[str], FlaskClient]
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


def proposals_of(store: Engine, user: str, unit: int) -> Iterator[tuple[int, Figure]]:
    """In the unit and whatever lies inside, as long as something is proposed."""
    with reading(store) as connection:
        inside = select(tables.ancestor.c.unit_id).where(tables.ancestor.c.ancestor_id == unit).distinct()
        numbers = list(connection.execute(inside).scalars())
    for number in numbers:
        page = found(store, user, number)
        for figure in page.proposed.clear if page else ():
            yield number, figure
