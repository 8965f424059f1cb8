"""A factor as it was put to people in one round: its scale, its direction and the exact words of its questions."""

from dataclasses import dataclass

from dashboard.mapping import Name


@dataclass(frozen=True, slots=True)
class Question:
    """`version` changes when the words do; `text` is None where the package did not say them."""

    key: str
    text: Name | None
    version: int = 1
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """`turned` says that in the answers higher was worse. `signature` is equal where all of it was the same."""

    scale: tuple[float, float]
    turned: bool
    signature: str
    questions: tuple[Question, ...]
