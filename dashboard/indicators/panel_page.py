"""What the page of a unit's goals shows: the panel in one edition, and what lies around it."""

from dataclasses import dataclass

from dashboard.goals import goals_of
from dashboard.indicators.apart import Apart
from dashboard.indicators.asked import Asked
from dashboard.indicators.panel import AnyCard, Card, Panel, PublicCard
from dashboard.indicators.rights import Edition
from dashboard.profile import UnitLink
from dashboard.selection import Selection

OLD = 2  # school years before the one that runs now
PUBLIC = "public"  # in an address: the edition that anybody may read


@dataclass(frozen=True, slots=True)
class PanelPage:
    """`chooses`: the reader may read the internal edition too, and so look at both.

    `unit.may_open` and those on the `path` and `below` say whether the reader may open their results of the rounds, for
    the unit itself, and their pages of goals, for the others. `apart` is how groups of pupils differ where a goal is
    about that, `asked` what the mapping asked about the same, `running` the school year that runs now.
    """

    unit: UnitLink
    path: tuple[UnitLink, ...]
    selection: Selection
    edition: Edition
    chooses: bool
    panel: Panel
    below: tuple[UnitLink, ...] = ()
    in_the_house: bool = False
    apart: tuple[Apart, ...] = ()
    asked: Asked | None = None
    running: int | None = None

    @property
    def has_own(self) -> bool:
        """Whether anything at all is told of the unit itself."""
        return any(is_told(card) for card in self.panel.cards)

    @property
    def made_up(self) -> bool:
        return any(card.made_up for card in self.panel.cards)

    @property
    def country_made_up(self) -> bool:
        shown = (card if isinstance(card, Card) else card.figures for card in self.panel.cards)
        return any(card.country_made_up for card in shown if card is not None)

    @property
    def aged(self) -> int | None:
        """The newest school year of which anything is told, where that is long over by now."""
        newest = max((year for card in self.panel.cards if (year := card.school_year) is not None), default=None)
        return newest if newest is not None and self.running is not None and self.running - newest > OLD else None


def suits(card: AnyCard, type_: str) -> bool:
    """The goals are set for schools: of another type of institution there is a card only where it has figures."""
    return bool(goals_of(type_)) or is_told(card)


def is_told(card: AnyCard) -> bool:
    """Whether anything is told of the unit itself, if only of a single grade or group."""
    figures = card if isinstance(card, Card) else card.figures
    if figures is not None:
        return bool(figures.own.points) or figures.parts is not None
    return isinstance(card, PublicCard) and card.school_year is not None
