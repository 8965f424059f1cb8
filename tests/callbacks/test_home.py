"""The front page of those who work with results: it says that something is missing only where it is."""

from collections.abc import Callable

from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import Engine, select, update

from dashboard.moments import present
from data_access import tables
from data_access.engine import writing
from tests.callbacks.conftest import seen

MISSING = "I har ikke valgt et indsatsområde"


def end_areas(store: Engine, home: int, *, of_home: bool) -> int:
    """How many were ended: the institution's own, or those of its teams and classes."""
    area, up = tables.focus_area.c, tables.ancestor.c
    inside = select(up.unit_id).where(up.ancestor_id == home)
    where = area.unit_id == home if of_home else area.unit_id.in_(inside) & (area.unit_id != home)
    ended = update(tables.focus_area).where(where, area.ended_at.is_(None)).values(ended_at=present())
    with writing(store) as connection:
        return connection.execute(ended).rowcount


def test_a_leader_is_told_that_nothing_is_chosen_only_where_no_team_has_chosen_either(
    own_app: Dash, enter: Callable[[str], FlaskClient], own_store: Engine, home: int
) -> None:
    leader = enter("leader")
    end_areas(own_store, home, of_home=True)
    assert MISSING not in seen(leader, "/")
    assert end_areas(own_store, home, of_home=False)
    assert MISSING in seen(leader, "/")
