"""The profile page: what it says and where its links lead."""

import re
from dataclasses import replace

import pytest

from dashboard.language import Language
from dashboard.profile import Clear, Participation, Profile
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Difference, Verdict, size
from layouts.profile import page, title
from tests.layouts.conftest import CHILDREN
from tests.layouts.tree import attribute, find, links, payload, words
from tests.layouts.values import MUNICIPALITY, difference, factor, profile, programme_profile, three_verdicts

KEY = re.compile(r"\b(?:profile|hidden|kinds?|verdict|size|against|reading|frame)(?:_of)?\.[a-z_]+")


def test_every_state_is_told_in_words(any_profile: Profile, language: Language) -> None:
    shown = page(any_profile, language)
    assert not KEY.search(payload(shown))
    assert not re.search(r"\{\w*\}", words(shown))


def test_the_unit_is_the_only_main_heading(any_profile: Profile, language: Language) -> None:
    assert [words(heading) for heading in find(page(any_profile, language), "H1")] == [any_profile.unit.name]


def test_headings_leave_out_no_level(any_profile: Profile, language: Language) -> None:
    levels = [
        int(type(node).__name__[1])
        for kind in ("H1", "H2", "H3", "H4")
        for node in find(page(any_profile, language), kind)
    ]
    assert set(levels) == set(range(1, max(levels) + 1))


def test_the_tab_names_the_unit_and_who_answered(danish: Language) -> None:
    assert title(profile(), danish) == "Solbakkeskolen – Elever"


def test_the_path_leads_up_and_ends_here(danish: Language) -> None:
    [path] = find(page(profile(), danish), "Nav", "path")
    assert links(path)["Egebæk"] == profile().selection.to(unit=MUNICIPALITY.unit).address
    [here] = [node for node in find(path, "Span") if attribute(node, "aria-current")]
    assert words(here) == "Solbakkeskolen"


@pytest.mark.parametrize(
    ("choice", "change"),
    [
        ("Forældre", {"form": "parent"}),
        ("2015", {"round": "2015"}),
        ("Programmet", {"against": "programme"}),
        ("Piger", {"split": "gender=girl"}),
        ("Alle", {"split": None}),
    ],
)
def test_a_choice_is_a_link_to_the_same_view_with_one_thing_changed(
    danish: Language, choice: str, change: dict[str, str | None]
) -> None:
    assert links(page(profile(), danish))[choice] == profile().selection.to(**change).address


def test_each_group_of_choices_marks_the_one_that_is_shown(danish: Language) -> None:
    shown = page(profile(), danish)
    groups = [*find(shown, "Nav", "tabs"), *find(shown, "Nav", "choices")]
    current = [[words(link) for link in find(group, "A") if attribute(link, "aria-current")] for group in groups]
    assert current == [["Elever"], ["2019"], ["Kommunen"], ["Alle"], ["Som i skemaet"]]


def test_there_is_no_choice_of_one(danish: Language) -> None:
    shown = page(programme_profile(), danish)
    assert [attribute(group, "aria-label") for group in find(shown, "Nav", "choices")] == ["Runde"]


def test_units_below_come_level_by_level_in_danish_and_natural_order(danish: Language) -> None:
    [section] = find(page(profile(children=CHILDREN), danish), "Section", "children")
    assert [words(heading) for heading in find(section, "H3")] == ["Teams (2)", "Klasser (2)"]
    names = [words(line).split(" ", 1)[0] for line in find(section, "Li")]
    assert names == ["Zonen", "Årgang", "2.A", "10.A"]


def test_a_unit_below_opens_in_the_same_view(danish: Language) -> None:
    shown = links(page(profile(children=CHILDREN), danish))
    assert shown["10.A"] == Selection("profile", 11, "2019", "pupil", against="municipality").address
    assert "Zonen" not in shown


def test_a_response_rate_that_is_not_told_has_no_bar(danish: Language) -> None:
    [section] = find(page(profile(children=CHILDREN[1:2]), danish), "Section", "children")
    assert "Svarprocent vises ikke" in words(section)
    assert not find(section, "Span", "bar")


@pytest.mark.parametrize(("answered", "flagged"), [(155, True), (156, False)])
def test_under_sixty_per_cent_is_flagged(danish: Language, answered: int, flagged: bool) -> None:
    shown = page(profile(participation=Participation(answered, 260)), danish)
    assert ("Lav svarprocent" in words(shown)) is flagged


def test_answers_invitations_and_rate_stand_under_the_heading(danish: Language) -> None:
    [meta] = find(page(profile(), danish), "P", "meta")
    assert words(meta) == "Kortlægning 2019 Elever 214 svar fra 260 inviterede (82\u00a0%)"


def test_a_turned_factor_says_so_wherever_it_is_named(danish: Language) -> None:
    [summary] = find(page(profile(), danish), "Section", "in-short")
    [names] = find(page(profile(), danish), "Ul", "factor-names")
    assert "Mobning (vendt)" in words(summary)
    assert "Mobning (vendt)" in words(names)


def test_a_weak_local_factor_is_marked(danish: Language) -> None:
    [table] = find(page(profile(factor(local=True, reliability=0.62)), danish), "Table")
    assert [words(mark) for mark in find(table, "Span", "mark-word")] == ["lokal", "svag: α 0,62"]


def test_the_table_can_be_reached_and_scrolled_by_keyboard(danish: Language) -> None:
    [frame] = find(page(profile(), danish), "Div", "scroller")
    assert (frame.role, frame.tabIndex) == ("region", 0)
    assert attribute(frame, "aria-label")


def test_the_chart_stands_in_a_figure_with_finding_numbers_and_source(danish: Language) -> None:
    [figure] = find(page(profile(), danish), "Figure")
    [finding] = [node for node in find(figure, "H2") if node.id == attribute(figure, "aria-labelledby")]
    assert words(finding) == "Relation ligger 38 point under kommunen. Det er den største tydelige forskel."
    assert find(figure, "Table")
    assert "Bygger på 214 svar. 82\u00a0% har svaret. Kilde: Program for Læring" in words(figure)


def test_the_chart_is_a_picture_with_a_name_to_a_screen_reader(danish: Language) -> None:
    [chart] = find(page(profile(), danish), "Div", "chart")
    assert chart.role == "img"
    assert "Relation ligger 38 point under kommunen" in attribute(chart, "aria-label")


def test_the_summary_says_strengths_challenges_changes_and_what_nobody_can_tell(danish: Language) -> None:
    [summary] = find(page(profile(*three_verdicts()), danish), "Section", "in-short")
    better, worse, chance, since = (words(group) for group in find(summary, "Div", "group"))
    assert better == "Styrker Trivsel  ligger 34 point over kommunen. Forskellen er mærkbar."
    assert worse == "Udfordringer Relation  ligger 38 point under kommunen. Forskellen er mærkbar."
    assert "For 1 af 3 faktorer kan forskellen til kommunen ikke skelnes fra tilfældighed: Mobning (vendt)" in chance
    assert since == "Siden Kortlægning 2017 Relation  ligger 46 point under Kortlægning 2017. Ændringen er mærkbar."


def test_every_factor_that_the_summary_names_leads_to_its_figure(danish: Language) -> None:
    one = profile(*three_verdicts())
    [summary] = find(page(one, danish), "Section", "in-short")
    wanted = {one.selection.to(factor=factor.key).address for factor in one.factors}
    assert {link.href for link in find(summary, "A")} == wanted


def test_a_child_that_the_form_does_not_ask_has_no_response_rate_to_miss(danish: Language) -> None:
    [section] = find(page(profile(children=(replace(CHILDREN[1], asked=False),)), danish), "Section", "children")
    assert "Svarprocent" not in words(section)


def test_classes_in_which_something_is_clear_are_named_though_the_school_says_nothing(danish: Language) -> None:
    clear = replace(CHILDREN[0], clear=Clear(below=2))
    silent = factor(difference=difference(3, Verdict.CHANCE))
    [summary] = find(page(profile(silent, children=(clear, CHILDREN[1])), danish), "Section", "in-short")
    [deeper] = find(summary, "P", "deeper")
    assert words(deeper) == f"Gå tættere på. Her er noget tydeligt:   {clear.name} ▼ 2 , 2 tydeligt under"
    [below] = find(page(profile(silent, children=(clear, CHILDREN[1])), danish), "Section", "children")
    assert words(below).count("▼ 2") == 1
    assert not find(page(profile(silent, children=CHILDREN), danish), "P", "deeper")


def test_an_interval_without_0_that_is_no_verdict_says_why(danish: Language) -> None:
    alone = Difference(-37, -61, -13, Verdict.CHANCE, size(-37))
    [table] = find(page(profile(factor(difference=alone)), danish), "Table")
    assert "kan være tilfældigt, når alle prøves på én gang" in words(table)
    assert "kan være tilfældigt" not in words(page(profile(factor(difference=difference(3, Verdict.CHANCE))), danish))
