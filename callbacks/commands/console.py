"""What commands print: plain sentences in the installation's language, and the exit codes of the contract."""

import sys

from dashboard.language import LANGUAGES, Language
from dashboard.settings import Settings

DONE, REFUSED, USAGE = 0, 1, 2


def language() -> Language:
    return LANGUAGES.get(Settings.from_environment().language, LANGUAGES["da"])


def say(text: str) -> None:
    if text:
        print(text, flush=True)


def done(key: str, **values: str | int) -> int:
    say(language().text(key, **values))
    return DONE


def refuse(key: str, details: str = "", **values: str | int) -> int:
    """Says what is wrong on the error stream: the details first, so that the sentence stands last on the screen."""
    if details:
        print(details, file=sys.stderr)
    print(language().text(key, **values), file=sys.stderr, flush=True)
    return REFUSED
