"""Small programmes with a known truth, each with a trap for whoever promises that nobody can be found out.

Every one has five schools in a municipality, so that figures above them are shown, and holes in answers and splits.
The first school is the largest: the demonstration's leader, coordinator and member belong to it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from random import Random

from tests.attack.surveys import FORMS, Answer, Unit, Version, World

TOWN = {"NA": (13, 12, 11, 10), "NB": (12, 9), "NC": (11, 10), "ND": (10, 9), "NE": (13, 8)}
FIRST = "NA"
SILENT = 0.06  # share of single questions left unanswered

Change = Callable[[Answer], Answer]


def make(sizes: Mapping[str, Iterable[int]] = TOWN, year: int = 2015, seed: int = 1) -> Version:
    """Pupils only. A school's code begins with its municipality's; the first has two teams over its classes."""
    random, units, answers = Random(seed), list[Unit](), list[Answer]()
    towns = sorted({school[0] for school in sizes})
    units += [(town, "", "municipality", f"Kommune {town}") for town in towns]
    for school, classes in sizes.items():
        units.append((school, school[0], "institution", f"Skole {school}"))
        teams = [(f"{school}-t{letter}", school, "team", f"Team {school}{letter}") for letter in "xy"]
        units += teams if school == FIRST else []
        for place, size in enumerate(classes):
            letter = "abcdefgh"[place]
            above = teams[place // 2][0] if school == FIRST else school
            units.append((f"{school}-{letter}", above, "child_group", f"Klasse {school}{letter}"))
            answers += [pupil(random, f"{school}-{letter}", number) for number in range(size)]
    return Version(str(year), tuple(units), {"pupil": tuple(answers)})


def pupil(random: Random, unit: str, number: int) -> Answer:
    splits = {"gender": random.choice(("girl", "boy")), "language": random.choice(("danish",) * 4 + ("other",))}
    told = {split: value for split, value in splits.items() if random.random() > 0.06}
    return Answer(f"{unit}/{number}", unit, answered(random, "pupil", unit), told)


def answered(random: Random, form: str, unit: str) -> dict[str, int | None]:
    given: dict[str, int | None] = {}
    mood = random.gauss(0.6, 0.2) + Random(unit).uniform(-0.1, 0.1)
    for factor in FORMS[form]["factor"]:
        low, high = factor["scale"]
        for item in factor["items"]:
            place = 1 - mood if item in factor.get("reversed", ()) else mood
            answer = round(low + (high - low) * random.gauss(place, 0.2))
            given[item] = None if random.random() < SILENT else min(high, max(low, answer))
    return given


def changed(version: Version, change: Change, form: str = "pupil") -> Version:
    return version.with_answers(form, tuple(map(change, version.answers[form])))


def value_of_one(unit: str, split: str, value: str, others: str) -> Change:
    """The first of the unit has the value, everybody else there the other one."""

    def change(answer: Answer) -> Answer:
        if answer.unit != unit:
            return answer
        here = value if answer.person == f"{unit}/0" else others
        return replace(answer, splits={**answer.splits, split: here})

    return change


def answering(units: str, answer: int = 5, but: str = "") -> Change:
    """Everybody in units whose code begins like that gives one answer to everything, 5 being the best, 1 the worst."""

    def change(one: Answer) -> Answer:
        if not one.unit.startswith(units) or one.person == but:
            return one
        return replace(one, items={item: 6 - answer if item in ("q3", "q4", "q5") else answer for item in one.items})

    return change


def one_girl_in_a_class() -> World:
    return World((changed(make(), value_of_one("NA-a", "gender", "girl", "boy")),))


def one_child_of_a_value_in_every_class() -> World:
    version = make(seed=2)
    for code, _, kind, _ in version.units:
        if kind == "child_group":
            version = changed(version, value_of_one(code, "language", "other", "danish"))
    return World((version,))


def girls_in_one_team() -> World:
    """All girls of the first school are in one team, with two boys: the team less the school's girls is these two."""
    version = make()

    def change(answer: Answer) -> Answer:
        if not answer.unit.startswith(FIRST):
            return answer
        girl = answer.unit in ("NA-a", "NA-b") and answer.person not in ("NA-a/0", "NA-a/1")
        return replace(answer, splits={**answer.splits, "gender": "girl" if girl else "boy"})

    return World((changed(version, change),))


def class_of_four() -> World:
    return World((make(TOWN | {"NA": (13, 12, 4), "NB": (12, 4)}, seed=3),))


def all_answers_equal() -> World:
    """A class at the best end, a class at the worst, a school at the best, and two classes in the middle."""
    version = make(seed=4)
    for change in (
        answering("NA-a"),
        answering("NB-b", 1),
        answering("NC"),
        answering("ND-a", 3),
        answering("NE-a", 3),
    ):
        version = changed(version, change)
    return World((version,))


def two_institutions() -> World:
    return World((make(TOWN | {"SA": (11, 10), "SB": (12, 9)}, seed=5),))


def few_responses() -> World:
    """55 per cent: classes of eighteen of which about ten answer."""
    random, version = Random(6), make({school: (18,) * (4 if school == FIRST else 2) for school in TOWN}, seed=6)
    here = tuple(answer for answer in version.answers["pupil"] if random.random() < 0.55)
    groups = [code for code, _, kind, _ in version.units if kind == "child_group"]
    invited = {("pupil", group): 18 for group in groups}
    return World((replace(version.with_answers("pupil", here), invited=invited),))


def late_answer() -> World:
    """The same round again with one more child, and again with one answer put right and another child moved."""
    first = make(seed=7)
    late = pupil(Random(70), "NA-b", 99)
    second = first.with_answers("pupil", (*first.answers["pupil"], late))

    def put_right(answer: Answer) -> Answer:
        if answer.person == "NB-a/1":
            return replace(answer, items={item: 5 if value == 1 else 1 for item, value in answer.items.items()})
        return replace(answer, unit="NC-b") if answer.person == "NC-a/2" else answer

    return World((first, second, changed(second, put_right)))


def leaders_of_one(each: int = 1) -> World:
    """One leader answers for each school; eight schools in the north, four in the south."""
    schools = [*(f"N{letter}" for letter in "ABCDEFGH"), *(f"S{letter}" for letter in "ABCD")]
    version = make(dict.fromkeys(schools, (7,)) | {FIRST: (8, 8, 7)}, seed=8)
    random = Random(80)
    answers = tuple(
        Answer(f"leader {number} of {school}", school, answered(random, "leader", school))
        for school in schools
        for number in range(each)
    )
    return World((version.with_answers("leader", answers),))


def contact_teachers() -> World:
    """Few adults answer about many children, some about children of two classes."""
    version = make(TOWN | {"NA": (14, 13, 12, 12)}, seed=9)
    return World((replace(version, answers={"child": _children(version)}),))


def _children(version: Version) -> tuple[Answer, ...]:
    random = Random(90)
    found = []
    for place, one in enumerate(version.answers["pupil"]):
        school, teachers = one.unit[:2], 3 if one.unit.endswith("b") else 7
        whose = f"{one.unit if random.random() > 0.15 else school}-adult{place % teachers}"
        gender = {split: value for split, value in one.splits.items() if split == "gender"}
        found.append(Answer(one.person, one.unit, answered(random, "child", one.unit), gender, whose))
    return tuple(found)


def near_extreme() -> World:
    """Nineteen of twenty at the top, and all but one of a smaller class at the bottom."""
    version = make(TOWN | {"NA": (20, 12, 11), "NB": (9, 12)}, seed=10)
    for change in (answering("NA-a", but="NA-a/3"), answering("NB-a", 1, but="NB-a/3")):
        version = changed(version, change)
    return World((version,))


def everything_at_once() -> World:
    """Most of the traps above in all three forms, then a round of pupils alone, then a correction of the first."""
    first, second = _nasty(2015, 11), _nasty(2017, 12)
    late = pupil(Random(110), "NA-c", 99)
    corrected = first.with_answers("pupil", (*first.answers["pupil"], late))
    return World((first, replace(second, answers={"pupil": second.answers["pupil"]}), corrected))


def _nasty(year: int, seed: int) -> Version:
    sizes = {"NA": (20, 12, 4), "NB": (12, 9), "NC": (11, 5), "ND": (10, 9), "NE": (13, 3), "SA": (9, 8), "SB": (10, 4)}
    version = make(sizes, year, seed)
    for change in (
        answering("NA-a", but="NA-a/3"),
        answering("NB-b"),
        value_of_one("NA-b", "gender", "girl", "boy"),
        *(value_of_one(f"{school}-b", "language", "other", "danish") for school in ("NB", "NC", "ND")),
    ):
        version = changed(version, change)
    random = Random(seed)
    leaders = tuple(Answer(f"leader of {school}", school, answered(random, "leader", school)) for school in sizes)
    groups = [code for code, _, kind, _ in version.units if kind == "child_group"]
    return replace(
        version,
        answers={**version.answers, "child": _children(version), "leader": leaders},
        invited={("pupil", group): 22 for group in groups},
        followed=True,
    )


def happiest_faces() -> World:
    """Young children, in one house all happy, in another five of 21; then six more of these, who are happy, too."""
    random, version = Random(13), make(seed=13)
    happy = {f"NA-{letter}": 50 for letter in "abcd"} | {"NB-a": 3, "NB-b": 2}

    def young(one: Answer, *, is_happy: bool) -> Answer:
        gender = {split: value for split, value in one.splits.items() if split == "gender"}
        return Answer(one.person, one.unit, _faces(random, is_happy), gender)

    first = tuple(
        young(one, is_happy=int(one.person.partition("/")[2]) < happy.get(one.unit, 0))
        for one in version.answers["pupil"]
    )
    late = tuple(young(pupil(random, "NB-b", number), is_happy=True) for number in range(90, 96))
    return World(tuple(replace(version, answers={"young": rows}) for rows in (first, (*first, *late))))


def _faces(random: Random, happy: bool) -> dict[str, int | None]:
    items = [item for factor in FORMS["young"]["factor"] for item in factor["items"]]
    return {item: 3 if happy else 2 if item == "y1" else random.choice((1, 2, 2, 3)) for item in items}


WORLDS: dict[str, Callable[[], World]] = {
    world.__name__: world
    for world in (
        one_girl_in_a_class,
        one_child_of_a_value_in_every_class,
        girls_in_one_team,
        class_of_four,
        all_answers_equal,
        two_institutions,
        few_responses,
        late_answer,
        leaders_of_one,
        contact_teachers,
        near_extreme,
        everything_at_once,
        happiest_faces,
    )
}
