"""One world with everybody in it; each person's browser is opened once."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import Engine

from callbacks.server import application
from dashboard.settings import Settings
from dashboard.views import VIEWS
from data_access.engine import open_store
from tests.access import world as worlds
from tests.access.people import Person, client_of, everybody, settle
from tests.access.releases import carry_out
from tests.access.world import World


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return worlds.built(tmp_path_factory.mktemp("access"))


@pytest.fixture(scope="session")
def engine(world: World) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{world.data / 'laeringsblik.db'}")
    settle(engine, everybody(world))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def app(world: World, engine: Engine) -> Dash:
    return application(engine, Settings.from_environment({"DATA_DIR": str(world.data)}))


@pytest.fixture(scope="session")
def people(world: World, engine: Engine) -> dict[str, Person]:
    return {person.name: person for person in everybody(world)}


@pytest.fixture(scope="session")
def browser_of(app: Dash, engine: Engine, world: World, people: dict[str, Person]) -> Callable[[Person], FlaskClient]:
    """Once the leaders have released what they want to."""
    browsers = cache(lambda person: client_of(app, engine, person))
    carry_out(world, people, browsers)
    return browsers


@pytest.fixture(scope="session")
def actions(app: Dash) -> set[str]:
    """The addresses that views take forms at."""
    views = {view.key for view in VIEWS}
    rules = [rule.rule for rule in app.server.url_map.iter_rules() if "POST" in (rule.methods or ())]
    return {rule for rule in rules if rule.count("/") == 2 and rule.split("/")[1] in views}
