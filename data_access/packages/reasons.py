"""The plain reasons of a report in every language, filled in so that they are safe to show."""

import re
import tomllib
from functools import cache
from pathlib import Path

SHOWN_CHARACTERS = 80
LISTED = 12  # members of a list
_CPR_LIKE = re.compile(r"(?<!\d)\d{6}\s?[-\u2010-\u2015\u2212]?\s?\d{4}(?!\d)")  # with any dash, as in personal.py


@cache
def texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("reasons.toml").read_text(encoding="utf-8"))


def reason(key: str, language: str, hint: object = None, **fields: object) -> str:
    """`hint` is what was probably meant; it fills the place {hint} with a sentence of its own."""
    filled = {name: shown(value, language) for name, value in fields.items()}
    filled["hint"] = reason("did_you_mean", language, suggestion=hint) if hint else ""
    return texts()[key][language].format(**filled)


def shown(value: object, language: str) -> str:
    """A value as a report may show it: short, on one line, and never a CPR number."""
    if isinstance(value, float):
        return _number(value, language)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join([shown(one, language) for one in list(value)[:LISTED]] + ["…"] * (len(value) > LISTED))
    return _line(str(value))


def _number(value: float, language: str) -> str:
    text = f"{value:.10g}"
    return text.replace(".", ",") if language == "da" else text


def _line(text: str) -> str:
    text = text[: SHOWN_CHARACTERS * 4]
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    text = _CPR_LIKE.sub("XXXXXX-XXXX", text)
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"
