"""New York's schools from 2011 over 2015 to 2019 on the page of progress, as declared and as if the linking could be
trusted: a real programme of 396 schools, most of whose changes are small beside what chance gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.access import OPERATOR
from dashboard.cells import Cell
from dashboard.heat_map import Group, HeatMap
from dashboard.selection import Selection
from dashboard.spread import Spread
from data_access.catalogue import Catalogue, read
from data_access.engine import Connection, open_store, reading
from data_access.frame import Frame
from data_access.questions.progress.changes import changes
from data_access.questions.progress.frame import frame
from data_access.questions.progress.spread import spread
from tests import reference_progress_changes as oracle
from tests import reference_progress_spread as spread_oracle
from tests.real import nyc_school_survey
from tests.real.cells import published
from tests.reference import Side

YEARS = ("2011", "2015", "2019")
ENGAGEMENT = "engagement"


@dataclass(frozen=True)
class City:
    """A store that holds the three rounds."""

    store: Connection
    catalogue: Catalogue

    def heat_map(self, before: str, now: str, form: str = "parent") -> HeatMap:
        found = changes(OPERATOR, self.store, self.catalogue, self._frame(before, now, form, "changes"))
        assert found is not None
        return found

    def spread(self, before: str, now: str, order: str) -> Spread:
        at = self._frame(before, now, "parent", "spread", order=order, factor=ENGAGEMENT)
        found = spread(OPERATOR, self.store, self.catalogue, at)
        assert found is not None
        return found

    def _frame(self, before: str, now: str, form: str, section: str, **more: str) -> Frame:
        asked = Selection(
            "progress", 1, round=now, against=before, form=form, section=section, kind="institution", **more
        )
        found = frame(OPERATOR, self.store, self.catalogue, asked)
        assert found is not None
        return found


@pytest.fixture(scope="module", params=["as declared", "as if linked"])
def city(request: pytest.FixtureRequest, real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    folder, linked = tmp_path_factory.mktemp("nyc"), request.param == "as if linked"
    for year in YEARS:
        package = nyc_school_survey.package(real_data, folder / year, year, linked=linked)
        published(package, folder / "store", year)
    engine = open_store(f"sqlite:///{folder / 'store' / 'laeringsblik.db'}")
    with reading(engine) as store:
        yield City(store, read(store))
    engine.dispose()


as_declared = pytest.mark.parametrize("city", ["as declared"], indirect=True)
as_if_linked = pytest.mark.parametrize("city", ["as if linked"], indirect=True)


@as_declared
@pytest.mark.parametrize(("before", "now"), [*pairwise(YEARS), (YEARS[0], YEARS[-1])])
def test_other_questions_tell_no_change_of_any_school(city: City, before: str, now: str) -> None:
    found = city.heat_map(before, now)
    assert len(found.lines) > 350
    assert found.columns == ()
    assert [name.en for name in found.broken] == ["Engagement"]
    assert found.tried == 0


@as_if_linked
@pytest.mark.parametrize(("before", "now"), [*pairwise(YEARS), (YEARS[0], YEARS[-1])])
def test_all_schools_are_judged_as_the_oracle_judges_them(city: City, before: str, now: str) -> None:
    found = city.heat_map(before, now)
    [column] = found.columns
    figures = {
        (line.unit.name, column.key): tuple(
            (cell.points, cell.n, cell.groups) if cell.shown else None
            for cell in (line.changes[0].now, line.changes[0].before)
        )
        for line in found.lines
    }
    expected = oracle.changes(figures, {column.key: (column.within, column.between)})
    told = {
        (line.unit.name, column.key): (one.value, one.low, one.high, one.verdict.value, one.size.value)
        for line in found.lines
        if (one := line.changes[0].difference)
    }
    assert len(told) > 300
    assert told == expected


@as_if_linked
@pytest.mark.parametrize("order", ["level", "change"])
def test_the_spread_between_schools_is_the_oracles(city: City, order: str) -> None:
    found, heat = city.spread("2015", "2019", order), city.heat_map("2015", "2019")
    [column] = heat.columns
    cells = [(change.now, change.before) for line in heat.lines for change in line.changes]
    values, variances = [], []
    for now, before in cells:
        if order == "level" and now.shown:
            values.append(now.points)
            variances.append(spread_oracle.level_variance(_side(now), column.within, column.between))
        elif order == "change" and now.shown and before.shown:
            values.append(now.points - before.points)
            sides = (_side(now), _side(before))
            variances.append(spread_oracle.change_variance(*sides, column.within, column.between))
    assert found.apart is not None
    assert len(found.apart.places) == len(values) > 300
    tau = spread_oracle.paule_mandel(values, variances)
    assert found.apart.between.variance == pytest.approx(tau, rel=1e-6)
    assert found.apart.between.low < tau < found.apart.between.high


@as_if_linked
def test_schools_differ_and_move_by_more_than_chance_while_the_city_stands_still(city: City) -> None:
    """Linking fixes the city's level, so what is left is how schools move past each other."""
    heat, moved = city.heat_map("2015", "2019"), city.spread("2015", "2019", "change")
    whole = heat.whole.changes[0].difference
    assert whole is not None
    assert abs(whole.value) < 10
    assert moved.apart is not None
    assert moved.apart.is_clear
    assert heat.counts[Group.BETTER] > 0 < heat.counts[Group.WORSE]
    assert heat.counts[Group.CHANCE] > 0


def _side(cell: Cell) -> Side:
    assert cell.n is not None
    return Side(cell.n, cell.groups or 0)
