"""How much of a round is told and how much is hidden for which reason, form by form."""

from collections.abc import Sequence

from dash import html

from dashboard.gate.certificate import Certificate, FormCertificate
from dashboard.language import Language
from dashboard.profile import Choice
from layouts.pieces.choices import chosen_name
from layouts.pieces.nothing import nothing
from layouts.pieces.scroller import scroller

COUNTS = ("declared", "shown", "extreme", "few", "protect", "absent")
COLUMNS = ("form", "share", "whole_share", *COUNTS, "smallest")
NOTES = ("told", "whole", "few", "protect", "extreme", "absent")


def table(certificate: Certificate, forms: Sequence[Choice], language: Language) -> html.Div:
    """In the order in which the round's forms stand everywhere, the whole round last."""
    order = {form.key: place for place, form in enumerate(forms)}
    lines = sorted(certificate.forms, key=lambda line: order.get(line.form, len(order)))
    body = [html.Tr(_row(chosen_name(forms, line.form, language) or line.form, line, language)) for line in lines]
    last = html.Tr(_row(language.text("certificate.table.total"), total(lines), language))
    return scroller(
        html.Table(
            [html.Caption(language.text("certificate.table.caption")), _head(certificate.k, language), html.Tbody(body)]
            + ([html.Tfoot(last)] if len(lines) > 1 else []),
            className="factors",
        ),
        language.text("certificate.table.title"),
        language,
    )


def takeaway(certificate: Certificate, language: Language) -> str:
    told = _told(total(certificate.forms))
    if told is None:
        return language.text("certificate.table.title")
    return language.text("certificate.table.finding", share=language.percent(told))


def notes(k: int, language: Language) -> html.Ul:
    return html.Ul([html.Li(language.text(f"certificate.note.{key}", k=k)) for key in NOTES], className="notes")


def total(lines: Sequence[FormCertificate]) -> FormCertificate:
    counts = {key: sum(getattr(line, key) for line in lines) for key in (*COUNTS, "whole_declared", "whole_shown")}
    smallest = min((line.smallest for line in lines if line.smallest is not None), default=None)
    return FormCertificate(form="", smallest=smallest, **counts)


def share(part: int, whole: int) -> float | None:
    """Rounded down to whole per cents: 100 % is said only where nothing is missing."""
    return 100 * part // whole / 100 if whole else None


def _head(k: int, language: Language) -> html.Thead:
    columns = [html.Th(language.text(f"certificate.column.{key}", k=k), scope="col") for key in COLUMNS]
    return html.Thead(html.Tr(columns))


def _row(name: str, line: FormCertificate, language: Language) -> list[html.Th | html.Td]:
    return [
        html.Th(name, scope="row"),
        html.Td(html.Strong(_share(_told(line), language))),
        html.Td(_share(share(line.whole_shown, line.whole_declared), language)),
        *(html.Td(language.number(getattr(line, key))) for key in COUNTS),
        html.Td(nothing(language) if line.smallest is None else language.number(line.smallest)),
    ]


def _told(line: FormCertificate) -> float | None:
    """A bound tells something, too; what was not asked can be neither told nor hidden."""
    return share(line.shown + line.extreme, line.asked)


def _share(told: float | None, language: Language) -> str | list[html.Span]:
    return nothing(language) if told is None else language.percent(told)
