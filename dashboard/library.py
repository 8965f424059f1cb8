"""What teams may lean on: research, ideas and what other teams did, each with whom it is about and how sure it is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.access import Role, Scope
from dashboard.mapping import Name
from dashboard.selection import Selection

PROPOSE, RELEASE = "propose", "release"  # parts of the page


class Kind(StrEnum):
    REFERENCE = "reference"
    IDEA = "idea"
    PRACTICE = "practice"  # released by the leader of the team that did it
    PROPOSAL = "proposal"  # a practice that waits for its leader


class AgeGroup(StrEnum):
    """Whom it is about."""

    DAYCARE = "daycare"
    SCHOOL = "school"
    ALL = "all"
    ADULTS = "adults"


class Evidence(StrEnum):
    """What stands behind it, the strongest first."""

    META = "meta"  # many studies, their figures put together
    REVIEW = "review"  # many studies, read together
    STUDY = "study"
    NONE = "none"  # we have not looked into it
    EXPERIENCE = "experience"  # what a team says of its own work


WRITTEN_BY_PROGRAMME = (Kind.REFERENCE, Kind.IDEA)
SHOWN = (Kind.REFERENCE, Kind.IDEA, Kind.PRACTICE)  # in this order
_AGES = {"daycare": AgeGroup.DAYCARE, "childminding": AgeGroup.DAYCARE, "school": AgeGroup.SCHOOL}
_BEHIND_KNOWLEDGE = (Evidence.META, Evidence.REVIEW, Evidence.STUDY)
EVIDENCE: Mapping[Kind, tuple[Evidence, ...]] = {
    Kind.REFERENCE: _BEHIND_KNOWLEDGE,
    Kind.IDEA: (Evidence.NONE,),
    Kind.PRACTICE: (Evidence.EXPERIENCE,),
    Kind.PROPOSAL: (Evidence.EXPERIENCE,),
}
_KNOWLEDGE, _PRACTICE = ("says", "limits"), ("goal", "actions", "evaluation", "learned")
PARTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.REFERENCE: _KNOWLEDGE,
    Kind.IDEA: _KNOWLEDGE,
    Kind.PRACTICE: _PRACTICE,
    Kind.PROPOSAL: _PRACTICE,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """`number` is that of the row that stands, None for one that is shipped and unchanged; `shipped` is its key then.

    `parts` are the words by what they tell. `type` of institution is told of a practice, and `worksheet` only to those
    who reach into it.
    """

    topics: tuple[str, ...]
    kind: Kind
    age_group: AgeGroup
    evidence: Evidence
    title: Name
    parts: Mapping[str, Name]
    link: str = ""
    number: int | None = None
    shipped: str | None = None
    type: str = ""
    year: int | None = None
    worksheet: int | None = None
    withdrawn: bool = False

    @property
    def key(self) -> str:
        """Tells it from all others that stand."""
        return self.shipped if self.shipped is not None else f"entry-{self.number}"


@dataclass(frozen=True, slots=True)
class Version:
    """One step in the history of an entry: how it was written, by whom. `at` as a clock in Denmark shows it."""

    entry: Entry
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the library holds about one factor for one age, in the order of `SHOWN`. `selection` leads to all of it."""

    topic: Name
    entries: tuple[Entry, ...]
    selection: Selection


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic with how much there is about it."""

    key: str
    name: Name
    count: int


@dataclass(frozen=True, slots=True)
class Library:
    """The page. `entries` are about the chosen topic; `histories` by key of the entries that the reader may take back.

    `may_write`: the reader may also change those that are not a practice, and write new ones. `waiting` are proposals,
    for whoever may release them, None for everybody else.
    """

    selection: Selection
    topics: tuple[TopicLine, ...]
    entries: tuple[Entry, ...]
    histories: Mapping[str, tuple[Version, ...]]
    may_write: bool
    waiting: int | None = None

    @property
    def topic(self) -> TopicLine | None:
        return next((one for one in self.topics if one.key == self.selection.factor), None)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A practice that waits, with the institution and team as its leader knows them, and who proposed it."""

    entry: Entry
    team: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ToRelease:
    """What waits for a leader."""

    selection: Selection
    proposed: tuple[Proposed, ...]
    topics: tuple[TopicLine, ...]


@dataclass(frozen=True, slots=True)
class ToPropose:
    """A worksheet that somebody may propose to share, with what stands in it, by part. `waits`: it is proposed."""

    selection: Selection
    worksheet: int
    topic: str
    age_group: AgeGroup
    parts: Mapping[str, str]
    topics: tuple[TopicLine, ...]
    waits: bool


def may_write(scope: Scope) -> bool:
    """Only the programme changes what it offers to everybody."""
    return Role.PROGRAMME in scope.roles


def age_of(type_: str) -> AgeGroup:
    """Of the children in an institution of that type."""
    return _AGES.get(type_, AgeGroup.ALL)


def fits(entry: Entry, age: AgeGroup) -> bool:
    """Whether it may be of use where the children are of that age; what is about adults is so everywhere."""
    return AgeGroup.ALL in (age, entry.age_group) or entry.age_group in (age, AgeGroup.ADULTS)


def about(entries: Iterable[Entry], topics: Collection[str], age: AgeGroup = AgeGroup.ALL) -> tuple[Entry, ...]:
    """Research first, then ideas, then what others did; in each the newest last, as they were written."""
    there = [one for one in entries if one.kind in SHOWN and not set(topics).isdisjoint(one.topics)]
    return tuple(sorted([one for one in there if fits(one, age)], key=lambda one: SHOWN.index(one.kind)))
