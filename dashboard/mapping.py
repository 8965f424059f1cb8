"""What was asked and how it is scored: the contents of a package's `mapping.toml`, checked on construction."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
Kind = Literal["municipality", "institution", "team", "child_group"]
FLOOR_OF_K, CEILING_OF_K = 3, 1000
WIDEST_SCALE = 1_000_000.0  # either way from 0; beyond it sums of squares lose their digits
LEVELS = frozenset({"programme", "municipality", "institution", "team", "child_group"})


class Section(BaseModel):
    """One table of `mapping.toml`. Unknown keys are judged by the package reader, which can suggest the right one."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


class Name(Section):
    """A text in every language of the product; Danish stands in where English is missing."""

    da: str
    en: str = ""

    def in_language(self, language: str) -> str:
        return getattr(self, language, "") or self.da


class Programme(Section):
    key: Key
    name: Name
    made_up: bool = False


class Round(Section):
    key: Key
    name: Name
    opened: date
    closed: date

    @model_validator(mode="after")
    def key_is_no_level(self) -> Self:
        """An address may say `against=municipality` or `against=2015`, and must mean one of them."""
        if self.key in LEVELS:
            raise ValueError("the key is the name of a level")
        return self

    @model_validator(mode="after")
    def closes_after_it_opens(self) -> Self:
        if self.closed < self.opened:
            raise ValueError("closed lies before opened")
        return self


class Disclosure(Section):
    k: int = Field(5, ge=FLOOR_OF_K, le=CEILING_OF_K)
    splits_from: Kind = "institution"


class Item(Section):
    """One question. `version` changes when it is reworded; `values` turns labels into numbers."""

    column: str | None = None
    text: Name | None = None
    version: int = Field(1, ge=0, le=1_000_000)
    values: dict[str, float] = {}


class SplitValue(Name):
    key: Key


class Split(Section):
    column: str
    name: Name
    values: dict[str, SplitValue] = Field(min_length=1)


class Include(Section):
    column: str
    equals: list[str | int | float]


def _ascending(scale: tuple[float, float]) -> tuple[float, float]:
    if scale[0] >= scale[1]:
        raise ValueError("the lowest answer must be smaller than the highest")
    if max(abs(scale[0]), abs(scale[1])) > WIDEST_SCALE:
        raise ValueError("the scale is too wide")
    return scale


class Factor(Section):
    """Several items about one thing. `scale` holds the lowest and highest answer."""

    key: Key
    name: Name | None = None
    construct_key: Key | None = Field(None, alias="construct")  # pydantic keeps `construct` for itself
    scale: Annotated[tuple[float, float], AfterValidator(_ascending)]
    items: list[Key] = Field(min_length=1)
    reversed: list[Key] = []
    higher_is: Literal["better", "worse"] = "better"
    local: bool = False

    @model_validator(mode="after")
    def items_are_named_once(self) -> Self:
        if len(set(self.items)) < len(self.items):
            raise ValueError("an item is listed twice")
        if strange := sorted(set(self.reversed) - set(self.items)):
            raise ValueError(f"reversed names items the factor does not have: {', '.join(strange)}")
        return self


class Form(Section):
    """One questionnaire for one informant. `subject` is what the answers are about."""

    key: Key
    informant: Literal["child", "pupil", "parent", "staff", "leader"]
    subject: Literal["self", "child", "group", "institution"] = "self"
    name: Name
    respondent_column: str | None = None
    unit_column: str = "unit"
    missing: list[str] = ["", "NA", "N/A"]
    delimiter: Annotated[str, StringConstraints(min_length=1, max_length=1)] | None = None
    encoding: str | None = None
    decimal: Literal[",", "."] | None = None
    duration_column: str | None = None
    include: Include | None = None
    splits: dict[Key, Split] = Field({}, alias="split")
    factors: list[Factor] = Field(alias="factor", min_length=1)

    @property
    def item_keys(self) -> list[str]:
        """The form's items in the order they are first named; an item may serve several factors."""
        return list(dict.fromkeys(item for factor in self.factors for item in factor.items))

    @model_validator(mode="after")
    def factors_are_named_once(self) -> Self:
        keys = [factor.key for factor in self.factors]
        if len(set(keys)) < len(keys):
            raise ValueError("two factors of the form have the same key")
        return self


class Mapping(Section):
    """A whole `mapping.toml`."""

    programme: Programme
    round: Round
    disclosure: Disclosure = Disclosure()
    forms: list[Form] = Field(alias="form", min_length=1)
    items: dict[Key, Item] = Field({}, alias="item")

    def item(self, key: str) -> Item:
        return self.items.get(key) or Item()

    def column_of(self, key: str) -> str:
        """The answer file's column for an item: its own key unless the mapping names another."""
        return self.item(key).column or key

    @model_validator(mode="after")
    def forms_are_named_once(self) -> Self:
        keys = [form.key for form in self.forms]
        if len(set(keys)) < len(keys):
            raise ValueError("two forms have the same key")
        return self
