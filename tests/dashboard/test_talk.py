"""Questions for the talk: written for everything that the demonstration asks, and about groups only."""

import re
import tomllib
from pathlib import Path

import pytest

from dashboard.levels import lowest_level
from dashboard.mapping import Name
from dashboard.talk import Talk, talk

ROOT = Path(__file__).parents[2] / "dashboard"
FORMS = [tomllib.loads(file.read_text("utf-8")) for file in sorted((ROOT / "demonstration" / "forms").glob("*.toml"))]
CATALOGUE = tomllib.loads((ROOT / "catalogues" / "talk.toml").read_text("utf-8"))
INFORMANTS = tuple(tomllib.loads((ROOT / "catalogues" / "informants.toml").read_text("utf-8")))
SOMEBODY = re.compile(r"\b(hvilket barn|hvilken elev|hvem af børnene|which child|which pupil)\b", re.IGNORECASE)


def everything() -> list[Talk]:
    own = [talk(construct, "pupil") for construct in CATALOGUE["construct"]]
    return [*own, *(talk(None, informant) for informant in INFORMANTS)]


def words(one: Talk) -> list[Name]:
    return [one.about, *one.questions]


def test_every_construct_of_the_demonstration_has_its_own_words() -> None:
    asked = {factor["construct"] for form in FORMS for factor in form["factor"] if "construct" in factor}
    assert asked <= CATALOGUE["construct"].keys()


@pytest.mark.parametrize("informant", INFORMANTS)
def test_what_is_not_written_for_has_the_informants_words(informant: str) -> None:
    assert lowest_level(informant)
    assert talk("never heard of", informant) == talk(None, informant)


def test_there_are_three_open_questions_in_both_languages() -> None:
    for one in everything():
        assert len(one.questions) == 3
        assert all(text.da and text.en for text in words(one))
        assert all("?" in text.in_language(code) for text in one.questions for code in ("da", "en"))


def test_nobody_is_asked_to_point_at_a_child() -> None:
    assert not [
        text for one in everything() for name in words(one) for text in (name.da, name.en) if SOMEBODY.search(text)
    ]


def test_a_parent_can_read_it() -> None:
    """LIX of all Danish texts together: words per sentence, and the share of long words."""
    text = " ".join(name.da for one in everything() for name in words(one))
    found = re.findall(r"\w+", text)
    sentences = len(re.findall(r"[.?!:]", text))
    assert len(found) / sentences + 100 * sum(len(word) > 6 for word in found) / len(found) <= 40
