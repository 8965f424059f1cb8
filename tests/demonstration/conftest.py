"""Made-up rounds, generated once for all tests that only look at them."""

import pytest

from dashboard.demonstration.programme import MadeUpRound, rounds

SEED = 1


@pytest.fixture(scope="session")
def small() -> dict[str, MadeUpRound]:
    return {made_up.key: made_up for made_up in rounds("small", SEED)}


@pytest.fixture(scope="session")
def municipality() -> dict[str, MadeUpRound]:
    return {made_up.key: made_up for made_up in rounds("municipality", SEED)}


@pytest.fixture(scope="session")
def programme() -> dict[str, MadeUpRound]:
    return {made_up.key: made_up for made_up in rounds("programme", SEED)}
