"""Three rounds of a small programme in which children move up: classes with other children each round, a merger, a
class that answered another form at first, questions that were changed, and a class too small to be told."""

import copy
import csv
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, select

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.same_children import TrendPage
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Difference
from data_access import tables
from data_access.catalogue import read
from data_access.engine import reading
from data_access.questions.progress.frame import frame
from data_access.questions.progress.trend import trend
from tests.publication import published
from tests.publication.programme import make_survey
from tests.publication.surveys import Survey
from tests.reference_progress_trend import Figure, Outcome
from tests.stores import Stores

ROUNDS = ("2015", "2017", "2019")
FACTORS = ("relation", "worry", "wellbeing", "harbour")
MERGED, CLOSED = "N9", ("N5", "N6")
BETTER = ("N1-3", "N5-3", "S1", "S2", "S4")
YOUNG = "S3-1"  # answered a form for the youngest in 2015
MOVED_UP = {  # by round: the class, and the one that its children were in before
    "2017": {"N1-2": "N1-1", "N3-2": "N3-1", "N5-2": "N5-1", "S3-2": "S3-1", "N1-1": "N1-3"},
    "2019": {"N1-3": "N1-2", "N3-3": "N3-2", "N5-3": "N5-2", "S3-3": "S3-2", "N1-2": "N1-1", "S4-2": "S4-1"},
}


def surveys() -> dict[str, Survey]:
    first, then, now = (make_survey(year, seed=seed) for seed, year in enumerate((2015, 2017, 2019), 1))
    changed = {"items": ["q4", "q5", "q6"]}
    return {
        "2015": with_the_young(first),
        "2017": then.merged(list(CLOSED), MERGED).changed("pupil", "worry", **changed),
        "2019": better(without(now.merged(list(CLOSED), MERGED).changed("pupil", "worry", **changed), "S5")),
    }


def better(survey: Survey) -> Survey:
    """In some places they are all well now."""
    best = {f"q{place}": 5.0 for place in (1, 6, 7, 8)}
    answers = [
        replace(one, items=one.items | best) if one.unit.startswith(BETTER) else one for one in survey.answers["pupil"]
    ]
    return survey.with_answers("pupil", answers)


def with_the_young(survey: Survey) -> Survey:
    """One class is put to a form of its own."""
    form = {**copy.deepcopy(survey.form("pupil")), "key": "young"}
    form["factor"] = form["factor"][:1]
    answers = survey.answers["pupil"]
    other = replace(survey, mapping=survey.mapping | {"form": [*survey.mapping["form"], form]})
    young, rest = ([one for one in answers if (one.unit == YOUNG) is wanted] for wanted in (True, False))
    invited = {key: count for key, count in other.invited.items() if key[1] != YOUNG}
    return replace(other, invited=invited).with_answers("pupil", rest).with_answers("young", young)


def without(survey: Survey, school: str) -> Survey:
    """One school takes no part."""
    units = [unit for unit in survey.units if not unit[0].startswith(school)]
    answers = {form: [one for one in rows if not one.unit.startswith(school)] for form, rows in survey.answers.items()}
    invited = {key: count for key, count in survey.invited.items() if not key[1].startswith(school)}
    return replace(survey, units=units, answers=answers, invited=invited)


def write(survey: Survey, folder: Path) -> Path:
    """With the column that says which children a class holds."""
    package, moved = survey.write(folder), MOVED_UP.get(survey.round, {})
    file = package / "units.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, [*rows[0], "same_children_as"])
        writer.writeheader()
        writer.writerows({**row, "same_children_as": moved.get(row["code"], "")} for row in rows)
    return package


def take(stores: Stores, folder: Path) -> None:
    for key, survey in surveys().items():
        stores.take(write(survey, folder / key))


def number(stores: Stores, code: str) -> int:
    """The programme's own code is empty, as the oracle has it."""
    with reading(stores.store) as store:
        return number_in(store, code)


def number_in(store: Connection, code: str) -> int:
    return int(store.execute(select(tables.unit.c.id).where(tables.unit.c.code == (code or "pfl"))).scalar_one())


def asked(stores: Stores, unit: str, *, scope: Scope = OPERATOR, **chosen: str) -> TrendPage | None:
    selection = Selection("progress", number(stores, unit), section="trend", form="pupil").to(**chosen)
    with reading(stores.store) as store:
        return seen(store, selection, scope)


def seen(store: Connection, selection: Selection, scope: Scope) -> TrendPage | None:
    catalogue = read(store)
    at = frame(scope, store, catalogue, selection)
    return trend(scope, store, catalogue, at) if at else None


def opened(stores: Stores, unit: str, *, scope: Scope = OPERATOR, **chosen: str) -> TrendPage:
    found = asked(stores, unit, scope=scope, **chosen)
    assert found is not None
    return found


def role(stores: Stores, name: Role, unit: str, institution: str | None = None, above: tuple[str, ...] = ()) -> Scope:
    home = None if institution is None else number(stores, institution)
    grant = Grant(name, number(stores, unit), home, frozenset(number(stores, code) for code in above))
    return Scope((grant,))


class Told:
    """Every published figure, fetched once."""

    def __init__(self, stores: Stores) -> None:
        self._cells = {(r, f): published.cells(stores, r, "pupil", f) for r in ROUNDS for f in FACTORS}
        self._asked = {
            (r, f): published.factor_in_round(stores, r, "pupil", f).signature for r in ROUNDS for f in FACTORS
        }
        constants = published.constants(stores, "pupil")
        self.spread = {factor: (one.within, one.between) for factor, one in constants.items()}

    def figure(self, unit: str, round_: str, factor: str) -> Figure | None:
        found = self._cells[round_, factor].get((unit, "all"))
        if found is None or found.status != "shown":
            return None
        return Figure(found.n or 0, found.groups or 0, found.points or 0)

    def signature(self, round_: str, factor: str) -> str:
        return str(self._asked[round_, factor])


def same(found: Difference | None, expected: Outcome | None) -> bool:
    """Whether what was judged is what the oracle says."""
    return (found is None) == (expected is None) and (
        found is None or (found.value, found.low, found.high, found.verdict.value, found.size.value) == expected
    )
