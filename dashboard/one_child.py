"""Whether a text may be about one child: a question to its author, never a refusal, since only they know."""

import re
import tomllib
from functools import cache
from pathlib import Path

_CATALOGUE = Path(__file__).parent / "catalogues" / "one_child.toml"
_NAME = r"\b(?P<name>[^\W\d_]{2,})\b"


def may_be_about_one(text: str) -> bool:
    """Finds what is often said of one, and a name with a child's doings; it does not know who is meant."""
    person, beside_a_name, no_name = _patterns()
    if person.search(text):
        return True
    names = [found["name"] for pattern in beside_a_name for found in pattern.finditer(text)]
    return any(name[0].isupper() and name.casefold() not in no_name for name in names)


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...], frozenset[str]]:
    words = tomllib.loads(_CATALOGUE.read_text(encoding="utf-8"))
    before = re.compile(rf"\b(?i:{_any_of(words['before_a_name'])})\s+{_NAME}")
    after = re.compile(rf"{_NAME}\s+(?i:{_any_of(words['after_a_name'])})\b")
    person = re.compile(rf"\b(?:{_any_of(words['person'])})\b", re.IGNORECASE)
    return person, (before, after), frozenset(words["no_name"])


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
