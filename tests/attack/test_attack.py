"""Whoever collects everything that everybody may see, and knows who was asked, finds nobody out."""

from pathlib import Path

import pytest

from tests.attack.attacker import counted
from tests.attack.story import Story, told
from tests.attack.worlds import WORLDS

CRAWLED = "everything_at_once"  # what a page tells does not depend on the trap, and opening them all takes its time


@pytest.mark.parametrize("world", WORLDS)
def test_nobody_can_be_found_out(world: str, tmp_path: Path) -> None:
    story = told(WORLDS[world](), tmp_path, pages=world == CRAWLED)
    assert_tells_much(story)
    if world == CRAWLED:
        assert sum(one.gaps for one in story.scraped) > 10, "hardly a difference between informants was told"
        assert sum(one.behind for one in story.scraped) > 200, "hardly a page behind a factor was opened"
        assert sum(one.turnouts for one in story.scraped) > 200, "hardly a number of who takes part was told"
    found = story.found()
    assert not found, f"{counted(found)}\n" + "\n".join(f"{one.rule}: {one.where}" for one in found[:40])


def test_a_corrected_round_is_published_again_with_less_in_it(tmp_path: Path) -> None:
    """Were every correction refused, an attack on several versions would have nothing to compare."""
    story = told(WORLDS["late_answer"](), tmp_path, roles=())
    assert story.refused == 0
    first, second, third = (len(moment.claims) for moment in story.moments)
    assert first > second > third > 0


def test_how_carefully_was_answered_is_told_where_there_is_enough_to_tell(tmp_path: Path) -> None:
    first, second = told(WORLDS["happiest_faces"](), tmp_path, roles=()).moments
    faces = {mark.unit: mark.word for mark in first.marks if mark.name == "top"}
    assert faces == {"NA": "many", "NB": "not_many", "NC": "not_many", "NE": "not_many"}
    assert {mark.unit for mark in second.marks if mark.withdrawn} == {"NB"}


def assert_tells_much(story: Story) -> None:
    """An attack on nothing would find nothing."""
    assert story.moments
    version, claims = story.moments[0].version, story.moments[0].claims
    kinds = {version.kinds[claim.unit] for claim in claims}
    assert {"institution", "child_group"} <= kinds
    assert {"programme", "municipality"} & kinds
    assert any(claim.label != "all" for claim in claims)
    assert {claim.form for claim in claims} == set(version.answers)
