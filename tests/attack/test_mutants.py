"""Deliberate faults, every one of which is seen: by the gate where the mask is wrong, by the attack where both are."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.attack import faults, worlds
from tests.attack.attacker import counted
from tests.attack.faults import Fault
from tests.attack.story import Story, told
from tests.attack.surveys import Answer, Version, World
from tests.attack.worlds import TOWN, changed, late_answer, leaders_of_one, make


@dataclass(frozen=True)
class Mutant:
    """A fault, a world in which it matters, and the rule by which the attack sees it."""

    world: World
    fault: Fault
    rule: str = ""


def plain(answer: Answer) -> Answer:
    """Every question answered, no split told."""
    return replace(answer, items={item: value or 3 for item, value in answer.items.items()}, splits={})


def with_girls(version: Version, school: str, girls: int) -> Version:
    """That many girls in a school, every second child in the others."""
    number = 0

    def change(answer: Answer) -> Answer:
        nonlocal number
        number += 1
        is_girl = number % 2 == 0
        if answer.unit.startswith(school):
            girls_here.append(answer.person)
            is_girl = len(girls_here) <= girls
        return replace(plain(answer), splits={"gender": "girl" if is_girl else "boy"})

    girls_here: list[str] = []
    return changed(version, change)


def one(version: Version) -> World:
    return World((version,))


FOUR = one(changed(make(TOWN | {"NA": (13, 12, 4)}), plain))
FEW_GIRLS = one(with_girls(make(), "NA", 3))
LATE = World(tuple(changed(version, plain) for version in late_answer().versions[:2]))
TWO = one(changed(make(TOWN | {"SA": (11, 10), "SB": (12, 9)}), plain))
LARGEST = one(changed(make({"NA": (30, 30), "NB": (9,), "NC": (9,), "ND": (9,), "NE": (9,)}), plain))
TOP = worlds.near_extreme()
EXTREME = worlds.all_answers_equal()
SMALL = one(changed(make(TOWN | {"NB": (12, 7)}), plain))
ONE_TEAM = worlds.girls_in_one_team()
HOLES = worlds.one_girl_in_a_class()
TEACHERS = worlds.contact_teachers()
LEADERS = leaders_of_one(each=6)
FACES = worlds.happiest_faces()

WRONG_MASKS = {
    "no secondary step": Mutant(FOUR, faults.ONLY_LARGE_ENOUGH),
    "no secondary step for splits": Mutant(FEW_GIRLS, faults.ONLY_LARGE_ENOUGH),
    "no repair after the greedy mask": Mutant(ONE_TEAM, faults.UNREPAIRED),
    "k one too small": Mutant(FOUR, faults.ONE_TOO_FEW),
    "what was told before forgotten": Mutant(LATE, faults.NO_EARLIER),
    "answers taken for people": Mutant(TEACHERS, faults.ANSWERS_AS_PEOPLE),
    "a municipality of two institutions": Mutant(TWO, faults.NO_INSTITUTIONS),
    "an institution with most of the answers": Mutant(LARGEST, faults.NO_INSTITUTIONS),
    "extremes told as numbers": Mutant(EXTREME, faults.NO_EXTREMES | faults.NO_NARROWING),
    "no rounding": Mutant(FOUR, faults.NO_ROUNDING),
    "splits below the institution": Mutant(HOLES, faults.SPLITS_IN_CLASSES),
    "leaders by institution": Mutant(LEADERS, faults.LEADERS_BY_INSTITUTION),
    "hidden cells with their n": Mutant(FOUR, faults.NUMBERS_IN_HIDDEN),
    "answer bands of five": Mutant(SMALL, faults.BANDS_OF_FIVE),
    "items whose factor is hidden": Mutant(TOP, faults.ITEMS_WITHOUT_FACTORS),
    "nobody's score looked at": Mutant(TOP, faults.NO_NARROWING),
    "every word of how carefully was answered": Mutant(FACES, faults.EVERY_WORD),
    "a word that holds no longer": Mutant(FACES, faults.NEVER_WITHDRAWN),
}
WRONG_GATES = {
    "no audit of groups": Mutant(FOUR, faults.ONLY_LARGE_ENOUGH | faults.NO_GROUPS, "fewer than k"),
    "groups with k one too small": Mutant(FOUR, faults.ONLY_LARGE_ENOUGH | faults.GROUPS_OF_ONE_LESS, "fewer than k"),
    "groups among everybody only": Mutant(
        FEW_GIRLS, faults.ONLY_LARGE_ENOUGH | faults.GROUPS_OF_EVERYBODY, "fewer than k"
    ),
    "cells with k one too small": Mutant(
        FOUR, faults.ONE_TOO_FEW | faults.CELLS_OF_ONE_LESS | faults.GROUPS_OF_ONE_LESS, "below k"
    ),
    "the newest version only": Mutant(LATE, faults.NO_EARLIER | faults.NEWEST_ONLY, "person exact"),
    "people not counted": Mutant(TEACHERS, faults.PEOPLE_NOT_COUNTED, "below k"),
    "institutions not looked at": Mutant(TWO, faults.NO_INSTITUTIONS | faults.NO_INSTITUTIONS_IN_GATE, "institution"),
    "the largest institution not looked at": Mutant(
        LARGEST, faults.NO_INSTITUTIONS | faults.NO_DOMINANCE, "institution"
    ),
    "persons not looked at": Mutant(TOP, faults.NO_PERSONS, "person narrow"),
    "persons' bounds twice as wide": Mutant(TOP, faults.PERSONS_TWICE_AS_WIDE, "person narrow"),
    "extremes not looked at": Mutant(
        EXTREME, faults.NO_EXTREMES | faults.NO_CELLS | faults.NO_PERSONS, "person narrow"
    ),
    "levels not looked at": Mutant(
        HOLES, faults.SPLITS_IN_CLASSES | faults.NO_CELLS | faults.NO_GROUPS, "not declared"
    ),
    "leaders' level not looked at": Mutant(LEADERS, faults.LEADERS_BY_INSTITUTION | faults.NO_CELLS, "not declared"),
    "hidden cells not looked at": Mutant(FOUR, faults.NUMBERS_IN_HIDDEN | faults.NO_CELLS, "strange"),
    "distributions not looked at": Mutant(SMALL, faults.BANDS_OF_FIVE | faults.NO_DETAILS, "below k"),
    "words not looked at": Mutant(FACES, faults.EVERY_WORD | faults.NO_MARKS, "mark exposes"),
    "corrections not looked at": Mutant(FACES, faults.NEVER_WITHDRAWN | faults.NO_MARKS, "stale mark"),
    "a word told anew": Mutant(FACES, faults.TOLD_ANEW, "told anew"),
}


def story_of(mutant: Mutant, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    for name, replacement in mutant.fault.items():
        monkeypatch.setattr(name, replacement)
    return told(mutant.world, folder, roles=())


@pytest.mark.parametrize("name", WRONG_MASKS)
def test_the_gate_refuses_what_a_wrong_mask_lets_through(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert story_of(WRONG_MASKS[name], tmp_path, monkeypatch).refused


@pytest.mark.parametrize("name", WRONG_GATES)
def test_the_attack_finds_what_a_wrong_gate_lets_through(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = story_of(WRONG_GATES[name], tmp_path, monkeypatch)
    assert not story.refused, "another rule of the gate stopped it: the fault is not the one that is tested"
    assert WRONG_GATES[name].rule in counted(story.found())


@pytest.mark.parametrize("world", [FOUR, FEW_GIRLS, LATE, TWO, LARGEST, SMALL, FACES], ids=range(7))
def test_without_a_fault_the_same_worlds_are_published_and_safe(world: World, tmp_path: Path) -> None:
    story = told(world, tmp_path, roles=())
    assert not story.refused
    assert not story.found()
