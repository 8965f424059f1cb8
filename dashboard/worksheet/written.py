"""What a team has written in a worksheet, as far as a reader may read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.worksheet.form import GONE, ROW, THERE


@dataclass(frozen=True, slots=True)
class Row:
    """`key` is the row's name within its section; `texts` by the keys of the fields."""

    key: str
    texts: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        return self.texts.get(key, "")


@dataclass(frozen=True, slots=True)
class Written:
    """`texts` by address, in order of birth. A field that nobody has written in, or that is not theirs, is empty."""

    texts: Mapping[str, str]

    def text(self, address: str) -> str:
        return self.texts.get(address, "")

    def rows(self, section: str) -> list[Row]:
        """In order of birth; those that were removed are left out."""
        keys = [address.split(".")[1] for address in self.texts if _is_row(address, section)]
        return [Row(key, self._of_row(section, key)) for key in keys if self.text(f"{section}.{key}.{ROW}") == THERE]

    @property
    def standing(self) -> "Written":
        """Without what stood in rows that were removed."""
        return Written({at: text for at, text in self.texts.items() if at.endswith(f".{ROW}") or not self.is_gone(at)})

    def is_gone(self, address: str) -> bool:
        """Whether it lies in a row that was removed."""
        section, row, *_ = [*address.split("."), ""]
        return address.count(".") == 2 and self.texts.get(f"{section}.{row}.{ROW}") == GONE

    @property
    def is_empty(self) -> bool:
        return all(text == GONE or address.endswith(f".{ROW}") for address, text in self.texts.items())

    def _of_row(self, section: str, key: str) -> dict[str, str]:
        start = f"{section}.{key}."
        return {at.removeprefix(start): text for at, text in self.texts.items() if at.startswith(start)}


def _is_row(address: str, section: str) -> bool:
    return address.startswith(f"{section}.") and address.endswith(f".{ROW}") and address.count(".") == 2
