"""What somebody who opens a page for the first time is shown: a few steps, each at a part of the page."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """`part` is the id of what it is about."""

    key: str
    part: str


STEPS: dict[str, tuple[Step, ...]] = {
    "profile": (
        Step("summary", "summary"),
        Step("interval", "finding"),
        Step("behind", "finding"),
        Step("chance", "summary"),
    ),
}


@dataclass(frozen=True, slots=True)
class Tour:
    """Round the page of one view. `seen`: the reader has been, or did not want to."""

    view: str
    seen: bool

    def steps(self, parts: Collection[str]) -> tuple[Step, ...]:
        """Those about parts that the page has."""
        return tuple(step for step in STEPS[self.view] if step.part in parts)
