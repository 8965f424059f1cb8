"""The page of the library: its topics, what there is about the one that was chosen, and what the reader may change."""

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.library import (
    SHOWN,
    WRITTEN_BY_PROGRAMME,
    AgeGroup,
    Entry,
    Kind,
    Library,
    TopicLine,
    Version,
    about,
    may_write,
)
from dashboard.plc import may_set_up
from dashboard.selection import Selection
from data_access.catalogue import Catalogue
from data_access.questions.library.entries import Story, stories
from data_access.questions.library.sharing import waiting
from data_access.questions.library.topics import topic, topics

_AGES = (AgeGroup.DAYCARE, AgeGroup.SCHOOL)  # what the reader may look for


def library(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> Library | None:
    """None for a topic, a kind or an age that does not exist."""
    told = stories(scope, store)
    lines = topics(scope, catalogue, [one.entry for one in told])
    selection = selection.to(factor=_topic(scope, catalogue, lines, selection.factor))
    if not _is_known(selection, lines):
        return None
    shown = [one for one in told if not one.entry.withdrawn or may_change(scope, one)]
    return Library(
        selection=selection,
        topics=lines,
        entries=_chosen([one.entry for one in shown], selection),
        histories={one.entry.key: _history(scope, one) for one in shown if may_change(scope, one)},
        may_write=may_write(scope),
        waiting=waiting(scope, told),
    )


def may_change(scope: Scope, story: Story) -> bool:
    """A practice is withdrawn by its leader or by the programme, and let out again by its leader alone; the rest is the
    programme's."""
    if story.entry.kind is Kind.PRACTICE:
        return leads(scope, story) or (may_write(scope) and not story.entry.withdrawn)
    return may_write(scope) and story.entry.kind in WRITTEN_BY_PROGRAMME


def leads(scope: Scope, story: Story) -> bool:
    """Whether it comes from a team of the reader's own institution, and the reader leads it."""
    return story.source is not None and may_set_up(scope, story.source.plc.institution)


def _history(scope: Scope, story: Story) -> tuple[Version, ...]:
    """How a practice was worded before it was let out, and by whom, stays in the house."""
    return story.versions if story.entry.kind in WRITTEN_BY_PROGRAMME or leads(scope, story) else ()


def _topic(scope: Scope, catalogue: Catalogue, lines: tuple[TopicLine, ...], key: str | None) -> str | None:
    """A factor leads to the construct it belongs to."""
    if key is None or any(one.key == key for one in lines):
        return key
    here = [one for factors in catalogue.factors.values() for one in factors if one.key == key]
    return topic(scope, here[-1]) if here else key


def _is_known(selection: Selection, lines: tuple[TopicLine, ...]) -> bool:
    topic_ = selection.factor is None or any(one.key == selection.factor for one in lines)
    kind = selection.kind is None or selection.kind in {str(one) for one in SHOWN}
    return topic_ and kind and (selection.type is None or selection.type in {str(one) for one in _AGES})


def _chosen(entries: list[Entry], selection: Selection) -> tuple[Entry, ...]:
    """Nothing as long as no topic is chosen."""
    if selection.factor is None:
        return ()
    age = AgeGroup(selection.type) if selection.type else AgeGroup.ALL
    found = about(entries, {selection.factor}, age)
    return tuple(one for one in found if selection.kind in (None, str(one.kind)))
