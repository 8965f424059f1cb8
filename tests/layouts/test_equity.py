"""The section about equity: headings that say no more than the figures, the chart, the tables, and what is hidden."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.cells import Cell, Status
from dashboard.equity import Equity, Movement, RoundTold, Topic, default_factor, gaps
from dashboard.language import LANGUAGES, Language
from dashboard.mapping import Name
from dashboard.profile import Choice, UnitLink
from dashboard.progress import Progress, sections
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Difference, Size, Verdict
from layouts.figures import gaps as chart
from layouts.pieces import equity as layout
from tests.layouts.tree import attribute, find, links, payload, words

GENDER = Choice("gender=girl", Name(da="Køn", en="Gender"))
LANGUAGE = Choice("language=danish", Name(da="Modersmål", en="Mother tongue"))
GIRLS = Choice("gender=girl", Name(da="Piger", en="Girls"))
BOYS = Choice("gender=boy", Name(da="Drenge", en="Boys"))
THIRD = Choice("gender=third", Name(da="Andre", en="Others"))
WELLBEING = Topic("wellbeing", Name(da="Trivsel", en="Wellbeing"), False, 95, 25)
BULLYING = Topic("bullying", Name(da="Mobning", en="Bullying"), True, 95, 25)
TOPICS = (WELLBEING, BULLYING)
ROUNDS = tuple(Choice(year, Name(da=f"Kortlægning {year}", en=f"Mapping {year}")) for year in ("2015", "2017", "2019"))
SCHOOL = UnitLink(9, "institution", "Bøgeskolen", type="school")
TOWN = UnitLink(2, "municipality", "Nørreå Kommune")


def shown(points: int) -> Cell:
    return Cell(Status.SHOWN, 900, points, points - 9, points + 9, None, 60)


def round_of(place: int, *found: int | Status, same: bool = True) -> RoundTold:
    """The gap in each topic, or why the boys are hidden."""
    cells = {}
    for topic, gap in zip(TOPICS, found, strict=True):
        cells[GIRLS.key, topic.key] = shown(500 + (gap if isinstance(gap, int) else 0))
        hidden = Cell(gap, bound=">=640" if gap is Status.EXTREME else None) if isinstance(gap, Status) else None
        cells[BOYS.key, topic.key] = hidden or shown(500)
    return RoundTold(ROUNDS[place], cells, TOPICS, frozenset(one.key for one in TOPICS) if same else frozenset())


def equity_of(*rounds: RoundTold, before: str | None = "2017", **changes: Any) -> Equity:
    now = rounds[-1].round.key
    found = gaps(rounds, now, before, [GIRLS, BOYS])
    return replace(Equity((GENDER, LANGUAGE), GENDER, found, default_factor(found, now)), **changes)


def progress_of(**changes: Any) -> Progress:
    start = Progress(
        selection=Selection("progress", 9, "2019", "pupil", against="2017", section="equity"),
        unit=SCHOOL,
        path=(UnitLink(1, "programme", "Programmet"), TOWN),
        rounds=ROUNDS,
        earlier=ROUNDS[:2],
        forms=(Choice("pupil", Name(da="Elever", en="Pupils")),),
        sections=sections("institution"),
        k=5,
    )
    return replace(start, **changes)


def laid_out(found: Equity, language: Language, **changes: Any) -> list[Any]:
    return layout.section(found, progress_of(**changes), language)


def heading(found: Equity, language: Language, **changes: Any) -> str:
    [title] = find(laid_out(found, language, **changes), "H2")
    return words(title)


ALIKE = equity_of(round_of(0, 0, 0), round_of(1, 20, 10), round_of(2, 22, 5))
CLOSING = equity_of(round_of(0, 0, 0), round_of(1, 90, 10), round_of(2, 30, 5))
OPENING = equity_of(round_of(0, 0, 0), round_of(1, 10, -20), round_of(2, 80, -90))
TURNING = equity_of(round_of(0, 0, 0), round_of(1, 60, 0), round_of(2, -60, 0))
TOWARDS = equity_of(round_of(0, 0, 0), round_of(1, 30, 0), round_of(2, -13, 0))
HIDDEN = equity_of(round_of(0, 0, 0), round_of(1, Status.PROTECT, Status.FEW), round_of(2, 40, 0))
ALL_HIDDEN = equity_of(*(round_of(place, Status.FEW, Status.PROTECT) for place in range(3)))
EXTREME = equity_of(round_of(0, 0, 0), round_of(1, Status.EXTREME, 0), round_of(2, 40, 0))
FIRST = equity_of(round_of(0, 60, 0), before=None)
BROKEN = equity_of(round_of(0, 0, 0), round_of(1, 60, 0, same=False), round_of(2, 0, 0))
STATES = {
    "alike": ALIKE,
    "closing": CLOSING,
    "opening": OPENING,
    "turning": TURNING,
    "towards": TOWARDS,
    "hidden": HIDDEN,
    "all hidden": ALL_HIDDEN,
    "extreme": EXTREME,
    "broken": BROKEN,
}
any_state = pytest.mark.parametrize("found", STATES.values(), ids=STATES)


@any_state
def test_every_state_has_one_heading_and_a_table(found: Equity, language: Language) -> None:
    tree = laid_out(found, language)
    assert len(find(tree, "H2")) == 1
    assert find(tree, "Table")
    for place in find(tree, "Figure"):
        assert attribute(place, "aria-labelledby") in [title.id for title in find(place, "H3")]


def test_the_normal_answer_is_that_it_cannot_be_told(danish: Language) -> None:
    assert heading(ALIKE, LANGUAGES["en"]).startswith("Girls and Boys: The gap cannot be told"), "may be a people's"
    assert heading(ALIKE, danish) == "Piger og drenge: Afstanden kan ikke skelnes fra den i 2017 i nogen af de 2 emner"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (CLOSING, "Piger og drenge: Afstanden er blevet tydeligt mindre siden 2017 i 1 af 2 emner"),
        (OPENING, "Piger og drenge: Afstanden er blevet tydeligt større siden 2017 i 2 af 2 emner"),
        (TURNING, "Piger og drenge: Afstanden har ændret sig tydeligt siden 2017 i 1 af 2 emner"),
        (TOWARDS, "Piger og drenge: Afstanden har ændret sig tydeligt siden 2017 i 1 af 2 emner"),
        (ALL_HIDDEN, "Piger og drenge: Det kan ikke vises, om afstanden har ændret sig"),
    ],
)
def test_the_heading_counts_what_is_clear_of_what_can_be_told(danish: Language, found: Equity, said: str) -> None:
    assert heading(found, danish) == said


def test_only_what_is_told_is_counted(danish: Language) -> None:
    assert heading(BROKEN, danish).startswith("Piger og drenge: Det kan ikke vises")
    assert "2 afstande kan ikke holdes op mod 2017." in words(laid_out(BROKEN, danish))
    assert heading(EXTREME, danish).endswith("i det ene emne, der kan vises")


def test_without_an_earlier_round_the_gap_now_is_told(danish: Language) -> None:
    first = {"rounds": ROUNDS[:1], "earlier": (), "selection": Selection("progress", 9, "2015", "pupil")}
    assert heading(FIRST, danish, **first) == "Piger og drenge: Der er ingen tidligere runde at holde afstanden op mod"
    said = words(laid_out(FIRST, danish, **first))
    assert "I 2015 ligger grupperne tydeligt fra hinanden i 1 af 2 emner." in said
    assert "Trivsel: Piger ligger tydeligt højest i 2015" in said


def test_a_turned_gap_says_who_lies_higher_now(danish: Language) -> None:
    said = words(laid_out(TURNING, danish))
    assert "Trivsel: Afstanden er vendt siden 2017. Nu ligger drenge højest" in said
    assert "vendt: drenge ligger nu højest" in said
    assert "mindre" not in words(find(laid_out(TURNING, danish), "Table"))


def test_where_the_size_cannot_be_told_only_the_direction_is(danish: Language) -> None:
    [line] = [gap for gap in TOWARDS.gaps if gap.movement is Movement.TOWARDS]
    assert line.gaining == BOYS
    said = words(laid_out(TOWARDS, danish))
    assert "ændret til fordel for drenge, nu er ingen af dem tydeligt højest" in said
    assert "Siden 2017 har afstanden ændret sig tydeligt til fordel for drenge" in said


def test_the_direction_is_stated_and_a_turned_factor_says_so(danish: Language) -> None:
    said = words(laid_out(CLOSING, danish))
    assert "Hvert tal er piger minus drenge." in said
    assert "Mobning (vendt)" in said
    assert said.count("Mærket »(vendt)«: Mange point er godt.") == 1


def test_a_gap_that_looks_clear_alone_is_said_to_be_perhaps_chance(danish: Language) -> None:
    gap = next(gap for gap in ALIKE.gaps if gap.factor == WELLBEING)
    doubtful = Difference(10, 1, 19, Verdict.CHANCE, Size.SMALL)
    now = replace(gap.rounds[-1], difference=doubtful)
    plain = replace(now, difference=replace(doubtful, low=-1))
    for latest, said in ((now, True), (plain, False)):
        alone = replace(gap, rounds=(*gap.rounds[:-1], latest), change=None, movement=None)
        text = words(laid_out(replace(ALIKE, gaps=(alone,)), danish))
        assert "I 2019 er ingen afstand tydelig, når alle prøves på én gang." in text
        assert ("1 afstand ser tydelig ud alene, men kan være tilfældig." in text) is said
        assert ("Trivsel: Afstanden i 2019 kan være tilfældig, når alle prøves på én gang" in text) is said


def test_a_change_that_looks_clear_alone_is_said_to_be_perhaps_chance(danish: Language) -> None:
    gap = next(gap for gap in ALIKE.gaps if gap.factor == WELLBEING)
    doubtful = replace(gap, change=Difference(10, 1, 19, Verdict.CHANCE, Size.SMALL), movement=Movement.CHANCE)
    text = words(laid_out(replace(ALIKE, gaps=(doubtful,)), danish))
    assert "Trivsel: Ændringen siden 2017 kan være tilfældig, når alle prøves på én gang" in text


@any_state
def test_no_gap_is_shown_beside_a_hidden_figure(found: Equity, language: Language) -> None:
    for gap in found.chosen:
        drawn = chart.figure(gap, {one.key: one.key for one in ROUNDS}, language)
        marks = next(trace for trace in drawn["data"] if trace["uid"] == "gap")
        told = [place for place, one in enumerate(gap.rounds) if one.difference]
        assert marks["x"] == told
        assert marks["y"] == [gap.rounds[place].difference.value for place in told if gap.rounds[place].difference]
        for line in drawn["data"]:
            if line["mode"] == "lines":
                assert set(line["x"]) <= set(told)
                assert line["x"][1] == line["x"][0] + 1
        hidden = language.text("progress.equity.figure.hidden")
        ticks = drawn["layout"]["xaxis"]["ticktext"]
        assert [hidden in tick for tick in ticks] == [one.difference is None for one in gap.rounds]


def test_the_hidden_and_the_protected_say_as_much_as_each_other(language: Language) -> None:
    """The length of the answer tells nothing of the reason."""
    few = equity_of(*(round_of(place, Status.FEW, Status.FEW) for place in range(3)))
    protect = equity_of(*(round_of(place, Status.PROTECT, Status.PROTECT) for place in range(3)))
    lengths = {len(payload(laid_out(found, language)).encode()) for found in (few, protect)}
    assert len(lengths) == 1


def test_a_bound_is_not_mistaken_for_a_gap(danish: Language) -> None:
    [first, *_] = find(find(laid_out(EXTREME, danish), "Table")[-1], "Tbody")[0].children
    assert "640" not in words(first)
    assert "et af tallene ligger for tæt på skalaens ende" in words(first)


def test_the_axis_reaches_every_end_and_zero_stands_in_the_middle(language: Language) -> None:
    for found in STATES.values():
        for gap in found.gaps:
            drawn = chart.figure(gap, {one.key: one.key for one in ROUNDS}, language)["layout"]
            low, high = drawn["yaxis"]["range"]
            assert low == -high
            ends = [end for one in gap.rounds if one.difference for end in (one.difference.low, one.difference.high)]
            assert all(low <= end <= high for end in ends)
            assert 0 in drawn["yaxis"]["tickvals"]


def test_every_split_and_factor_is_a_link_that_keeps_the_rest(danish: Language) -> None:
    found = links(laid_out(CLOSING, danish))
    assert "split=language%3Ddanish" in found["Modersmål"]
    assert "factor=bullying" in found["Mobning (vendt)"]
    assert all("round=2019" in address and "against=2017" in address for address in found.values())


def test_of_three_groups_every_two_have_a_figure_and_a_row(danish: Language) -> None:
    cells = {(value.key, one.key): shown(500) for value in (GIRLS, BOYS, THIRD) for one in TOPICS}
    rounds = [RoundTold(one, cells, TOPICS, frozenset(topic.key for topic in TOPICS)) for one in ROUNDS]
    values = [GIRLS, BOYS, THIRD]
    found = Equity((GENDER,), GENDER, gaps(rounds, "2019", "2017", values), "wellbeing")
    tree = laid_out(found, danish)
    assert heading(found, danish) == "Køn: Ingen af de 6 afstande kan skelnes fra dem i 2017"
    assert len(find(tree, "Figure")) == 3
    assert "Piger minus andre" in words(tree)
    ids = [attribute(node, "id") for node in find(tree, "Graph")]
    assert len(set(ids)) == 3
    assert not find(tree, "Nav"), "nothing to choose between"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_reader_who_is_told_of_no_group_is_told_why(code: str) -> None:
    language = LANGUAGES[code]
    for unit, which in ((SCHOOL, "institution"), (TOWN, "aggregate")):
        tree = laid_out(Equity(closed=True), language, unit=unit)
        assert words(tree) == language.text(f"progress.equity.closed_{which}")
    assert words(laid_out(Equity(), language)) == language.text("progress.equity.nothing")
