"""Where an institution's round stands on its way upward."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    OWN = "own"  # with its leader
    WAITING = "waiting"  # released, and not open yet: it would tell of the others
    OPEN = "open"  # those above may open it


@dataclass(frozen=True, slots=True)
class Stands:
    """`looked`: a leader has opened the profile of the round, which comes before a release. `state` is None above the
    institutions, where others release."""

    state: State | None
    looked: bool = False
