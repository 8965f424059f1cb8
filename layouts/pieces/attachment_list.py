"""Files that belong to a piece of evidence: a small picture or the kind of file, its name, and a way to have it."""

from collections.abc import Iterable
from typing import Any

from dash import html

from dashboard.attachments import KILOBYTE, MEDIA_TYPES, MEGABYTE, Attached, Type
from dashboard.language import Language
from layouts.attributes import attributes
from layouts.pieces.forms import single


def attachment_store(found: Iterable[Attached], sheet: int, language: Language) -> html.Div:
    """Once on a page that is written in: assets/attachment.js puts each list into its row as the row is made."""
    by_row: dict[str, list[Attached]] = {}
    for one in found:
        by_row.setdefault(one.row, []).append(one)
    lists = [
        html.Div(attachment_list(files, sheet, language, may_write=True), **attributes(data_files_of=row))
        for row, files in by_row.items()
    ]
    return html.Div(lists, hidden=True)


def attachment_list(found: Iterable[Attached], sheet: int, language: Language, *, may_write: bool = False) -> list[Any]:
    """Of one row. Nothing where there is none; what was removed stands apart, where it can be put back."""
    files = list(found)
    there, removed = [one for one in files if not one.removed], [one for one in files if one.removed]
    parts: list[Any] = []
    if there:
        parts = [html.Ul([_line(one, sheet, language, may_write=may_write) for one in there], className="attached")]
    if removed and may_write:
        lines = [html.Li([html.Span(one.name, dir="auto"), " ", _put_back(one, sheet, language)]) for one in removed]
        summary = html.Summary(language.text("attachment.removed", n=len(removed)))
        parts.append(html.Details([summary, html.Ul(lines)], className="removed-files"))
    return parts


def size(found: int, language: Language) -> str:
    if found < MEGABYTE:
        return language.text("attachment.kilobytes", n=language.number(max(1, round(found / KILOBYTE))))
    return language.text("attachment.megabytes", n=language.number(found / MEGABYTE, 1))


def _line(one: Attached, sheet: int, language: Language, *, may_write: bool) -> html.Li:
    name = html.A(one.name, href=f"/worksheet/{sheet}/attachment?file={one.number}", dir="auto", download=one.name)
    kind = next(str(type_) for type_, media in MEDIA_TYPES.items() if media == one.media_type)
    said = [language.text(f"attachment.kind.{kind}"), size(one.size, language), one.author, language.date(one.at)]
    about = html.Span([html.Span(part) for part in said], className="meta")
    remove = [_remove(one, sheet, language)] if may_write else []
    return html.Li([_picture(one, sheet, kind), html.Div([name, about, *remove])])


def _picture(one: Attached, sheet: int, kind: str) -> Any:
    """The name beside it says what it is."""
    if not one.is_picture:
        return html.Span(Type(kind).upper(), className="file-kind", **attributes(aria_hidden="true"))
    return html.Img(src=f"/worksheet/{sheet}/thumbnail?file={one.number}", alt="", className="thumbnail")


def _remove(one: Attached, sheet: int, language: Language) -> html.Form:
    text = language.text("attachment.remove")
    return single("/worksheet/detach", text, about=one.name, class_name="plain", worksheet=sheet, file=one.number)


def _put_back(one: Attached, sheet: int, language: Language) -> html.Form:
    text = language.text("attachment.put_back")
    return single("/worksheet/reattach", text, about=one.name, class_name="plain", worksheet=sheet, file=one.number)
