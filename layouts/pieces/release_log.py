"""The log of releases, the same for those who release and those above."""

from collections.abc import Iterator, Sequence

from dash import html

from dashboard.language import Language
from dashboard.release import Happened, Logged, Reach
from layouts.pieces.scroller import scroller

COLUMNS = ("at", "name", "round", "happened", "account")


def release_log(found: Sequence[Logged], language: Language, *, named: bool) -> html.Section:
    """`named`: of more than one place, so each line says which."""
    head = html.H2(language.text("release.log.title"))
    if not found:
        return html.Section([head, html.P(language.text("release.log.nothing"))])
    columns = [name for name in COLUMNS if named or name != "name"]
    heads = [html.Th(language.text(f"release.log.{name}"), scope="col") for name in columns]
    body = [html.Tr(_row(one, at_once, language, named=named)) for one, at_once in _acts(found)]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="list")
    return html.Section([head, scroller(table, language.text("release.log.title"), language)])


def _acts(found: Sequence[Logged]) -> Iterator[tuple[Logged, bool]]:
    """Newest first. What was released and opened at once is one line: nothing has happened in between."""
    after: Logged | None = None
    for one, before in zip(found, [*found[1:], None], strict=True):
        if not _opens(one, before):
            yield one, _opens(after, one)
        after = one


def _opens(opened: Logged | None, released: Logged | None) -> bool:
    """Whether the second took effect as the first."""
    if opened is None or released is None:
        return False
    happened = (released.happened, opened.happened) == (Happened.RELEASED, Happened.OPENED)
    return happened and (released.unit, released.round) == (opened.unit, opened.round)


def _row(one: Logged, at_once: bool, language: Language, *, named: bool) -> list[html.Td]:
    return [
        html.Td(language.date(one.at)),
        *([html.Td(one.name)] if named else []),
        html.Td(language.name(one.round.name)),
        html.Td(_what(one, "released_at_once" if at_once else one.happened.value, language)),
        html.Td(one.account),
    ]


def _what(one: Logged, key: str, language: Language) -> str:
    """With the reach, except of what is over."""
    what = language.text(f"release.happened.{key}")
    if one.happened is Happened.UNDONE:
        return what
    return f"{what}: {language.text(f'release.reach.{Reach.TEAMS if one.with_teams else Reach.INSTITUTION}')}"
