"""What made-up teams of the demonstration have written in their worksheets, as values of the catalogue."""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from dashboard.plc import Visibility

_CATALOGUE = Path(__file__).parent / "worksheets.toml"


class _Plan(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ColleaguePlan(_Plan):
    """Somebody made up who works in a team, and cannot sign in."""

    name: str
    team: int
    coordinates: bool = False


class MeetingPlan(_Plan):
    """`days` from today; `fields` are what was written in it, by the keys of the section of meetings."""

    days: int
    minutes: int
    fields: dict[str, str] = Field(default_factory=dict)

    @property
    def is_held(self) -> bool:
        return self.days < 0


class SheetPlan(_Plan):
    """`by` names who has written a field where it is not the author; each topic is the keys of a form and a factor."""

    team: int
    rounds_ago: int
    topics: list[str]
    template: str
    author: str
    by: dict[str, str] = Field(default_factory=dict)
    visibility: Visibility = Visibility.TEAM
    closed: bool = False
    fields: dict[str, str | int]
    meeting: list[MeetingPlan] = Field(default_factory=list)

    def text(self, field: str, today: date) -> str:
        """What stands in the field."""
        found = self.fields[field]
        return found if isinstance(found, str) else (today + timedelta(days=found)).isoformat()

    def writer(self, field: str) -> str:
        return self.by.get(field, self.author)


class Worksheets(_Plan):
    way_of_working: str
    colleague: list[ColleaguePlan]
    sheet: list[SheetPlan]

    @property
    def teams(self) -> int:
        """So many teams are named."""
        return 1 + max([*(one.team for one in self.sheet), *(one.team for one in self.colleague)])


@cache
def worksheets() -> Worksheets:
    return Worksheets(**tomllib.loads(_CATALOGUE.read_text(encoding="utf-8")))
