"""The section on the spread of units: what is found in words, the funnel, its numbers as a table, and no ranking."""

import math
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import Cell, Status
from dashboard.language import LANGUAGES, Language
from dashboard.mapping import Name
from dashboard.profile import Choice, UnitLink
from dashboard.progress import Progress, sections
from dashboard.selection import Selection
from dashboard.spread import Apart, Below, Measure, Spread, Topic
from dashboard.statistics.heterogeneity import INNER, OUTER
from layouts.figures import funnel
from layouts.pieces import spread as layout
from tests.layouts.tree import attribute, find, links, walk, words
from tests.statistics.made_up import some_examples

TOPIC = Topic("wellbeing", Name(da="Trivsel", en="Wellbeing"), turned=False, is_comparable=True, within=95, between=30)
WORRY = Topic("worry", Name(da="Bekymring", en="Worry"), turned=True, is_comparable=False, within=95, between=30)
ROUNDS = tuple(Choice(year, Name(da=f"Kortlægning {year}", en=f"Mapping {year}")) for year in ("2017", "2019"))
TOWN = UnitLink(2, "municipality", "Nørreå Kommune")
NAMES = ("Ærteskolen", "Aaskolen", "Bøgeskolen", "2. skole", "10. skole", "Elmeskolen")


def cell(points: int, n: int = 200, groups: int = 10) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 20, points + 20, groups=groups)


def school(number: int, name: str, type_: str = "school") -> UnitLink:
    return UnitLink(number, "institution", name, type=type_)


def levels(*points: int, **own: Any) -> list[Below]:
    return [
        Below(school(10 + place, name), cell(one, **own))
        for place, (name, one) in enumerate(zip(NAMES, points, strict=False))
    ]


ALIKE = levels(500, 505, 495, 500, 510, 490)
APART = levels(400, 450, 500, 550, 600, 430)
ONE_OUT = levels(500, 500, 500, 500, 500, 640)
WHOLE = Below(TOWN, cell(507))


def spread_of(units: list[Below], whole: Below | None = WHOLE, **changes: Any) -> Spread:
    nothing = Spread(
        kind="institution",
        kinds=("institution",),
        measure=Measure.LEVEL,
        topics=(TOPIC, WORRY),
        topic=TOPIC,
    )
    return replace(nothing, **changes).told(units, whole)


def progress_of(**changes: Any) -> Progress:
    return replace(
        Progress(
            selection=Selection("progress", 2, "2019", "pupil", against="2017", section="spread"),
            unit=TOWN,
            path=(UnitLink(1, "programme", "Programmet"),),
            rounds=ROUNDS,
            earlier=ROUNDS[:1],
            forms=(Choice("pupil", Name(da="Elever", en="Pupils")),),
            sections=sections("municipality"),
            k=5,
        ),
        **changes,
    )


def laid_out(found: Spread, language: Language, **changes: Any) -> list[Any]:
    return layout.section(found, progress_of(**changes), language)


def got(found: Spread) -> Apart:
    assert found.apart is not None
    return found.apart


def heading(found: Spread, language: Language) -> str:
    [title] = find(laid_out(found, language), "H2")
    return words(title)


STATES = {
    "alike": spread_of(ALIKE),
    "apart": spread_of(APART),
    "one outside": spread_of(ONE_OUT),
    "closer than chance": spread_of(levels(500, 500, 500, 500, 500, 500)),
    "changes": spread_of(
        [Below(one.unit, one.now, cell(500)) for one in APART],
        Below(TOWN, cell(507), cell(505)),
        measure=Measure.CHANGE,
    ),
    "few": replace(spread_of(APART[:3]), further=tuple(one.unit for one in APART[:3])),
    "nobody": spread_of([]),
    "broken": Spread("institution", ("institution",), Measure.CHANGE, (TOPIC, WORRY), WORRY),
    "no form": Spread("institution", ("institution",), Measure.LEVEL, (), None),
}
any_state = pytest.mark.parametrize("found", STATES.values(), ids=STATES)


@any_state
def test_every_state_has_one_heading_and_it_comes_first(found: Spread, language: Language) -> None:
    tree = laid_out(found, language)
    titles = [type(node).__name__ for node in walk(tree) if re.fullmatch(r"H\d", type(node).__name__)]
    assert titles[0] == "H2"
    assert titles.count("H2") == 1


@any_state
def test_no_number_stands_where_none_is_told(found: Spread, language: Language) -> None:
    tree = laid_out(found, language)
    assert bool(find(tree, "Figure")) == bool(find(tree, "Table")) == (found.apart is not None)


# What is found


def test_what_cannot_be_told_from_chance_is_said_to_be_undecided(danish: Language) -> None:
    assert heading(STATES["alike"], danish) == "Det kan ikke afgøres, om de 6 skoler er forskellige i virkeligheden"
    said = words(laid_out(spread_of(levels(480, 505, 480, 515, 515, 495)), danish))
    assert re.search(r"Bedste bud: \d+\s% af spredningen er mere end tilfældig \(95 %-interval: 0\s% til", said)


def test_a_guess_of_nothing_says_how_much_it_may_be(danish: Language) -> None:
    said = words(laid_out(STATES["alike"], danish))
    most = round(math.sqrt(got(STATES["alike"]).between.high))
    assert "Bedste bud er, at hele spredningen er tilfældig." in said
    assert f"og så ligger de i virkeligheden typisk {most} point fra midten" in said


def test_what_is_more_than_chance_is_told_with_its_share_and_in_points(danish: Language) -> None:
    found = got(STATES["apart"])
    assert heading(STATES["apart"], danish) == "De 6 skoler er forskellige, også når tilfældet er regnet fra"
    said = words(laid_out(STATES["apart"], danish))
    assert said.count(f"{danish.percent(found.shares.value)} af spredningen er mere end tilfældig") == 1
    points, low, high = (
        round(math.sqrt(one)) for one in (found.between.variance, found.between.low, found.between.high)
    )
    assert f"typisk {points} point fra midten (95 %-interval: {low} til {high} point)" in said
    assert low > 0


def test_figures_closer_than_chance_makes_them_have_no_interval(danish: Language) -> None:
    said = words(laid_out(STATES["closer than chance"], danish))
    assert "endda tættere på hinanden" in said
    assert "Bedste bud" not in said


def test_a_change_is_told_with_its_sign_and_as_a_change(danish: Language) -> None:
    said = words(laid_out(STATES["changes"], danish))
    assert "De 6 skoler har ændret sig forskelligt" in said
    assert "Nørreå Kommune som helhed har ændret sig +2 point." in said
    assert {"−100", "+100", "0"} <= set(said.split())
    assert "200 og 200" in said
    assert "Kortlægning 2017 og Kortlægning 2019" in said


def test_it_says_whom_it_is_about_and_how_many_are_missing(danish: Language) -> None:
    hidden = [Below(school(90 + place, "Skjult"), Cell(Status.PROTECT)) for place in range(2)]
    said = words(laid_out(spread_of([*ALIKE, *hidden]), danish))
    assert "Det gælder kun de 6 skoler, der er vist her. Kun de, der har frigivet deres tal, er med." in said
    assert "2 mere er spurgt, men deres tal kan ikke vises. Det sker, når" in said
    assert "Skjult" not in said
    groups = [Below(UnitLink(one, "child_group", f"{one}. a", type="school"), cell(500)) for one in range(6)]
    assert "frigivet" not in words(laid_out(spread_of(groups, kind="child_group"), danish))
    assert "En mere er spurgt" in words(laid_out(spread_of([*ALIKE, hidden[0]]), danish))


def test_the_whole_is_told_beside_the_centre_where_it_is_shown(danish: Language) -> None:
    assert "Nørreå Kommune som helhed ligger på 507 point." in words(laid_out(STATES["alike"], danish))
    for whole in (None, Below(TOWN, Cell(Status.PROTECT))):
        assert "som helhed" not in words(laid_out(spread_of(ALIKE, whole), danish))


def test_groups_are_said_to_differ_more_only_where_they_do(danish: Language) -> None:
    words_of = "Grupper på det samme sted er mere forskellige end stederne"
    assert words_of not in words(laid_out(STATES["apart"], danish))
    sure = spread_of([Below(school(place, f"Skole {place}"), cell(500 + place % 2, 4000, 200)) for place in range(30)])
    assert sure.groups_apart == 30
    assert f"{words_of}: De lå typisk 30 point" in words(laid_out(sure, danish))


def test_units_are_called_by_the_name_that_fits_them_all(danish: Language) -> None:
    mixed = [*ALIKE[:-1], Below(school(99, "Vuggestuen", "daycare"), cell(500))]
    assert "de 6 institutioner" in heading(spread_of(mixed), danish)


def test_a_turned_factor_says_so(danish: Language) -> None:
    found = spread_of(ALIKE, topic=WORRY)
    [name] = find(laid_out(found, danish), "P", "name")
    assert words(name) != "Bekymring · Nørreå Kommune"
    assert "Bekymring" in words(name)


# Where to go


def test_the_choices_are_links_that_keep_the_rest(danish: Language) -> None:
    found = links(laid_out(STATES["alike"], danish))
    kept = "round=2019&form=pupil&against=2017"
    assert found["Ændring siden Kortlægning 2017"] == f"/progress/2?{kept}&section=spread&order=change"
    assert found["Trivsel"] == f"/progress/2?{kept}&factor=wellbeing&section=spread"
    above = replace(STATES["alike"], kinds=("municipality", "institution"))
    assert links(laid_out(above, danish))["Institutioner"] == f"/progress/2?{kept}&kind=institution&section=spread"
    assert "kind=municipality" in links(laid_out(above, danish))["Kommuner"]


def test_a_change_can_be_chosen_of_comparable_factors_only(danish: Language) -> None:
    menus = [words(one) for one in find(laid_out(STATES["changes"], danish), "Nav")]
    assert not any("Bekymring" in one for one in menus)
    broken = laid_out(STATES["broken"], danish)
    assert "ikke målt på samme måde" in words(broken)
    assert "order=" not in links(broken)["Se niveauet i stedet"]


def test_without_an_earlier_round_only_the_level_is_there(danish: Language) -> None:
    alone = laid_out(STATES["alike"], danish, rounds=ROUNDS[1:], earlier=())
    assert "Ændring" not in words(alone)


def test_fewer_than_five_lead_to_the_spread_inside_each(danish: Language) -> None:
    tree = laid_out(STATES["few"], danish)
    assert "Der skal mindst 5 institutioner til Her er 3, hvis tal kan vises." in words(tree)
    assert links(tree)["Se stedernes tal under Ændringer"].endswith("section=changes")
    assert {words(one) for one in find(tree, "Li") if words(one) in NAMES} == set(NAMES[:3])
    assert "section=spread" in links(tree)["Aaskolen"]
    assert "Se i stedet" not in words(laid_out(STATES["nobody"], danish)), "there is nothing inside to be seen"


@pytest.mark.parametrize("code", LANGUAGES)
def test_where_no_kind_of_unit_was_asked_the_page_speaks_of_places(code: str) -> None:
    nobody = spread_of([], kind=None, kinds=())
    assert LANGUAGES[code].text("progress.spread.places") in words(laid_out(nobody, LANGUAGES[code]))


def test_another_form_is_offered_where_there_are_too_few(danish: Language) -> None:
    forms = (Choice("pupil", Name(da="Elever")), Choice("staff", Name(da="Medarbejdere")))
    found = links(laid_out(STATES["few"], danish, forms=forms))
    assert "form=staff" in found["Medarbejdere"]
    assert "Elever" not in found


def test_what_is_inside_a_school_is_called_classes(danish: Language) -> None:
    groups = [Below(UnitLink(one, "child_group", f"{one}. a", type="school"), cell(500, 20, 1)) for one in range(6)]
    found = spread_of(groups, kind="child_group", kinds=("child_group", "team"))
    tree = laid_out(found, danish, unit=school(3, "Aaskolen"))
    assert {"Klasser", "Teams"} <= links(tree).keys()
    assert words(find(tree, "Th")[0]) == "Klasse"


# The funnel and its table


def figure(found: Spread, language: Language) -> dict[str, Any]:
    return funnel.figure(found, got(found), language)


def traces(found: Spread, language: Language) -> dict[str, dict[str, Any]]:
    return {one["uid"]: one for one in figure(found, language)["data"]}


def test_dots_inside_the_limits_are_all_alike_and_those_outside_have_a_sign_and_a_name(danish: Language) -> None:
    drawn = traces(STATES["one outside"], danish)
    inside, outside = drawn["funnelinside"], drawn["funneloutside"]
    assert (len(inside["x"]), len(outside["x"])) == (5, 1)
    assert not any(isinstance(value, list) for value in inside["marker"].values()), "one look for all of them"
    assert inside["marker"]["symbol"] != outside["marker"]["symbol"]
    assert outside["hovertext"][0].startswith("Elmeskolen: 640 point")
    tree = laid_out(STATES["one outside"], danish)
    assert "Uden for den yderste grænse: Elmeskolen." in words(tree)
    assert "1 af 6 skoler ligger uden for den yderste grænse" in words(find(tree, "H3"))
    assert "Et sted uden for" not in words(laid_out(STATES["alike"], danish)), "no sign is explained that is not drawn"


@given(st.lists(st.tuples(st.integers(420, 580), st.integers(10, 600), st.integers(0, 20)), min_size=5, max_size=30))
@some_examples
def test_every_dot_is_drawn_and_stands_on_its_side_of_the_limit(told: list[tuple[int, int, int]]) -> None:
    units = [Below(school(place, f"{place}. skole"), cell(*one)) for place, one in enumerate(told)]
    found = spread_of(units)
    centre, s = got(found).between.centre, got(found).of_one
    drawn, layout_ = traces(found, LANGUAGES["da"]), figure(found, LANGUAGES["da"])["layout"]
    for uid, is_outside in (("funnelinside", False), ("funneloutside", True)):
        for x, y in zip(drawn[uid]["x"], drawn[uid]["y"], strict=True):
            assert layout_["xaxis"]["range"][0] < x < layout_["xaxis"]["range"][1]
            assert layout_["yaxis"]["range"][0] < y < layout_["yaxis"]["range"][1]
            assert abs(abs(y - centre) * math.sqrt(x) / s - OUTER) < 0.05 or is_outside == (
                abs(y - centre) * math.sqrt(x) / s > OUTER
            )


def test_the_limits_are_as_many_standard_errors_from_the_centre_and_widen_to_the_left(danish: Language) -> None:
    found = STATES["apart"]
    centre, s = got(found).between.centre, got(found).of_one
    for uid, errors in (("funnelinner", INNER), ("funnelouter", OUTER)):
        curve = traces(found, danish)[uid]
        middle = curve["x"].index(None)
        upper = list(zip(curve["x"][:middle], curve["y"][:middle], strict=True))
        lower = list(zip(curve["x"][middle + 1 :], curve["y"][middle + 1 :], strict=True))
        assert [y for _, y in upper] == sorted((y for _, y in upper), reverse=True)
        for (x, high), (_, low) in zip(upper, lower, strict=True):
            assert high - centre == pytest.approx(errors * s / math.sqrt(x), abs=0.2)
            assert centre - low == pytest.approx(high - centre, abs=0.2)


def test_the_table_holds_every_unit_in_alphabetical_order(danish: Language) -> None:
    tree = laid_out(STATES["apart"], danish)
    rows = [one for one in find(tree, "Tr") if find(one, "Td")]
    assert [words(find(row, "Th")) for row in rows] == [
        "2. skole",
        "10. skole",
        "Bøgeskolen",
        "Elmeskolen",
        "Ærteskolen",
        "Aaskolen",
    ]
    first = next(one for one in got(STATES["apart"]).places if one.unit.name == "2. skole")
    assert [words(one) for one in find(rows[0], "Td")] == [
        "550",
        "530–570",
        "200",
        f"{first.worth:.0f}",
        str(first.careful),
        f"{first.careful_low}–{first.careful_high}",
        "Uden for" if first.is_outside else "Inden for",
    ]


def test_a_long_table_is_folded(language: Language) -> None:
    many = spread_of([Below(school(one, f"Skole {one}"), cell(500)) for one in range(60)])
    [folded] = find(laid_out(many, language), "Details", "numbers-in-a-table")
    assert folded.open is False


def test_the_chart_is_named_for_whoever_cannot_see_it(language: Language) -> None:
    [chart] = find(laid_out(STATES["one outside"], language), "Div", "funnel")
    assert chart.role == "img"
    assert "6" in attribute(chart, "aria-label")


def test_it_is_told_why_nobody_is_ranked(danish: Language) -> None:
    [why] = find(laid_out(STATES["alike"], danish), "Details", "help")
    assert "Hvorfor er her ingen rangliste?" in words(why)
    assert "Også når alle steder er lige gode, får et af dem det laveste tal." in words(why)


def test_names_that_others_gave_are_shown_as_they_stand(danish: Language) -> None:
    odd = [*ALIKE[:-1], Below(school(99, "<b>Skole</b> & co"), cell(500))]
    hover = [text for one in figure(spread_of(odd), danish)["data"] for text in one.get("hovertext", [])]
    assert any("&lt;b&gt;Skole&lt;/b&gt; &amp; co" in text for text in hover)
