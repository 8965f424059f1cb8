"""What the administration page shows: accounts, the roles they hold, and invitations. No results."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.access import is_in_force


class Section(StrEnum):
    ACCOUNTS = "accounts"
    INVITATIONS = "invitations"
    RELEASES = "releases"
    LOG = "log"
    SAMPLE = "sample"
    ROUNDS = "rounds"


@dataclass(frozen=True, slots=True)
class Site:
    """A unit by the name it had last; `within` is the institution, else the municipality it belonged to then."""

    unit: int
    code: str
    kind: str
    name: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A role somebody holds; `number` is the grant's. `site` None is a unit of which no round knows."""

    number: int
    role: str
    site: Site | None
    start: date | None
    end: date | None

    def is_in_force(self, today: date) -> bool:
        return is_in_force(self.start, self.end, today)


@dataclass(frozen=True, slots=True)
class Person:
    """An account. `has_entry`: there is a password or another way to sign in; `invited_until` is of an open link."""

    number: int
    name: str
    disabled: bool
    has_entry: bool
    second_factor: bool
    invited_until: datetime | None
    held: tuple[Held, ...] = ()

    @property
    def state(self) -> str:
        if self.disabled:
            return "disabled"
        if self.has_entry:
            return "open"
        return "invited" if self.invited_until else "waiting"


@dataclass(frozen=True, slots=True)
class People:
    """One page of accounts. `total` counts those that were found, `everybody` all there are."""

    persons: tuple[Person, ...]
    page: int
    total: int
    everybody: int


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    account: int
    name: str
    invited_by: str
    made_at: datetime
    ends_at: datetime
