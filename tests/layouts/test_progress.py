"""What stands about every section of the page of progress: where one is, and what can be chosen."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.language import Language
from dashboard.mapping import Name
from dashboard.profile import Choice, UnitLink
from dashboard.progress import Progress, Section, sections
from dashboard.selection import Selection
from layouts.progress import page, title
from tests.layouts.tree import find, words

ROUNDS = tuple(Choice(year, Name(da=year)) for year in ("2015", "2017", "2019"))
FORMS = (Choice("pupil", Name(da="Elever")), Choice("staff", Name(da="Medarbejdere")))
HERE = Selection("progress", 7, "2019", "pupil", against="2017", section="changes")
TOWN = Progress(
    selection=HERE,
    unit=UnitLink(7, "municipality", "Nørreå Kommune"),
    path=(UnitLink(1, "programme", "Programmet"),),
    rounds=ROUNDS,
    earlier=ROUNDS[:2],
    forms=FORMS,
    sections=sections("municipality"),
    k=5,
)


def addresses_of(tree: Any) -> set[str]:
    return {link.href for link in find(tree, "A")}


def at(section: Section) -> Progress:
    return replace(TOWN, selection=replace(HERE, section=section.value))


@pytest.mark.parametrize("kind", ["programme", "municipality", "institution", "team", "child_group"])
def test_every_section_of_a_unit_is_one_click_away(danish: Language, kind: str) -> None:
    found = replace(TOWN, unit=UnitLink(7, kind, "Et sted"), sections=sections(kind))
    addresses = addresses_of(page(found, [], danish))
    assert {replace(HERE, section=one.value).address for one in sections(kind)} <= addresses


def test_another_section_keeps_the_rounds_and_leaves_what_only_this_one_asks_for(danish: Language) -> None:
    chosen = replace(HERE, factor="wellbeing", kind="institution", type="school", order="verdict", page="2")
    addresses = addresses_of(page(replace(TOWN, selection=chosen), [], danish))
    assert replace(HERE, section="trend").address in addresses


def test_rounds_and_forms_can_be_chosen(danish: Language) -> None:
    addresses = addresses_of(page(TOWN, [], danish))
    assert {HERE.to(round="2015").address, HERE.to(form="staff").address, HERE.to(against="2015").address} <= addresses


@pytest.mark.parametrize("section", [Section.TRANSITION, Section.PLAN])
def test_where_an_earlier_round_says_nothing_it_cannot_be_chosen(danish: Language, section: Section) -> None:
    addresses = addresses_of(page(at(section), [], danish))
    assert at(section).selection.to(against="2015").address not in addresses


@pytest.mark.parametrize("section", [Section.MUNICIPAL, Section.WORK])
def test_where_all_forms_are_told_at_once_none_can_be_chosen(danish: Language, section: Section) -> None:
    addresses = addresses_of(page(at(section), [], danish))
    assert at(section).selection.to(form="staff").address not in addresses


def test_paper_tells_the_choices_that_hold(danish: Language) -> None:
    assert words(find(page(TOWN, [], danish), "P", "print-only")) == "Elever · 2019 · Holdt op mod 2017"
    assert words(find(page(at(Section.WORK), [], danish), "P", "print-only")).startswith("2019")
    assert "Holdt op mod" not in words(find(page(at(Section.PLAN), [], danish), "P", "print-only"))


def test_the_title_says_whose_progress_it_is(danish: Language) -> None:
    assert title(TOWN, danish) == "Nørreå Kommune – Fremgang"


@pytest.mark.parametrize("section", Section)
def test_each_section_says_what_it_is_for(danish: Language, section: Section) -> None:
    assert danish.text(f"progress.lead.{section}") in words(page(at(section), [], danish))
