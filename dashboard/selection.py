"""The only grammar of addresses: what a reader looks at, as a value that becomes an address and back."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.=-]{0,129}")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_PAGE = re.compile(r"[1-9][0-9]{0,8}|all")
_VIEW = re.compile(r"[a-z]{1,32}")
_DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")
_TYPED = ("who", "place", "words")
LONGEST_TEXT = 128


def is_key(text: str) -> bool:
    """Whether it could be a key of the store's catalogues."""
    return _KEY.fullmatch(text) is not None


def _is_text(value: str) -> bool:
    """What a reader typed to search for."""
    return len(value) <= LONGEST_TEXT and value.isprintable()


def is_day(value: str) -> bool:
    """Whether it is a date of this century, as 2019-10-31."""
    with suppress(ValueError):
        return _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    return False


# What may stand after the question mark, in the order in which it is written.
_QUESTION: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("round", "form", "split", "against", "factor", "kind"), _KEY.fullmatch),
    **dict.fromkeys(("type", "release"), _VIEW.fullmatch),
    "indicator": _KEY.fullmatch,
    "edition": _VIEW.fullmatch,
    "section": _VIEW.fullmatch,
    "order": _VIEW.fullmatch,
    "set": _NUMBER.fullmatch,
    "account": _NUMBER.fullmatch,
    "event": re.compile(r"[a-z_]{1,32}").fullmatch,
    "since": is_day,
    "until": is_day,
    "month": _MONTH.fullmatch,
    "page": _PAGE.fullmatch,
    **dict.fromkeys(_TYPED, _is_text),
}


# What a form on the page of a unit sends along, so that the reader comes back to the page as it was.
KEPT_BY_FORMS = (
    "round",
    "form",
    "split",
    "against",
    "factor",
    "kind",
    "type",
    "release",
    "indicator",
    "edition",
    "section",
    "order",
    "set",
    "page",
)


class Malformed(ValueError):
    """The address does not follow the grammar; readers get the page for addresses that do not exist."""


@dataclass(frozen=True, slots=True)
class Selection:
    """`unit` is the number in the address, of a unit or what else a view is about; None where not chosen, as the rest.

    `round` to `factor` are keys of the store's catalogues; `kind`, `type` and `release` choose which units below are
    listed; `indicator` is a key of the catalogue of indicators and `edition` for whom they are told; `section` is a
    part of a page, `order` how it is sorted and `set` the number of a set of units; what follows is what a part
    searches for, as it was typed.
    """

    view: str = "home"
    unit: int | None = None
    round: str | None = None
    form: str | None = None
    split: str | None = None
    against: str | None = None
    factor: str | None = None
    kind: str | None = None
    type: str | None = None
    release: str | None = None
    indicator: str | None = None
    edition: str | None = None
    section: str | None = None
    order: str | None = None
    set: str | None = None
    account: str | None = None
    event: str | None = None
    who: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    month: str | None = None
    words: str | None = None
    page: str | None = None

    @property
    def address(self) -> str:
        path = "/" if self.view == "home" else f"/{self.view}"
        path += f"/{self.unit}" if self.unit is not None else ""
        chosen = [(name, value) for name in _QUESTION if (value := getattr(self, name))]
        return f"{path}?{urlencode(chosen)}" if chosen else path

    def to(self, **changes: Any) -> Self:
        """The same look with something changed, for links."""
        return replace(self, **changes)

    @classmethod
    def from_address(cls, path: str, query: str = "") -> Self:
        """Parse strictly; unknown query keys are ignored, since others add their own (`utm_source`)."""
        view, unit = _parts(path)
        return cls(view=view, unit=unit, **_chosen(query))


def _parts(path: str) -> tuple[str, int | None]:
    if path in ("", "/"):
        return "home", None
    view, _, unit = path.removeprefix("/").partition("/")
    if (
        not path.startswith("/")
        or not _VIEW.fullmatch(view)
        or (unit and not _NUMBER.fullmatch(unit))
        or view == "home"
    ):
        raise Malformed(path)
    return view, int(unit) if unit else None


def _chosen(query: str) -> dict[str, str]:
    """What a form left blank was not chosen; `parse_qsl` leaves it out."""
    said = [(name, value) for name, value in parse_qsl(query.removeprefix("?")) if name in _QUESTION]
    pairs = [(name, value.strip() if name in _TYPED else value) for name, value in said if value.strip()]
    if len(dict(pairs)) < len(pairs) or not all(_QUESTION[name](value) for name, value in pairs):
        raise Malformed(query)
    return dict(pairs)
