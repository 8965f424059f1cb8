"""The canary: who answered what in a hidden cell may change nothing, in no answer to anybody, by not a single byte.

Children of two hidden classes in one team swap their whole answers. They are alike in every split and left out the
same questions, so every published sum, sum of squares and number of answers stands. The constants s and t, which rest
on how answers lie between all classes of the programme, are published in steps of five points; those stand too.
"""

import re
from collections import defaultdict
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from tests import reference
from tests.attack import marks, scrape
from tests.attack.site import Site
from tests.attack.surveys import Answer, Version
from tests.attack.truth import value
from tests.attack.worlds import TOWN, make

HIDDEN = ("NA-c", "NA-d")  # four children each, in a team of their own
FACTORS = ("factor.relation", "factor.worry", "factor.wellbeing")
# The day of the publication and how long it took are told, and differ whatever was answered.
WHEN = re.compile(rb"\d\d-\d\d-\d{4}|\d{4}-\d\d-\d\d[T ][\d:.]+|\d+([,.]\d+)? (sekund\w*|min\w*)")
RESULTS = ("cell", "item_cell", "band_cell", "response", "factor", "factor_in_round")


@pytest.fixture(scope="module")
def version() -> Version:
    return make(TOWN | {"NA": (13, 12, 4, 4)}, seed=34)


def swapped(version: Version) -> Version:
    """As many children of the two classes as can change places without a published constant moving."""
    classes = [[answer.person for answer in version.answers["pupil"] if answer.unit == unit] for unit in HIDDEN]
    found, done = version, set[str]()
    for one, other in product(*classes):
        tried = with_swapped(found, one, other)
        if not done & {one, other} and tried != found and spreads(tried) == spreads(version):
            found, done = tried, done | {one, other}
    assert [scores(found, unit) for unit in HIDDEN] != [scores(version, unit) for unit in HIDDEN], "nobody to swap"
    return found


def with_swapped(version: Version, *persons: str) -> Version:
    """The answers change hands; who stands where in the file stays. Nothing happens to those who are not alike."""
    one, other = (next(a for a in version.answers["pupil"] if a.person == person) for person in persons)
    if one.splits != other.splits or left_out(one) != left_out(other):
        return version
    hands = {one.person: other.items, other.person: one.items}
    answers = tuple(replace(a, items=hands.get(a.person, a.items)) for a in version.answers["pupil"])
    return version.with_answers("pupil", answers)


def left_out(answer: Answer) -> set[str]:
    return {item for item, value in answer.items.items() if value is None}


def spreads(version: Version) -> list[tuple[int, int]]:
    """s and t of each factor: of all published figures the only ones that rest on how answers lie between classes."""
    found = []
    for factor in FACTORS:
        given = scores(version)
        everyone = [one[factor] for rows in given.values() for one in rows]
        mu, sigma = reference.constants([score for score in everyone if score is not None])
        groups: dict[str, dict[str, list[float]]] = defaultdict(dict)
        for unit, rows in given.items():
            told = [reference.points(one[factor], mu, sigma) for one in rows if one[factor] is not None]
            groups[version.institution_of(unit)][unit] = told
        found.append(reference.spread(groups))
    return found


def scores(version: Version, unit: str = "") -> dict[str, list[dict[str, float | None]]]:
    found: dict[str, list[dict[str, float | None]]] = defaultdict(list)
    for answer in version.answers["pupil"]:
        if answer.unit.startswith(unit):
            found[answer.unit].append({factor: value(answer, "pupil", factor) for factor in FACTORS})
    return found


Received = dict[tuple[str, str], bytes]


def received(version: Version, folder: Path, *, pages: bool = True) -> Received:
    """Everything that everybody gets, by user and address, and what the web server's database holds."""
    site = Site(folder)
    assert site.publish(version)
    found = {
        (one.who, address): WHEN.sub(b"then", answer)
        for one in scrape.everything(site, pages=pages)
        for address, answer in one.answers.items()
        if not address.startswith("/administration")  # tells of this very reading and when it was, and of no results
    }
    with site.tables() as stolen:
        for table in RESULTS:
            rows = sorted(tuple(row) for row in stolen.execute(f"select * from {table}"))
            found["thief", table] = repr(rows).encode()
        found["thief", "quality"] = repr(sorted(marks.from_tables(stolen))).encode()
    return found


@pytest.fixture(scope="module")
def before(version: Version, tmp_path_factory: pytest.TempPathFactory) -> Received:
    folder = tmp_path_factory.mktemp("before")
    found = received(version, folder)
    assert_hidden(folder)
    return found


def assert_hidden(folder: Path) -> None:
    told = "select count(*) from cell join unit on unit.id = unit_id where status in ('shown', 'extreme') and code = ?"
    with Site(folder).tables() as stolen:
        for unit, expected in (("NA-c", 0), ("NA-d", 0), ("NA-ty", 3)):
            assert stolen.execute(told, (unit,)).fetchone()[0] == expected, unit


def test_no_byte_of_any_answer_depends_on_what_is_hidden(version: Version, before: Received, tmp_path: Path) -> None:
    after = received(swapped(version), tmp_path)
    assert before.keys() == after.keys()
    assert [address for address, answer in before.items() if after[address] != answer] == []


def test_a_change_that_is_told_is_seen(version: Version, before: Received, tmp_path: Path) -> None:
    """The comparison would notice: one child of a shown class answers otherwise."""
    child = next(a for a in version.answers["pupil"] if a.unit == "NA-a" and None not in a.items.values())
    other = replace(child, items={item: 6 - (value or 3) for item, value in child.items.items()})
    changed = version.with_answers("pupil", tuple(other if a is child else a for a in version.answers["pupil"]))
    after = received(changed, tmp_path, pages=False)
    differing = {who for (who, address), answer in after.items() if before[who, address] != answer}
    assert {"leader", "member", "operator", "thief"} <= differing
