"""From one page of a long list to the next, as links."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.paging import PER_PAGE, pages
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside


def pager(selection: Selection, page: int, total: int, language: Language) -> list[Any]:
    """Nothing where everything stands on one page."""
    last = pages(total)
    if last == 1:
        return []
    first_shown, last_shown = PER_PAGE * (page - 1) + 1, min(PER_PAGE * page, total)
    where = html.Span(language.text("pager.where", first=first_shown, last=last_shown, total=total))
    links = [_link(selection, page - 1, language.text("pager.before"))] if page > 1 else []
    links += [_link(selection, page + 1, language.text("pager.after"))] if page < last else []
    items = html.Ul([html.Li(link) for link in links])
    return [html.Nav([where, items], className="pager", **attributes(aria_label=language.text("pager.label")))]


def _link(selection: Selection, page: int, text: str) -> html.A:
    return inside(text, selection.to(page=str(page) if page > 1 else None).address)
