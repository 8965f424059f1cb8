"""Who has a worksheet open, also in two tabs at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from data_access import presence
from data_access.accounts import number_of
from data_access.engine import reading, writing
from tests.data_access.team import begun
from tests.stores import Stores


def test_somebody_with_several_tabs_is_there_once_for_the_others(stores: Stores, first_round: Path) -> None:
    stores.take(first_round)
    with writing(stores.store) as connection:
        team = begun(connection)
        anna = number_of(connection, "Anna")
    tabs = 4
    together = Barrier(tabs)

    def see(_: int) -> None:
        together.wait()
        for _ in range(5):
            with writing(stores.store) as connection:
                presence.see(connection, team.sheet, anna)

    with ThreadPoolExecutor(tabs) as open_tabs:
        list(open_tabs.map(see, range(tabs)))
    with reading(stores.store) as connection:
        assert presence.others(connection, team.sheet, "Bo") == ["Anna"]
        assert presence.others(connection, team.sheet, "Anna") == []
        assert presence.is_fresh(connection, team.sheet, anna)
