"""The only grammar of addresses: what a reader looks at, as a value that becomes an address and back."""

import re
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.=-]{0,129}")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_VIEW = re.compile(r"[a-z]{1,32}")
_QUESTION = ("round", "form", "split", "against", "factor")


class Malformed(ValueError):
    """The address does not follow the grammar; readers get the page for addresses that do not exist."""


@dataclass(frozen=True, slots=True)
class Selection:
    """`unit` is the number used in addresses; the rest are keys of the store's catalogues, None where not chosen."""

    view: str = "home"
    unit: int | None = None
    round: str | None = None
    form: str | None = None
    split: str | None = None
    against: str | None = None
    factor: str | None = None

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
    pairs = [(name, value) for name, value in parse_qsl(query.removeprefix("?")) if name in _QUESTION]
    if len(dict(pairs)) < len(pairs) or any(not _KEY.fullmatch(value) for _, value in pairs):
        raise Malformed(query)
    return dict(pairs)
