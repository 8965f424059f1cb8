"""What may be written into the library, and what may not: figures, names and whatever could be somebody's number."""

import re
from collections.abc import Collection, Mapping

from dashboard.library import PARTS, Kind
from dashboard.logged import holds_cpr
from dashboard.notes import cleaned

LONGEST_TITLE, LONGEST_PART, LONGEST_LINK = 300, 2_000, 500  # characters
SHORTEST_NAME = 4  # a shorter name of a place is a word like any other
_LINK = re.compile(r"https?://[^\s\"'<>\\^`{|}]+", re.ASCII)
_FIGURE = re.compile(r"\d\s*(?:%|‰|point\b|points\b|procent\b|percent\b)", re.IGNORECASE)


def refusal(kind: Kind, title: str, parts: Mapping[str, str], link: str, names: Collection[str] = ()) -> str | None:
    """The key of the text that says why it is not taken. `names` of places and people may not stand in a practice."""
    texts = [title, *(parts[part] for part in PARTS[kind])]
    if not all(texts):
        return "library.refused.empty"
    if len(title) > LONGEST_TITLE or len(link) > LONGEST_LINK or any(len(text) > LONGEST_PART for text in texts):
        return "library.refused.long"
    if any(holds_cpr(text) for text in texts):  # not in the link: the numbers of articles look like it
        return "library.refused.cpr"
    if link and not _LINK.fullmatch(link):
        return "library.refused.link"
    return _of_practice(texts, names) if kind in (Kind.PRACTICE, Kind.PROPOSAL) else None


def read(typed: Mapping[str, str], kind: Kind) -> tuple[str, dict[str, str], str]:
    """Title, parts and link as they are to be kept."""
    title = " ".join(cleaned(typed.get("title", "")).split())
    parts = {part: cleaned(typed.get(part, "")) for part in PARTS[kind]}
    return title, parts, cleaned(typed.get("link", ""))


def _of_practice(texts: Collection[str], names: Collection[str]) -> str | None:
    if any(_FIGURE.search(text) for text in texts):
        return "library.refused.figure"
    if any(_holds(text, name) for text in texts for name in names if len(name) >= SHORTEST_NAME):
        return "library.refused.name"
    return None


def _holds(text: str, name: str) -> bool:
    """As whole words, whatever the case; `-s` is added in Danish and in English to say whose it is."""
    whole = re.escape(name.strip())
    return re.search(rf"(?<!\w){whole}(?:['’]?s)?(?!\w)", text, re.IGNORECASE) is not None
