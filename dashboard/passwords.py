"""Which passwords are good enough: long ones that a guesser does not try first. No other rules (trust.md AC-7)."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

from zxcvbn import matching, scoring

SHORTEST, LONGEST = 12, 128  # code points
JUDGED = 40  # code points from the beginning: the judgement takes long on long ones, which need it least
GUESSES = 3 * 10**8  # what it takes at least; a season, a year and a sign need fewer, three words of one's own more

Dictionary = dict[str, int]  # word → rank


def normal(password: str) -> str:
    """One form for what looks the same, however a keyboard puts an å together."""
    return unicodedata.normalize("NFC", password)


def refusal(password: str, name: str) -> str | None:
    """The key of the text that says why a new password of the user with that name is refused."""
    chosen = normal(password)
    if len(chosen) < SHORTEST:
        return "password.short"
    if len(chosen) > LONGEST:
        return "password.long"
    return "password.common" if _guesses(chosen[:JUDGED], name) < GUESSES else None


def _guesses(password: str, name: str) -> int:
    whose = name.casefold()
    own = matching.build_ranked_dict([whose, *(part for part in re.split(r"[\W_]+", whose) if len(part) > 2)])
    known = matching.RANKED_DICTIONARIES | _danish() | {"user_inputs": own}
    found = matching.omnimatch(password, known)
    return int(scoring.most_guessable_match_sequence(password, found)["guesses"])


@cache
def _danish() -> dict[str, Dictionary]:
    text = (files("dashboard") / "catalogues" / "danish_passwords.toml").read_text(encoding="utf-8")
    return {
        f"danish_{group}": matching.build_ranked_dict(words.split()) for group, words in tomllib.loads(text).items()
    }
