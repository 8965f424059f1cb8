"""The page of progress: parse, ask, hand on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from callbacks.mounting import Mounted
from callbacks.reader import Reader
from callbacks.view import Shown, Store
from dashboard.access import Scope
from dashboard.language import Language
from dashboard.progress import Progress, Section
from dashboard.selection import Selection
from data_access.catalogue import Catalogue
from data_access.engine import Connection
from data_access.frame import Frame
from data_access.questions.progress.changes import changes
from data_access.questions.progress.equity import equity
from data_access.questions.progress.frame import frame, progress
from data_access.questions.progress.municipal import municipal
from data_access.questions.progress.plan import plan
from data_access.questions.progress.spread import spread
from data_access.questions.progress.transition import transition
from data_access.questions.progress.trend import trend
from data_access.questions.progress.work import work
from layouts import progress as layout
from layouts.pieces import equity as equity_layout
from layouts.pieces import heat_map
from layouts.pieces import municipal as municipal_layout
from layouts.pieces import plan as plan_layout
from layouts.pieces import spread as spread_layout
from layouts.pieces import transition as transition_layout
from layouts.pieces import trend as trend_layout
from layouts.pieces import work as work_layout

Ask = Callable[[Scope, Connection, Catalogue, Frame], Any]
LayOut = Callable[[Any, Progress, Language], list[Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """What a section asks the store, and how it lays out the answer."""

    ask: Ask
    lay_out: LayOut


PARTS: dict[Section, Part] = {
    Section.WORK: Part(work, work_layout.section),
    Section.TREND: Part(trend, trend_layout.section),
    Section.CHANGES: Part(changes, heat_map.section),
    Section.SPREAD: Part(spread, spread_layout.section),
    Section.EQUITY: Part(equity, equity_layout.section),
    Section.MUNICIPAL: Part(municipal, municipal_layout.section),
    Section.TRANSITION: Part(transition, transition_layout.section),
    Section.PLAN: Part(plan, plan_layout.section),
}


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        at = frame(who.scope, connection, catalogue, selection)
        if at is None:
            return None
        found = progress(who.scope, connection, catalogue, at)
        part = PARTS[at.section]
        answer = part.ask(who.scope, connection, catalogue, at)
    section = part.lay_out(answer, found, who.language)
    return layout.title(found, who.language), layout.page(found, section, who.language), found.selection


def register(on: Mounted, store: Store) -> None:
    """Nothing to connect: every choice on the page is a link."""
