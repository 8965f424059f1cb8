"""What the page of a unit's goals shows: the panel in one edition, and what lies around it."""

from dataclasses import dataclass

from dashboard.goals import goals_of
from dashboard.indicators.panel import AnyCard, Card, Panel
from dashboard.indicators.rights import Edition
from dashboard.profile import UnitLink
from dashboard.selection import Selection

PUBLIC = "public"  # in an address: the edition that anybody may read


@dataclass(frozen=True, slots=True)
class PanelPage:
    """`chooses`: the reader may read the internal edition too, and so look at both.

    `unit.may_open` and those on the `path` and `below` say whether the reader may open their results of the rounds, for
    the unit itself, and their pages of goals, for the others.
    """

    unit: UnitLink
    path: tuple[UnitLink, ...]
    selection: Selection
    edition: Edition
    chooses: bool
    panel: Panel
    below: tuple[UnitLink, ...] = ()
    in_the_house: bool = False

    @property
    def has_own(self) -> bool:
        """Whether anything at all is told of the unit itself."""
        return any(is_told(card) for card in self.panel.cards)

    @property
    def made_up(self) -> bool:
        return any(card.made_up for card in self.panel.cards)


def suits(card: AnyCard, type_: str) -> bool:
    """The goals are set for schools: of another type of institution there is a card only where it has figures."""
    return bool(goals_of(type_)) or is_told(card)


def is_told(card: AnyCard) -> bool:
    """Whether anything is told of the unit itself."""
    return bool(card.own.points) if isinstance(card, Card) else card.school_year is not None
