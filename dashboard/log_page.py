"""What the administrator reads of the audit log: a page of a search, or the sample of a month."""

from dataclasses import dataclass
from datetime import datetime

SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Line:
    """`site` is the unit by its last name, `institution` the one it belonged to when the line was written."""

    number: int
    at: datetime
    event: str
    account: str
    site: str
    institution: str
    detail: dict[str, str]


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of what was found, newest first."""

    lines: tuple[Line, ...]
    page: int
    total: int
    everything: int
