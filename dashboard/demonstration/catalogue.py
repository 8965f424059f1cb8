"""The demonstration's catalogues as values: forms with their texts and parameters, splits, written changes, names."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from dashboard.mapping import Name, Split

_FOLDER = Path(__file__).parent
FORMS = ("pupil_0_3", "pupil_4_10", "child", "staff_children", "staff", "parent", "leader")


class _Plan(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rewording(_Plan):
    round: str
    da: str
    en: str


class ItemPlan(_Plan):
    da: str
    en: str
    reversed: bool = False
    reworded: Rewording | None = None

    def rewording_in(self, round_key: str) -> Rewording | None:
        return self.reworded if self.reworded and round_key >= self.reworded.round else None


class FactorPlan(_Plan):
    """`mean` is on the answer scale, turned so that high is good; `consistency` is the mean correlation of its items.

    `girls`, `multilingual`, `per_grade` and `drift` (per round) are real differences in points, positive is better.
    """

    key: str
    name: Name
    construct_key: str | None = Field(None, alias="construct")  # pydantic keeps `construct` for itself
    higher_is: Literal["better", "worse"] = "better"
    local: bool = False
    mean: float
    consistency: float = 0.45
    girls: float = 0
    multilingual: float = 0
    per_grade: float = 0
    drift: float = 0
    items: list[ItemPlan]

    @property
    def alpha(self) -> float:
        """Cronbach's alpha of equally good items (Spearman-Brown)."""
        count = len(self.items)
        return count * self.consistency / (1 + (count - 1) * self.consistency)

    def flips(self, item: ItemPlan) -> bool:
        """Whether agreeing with the item says something bad."""
        return item.reversed != (self.higher_is == "worse")


class Shares(_Plan):
    """Shares of the variance of a factor score that lie between units of a level."""

    municipality: float = 0.01
    institution: float = 0.04
    group: float = 0.09


class Raters(_Plan):
    """One respondent answers about several children; `share` of the variance lies between such respondents."""

    per_class: int
    per_room: int
    share: float


class AnswerFile(_Plan):
    """How a form's answers are delivered; large scales deliver the largest forms as Parquet."""

    format: Literal["csv", "xlsx"] = "csv"
    delimiter: str = ","
    decimal: Literal[".", ","] = "."
    encoding: Literal["utf-8", "utf-8-sig", "cp1252"] = "utf-8"
    sheet: str | None = None


class FormPlan(_Plan):
    key: str
    prefix: str
    informant: str
    subject: str
    name: Name
    attached_to: Literal["child_group", "team", "institution"]
    grades: tuple[int, int] | None = None
    rooms: bool = False
    scale: tuple[int, int]
    spread: float
    unit_column: str
    respondent_column: str | None = None
    duration_column: str | None = None
    columns: str | None = None
    missing_code: int | None = None
    labels: list[str] = []
    splits: list[str] = []
    response: float
    response_spread: float
    straight: float = 0
    happiest: float = 0
    too_fast: float = 0
    shares: Shares = Shares()
    raters: Raters | None = None
    file: AnswerFile = AnswerFile()
    factor: list[FactorPlan]

    @property
    def steps(self) -> int:
        """The number of answers to choose from."""
        return self.scale[1] - self.scale[0] + 1

    def item_key(self, factor: FactorPlan, number: int) -> str:
        """The key of the factor's item (from 0), the same in every round."""
        return f"{self.prefix}_{factor.key}_{number + 1}"


class WrittenChange(_Plan):
    place: Literal["school", "daycare"]
    round: str
    form: str
    factor: str
    points: float


class ProgrammePlan(_Plan):
    programme: dict[str, Any]
    round_name: Name
    disclosure: dict[str, Any]
    split: dict[str, Split]
    change: list[WrittenChange]


class Teams(_Plan):
    two_years: list[str]
    three_years: list[str]
    daycare: list[str]


class Names(_Plan):
    municipalities: list[str]
    municipality_ending: str
    schools: list[str]
    school_endings: list[str]
    daycare_beginnings: list[str]
    daycares: list[str]
    rooms: list[str]
    teams: Teams


@cache
def form(key: str) -> FormPlan:
    return FormPlan.model_validate(_read(f"forms/{key}.toml"))


@cache
def programme() -> ProgrammePlan:
    return ProgrammePlan.model_validate(_read("programme.toml"))


@cache
def names() -> Names:
    return Names.model_validate(_read("names.toml"))


def _read(path: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / path).read_text(encoding="utf-8"))
