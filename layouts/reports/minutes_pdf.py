"""The minutes of a meeting as a PDF, made of a page of HTML that loads nothing from anywhere."""

from html import escape

from dashboard.language import Language
from layouts.reports.minutes import Contents, Rows, Said
from layouts.reports.plain_text import fit_for_xml

MEDIA_TYPE = "application/pdf"
_STYLE = """
@page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt } }
body { font-family: system-ui, "Noto Sans", "Liberation Sans", Arial, sans-serif; font-size: 11pt; line-height: 1.4 }
h1 { font-size: 20pt; margin: 0 0 4pt } h2 { font-size: 13pt; margin: 16pt 0 4pt; break-after: avoid }
dt { font-weight: bold; break-after: avoid } dd { margin: 0 0 8pt; white-space: pre-wrap; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse; margin-bottom: 10pt }
caption { text-align: left; font-weight: bold; padding-bottom: 2pt }
th, td { border: 0.5pt solid #75828e; padding: 3pt 5pt; text-align: left; vertical-align: top }
td, th { white-space: pre-wrap; overflow-wrap: anywhere } .about { color: #53606c; margin: 0 }
"""


class NoPrinting(RuntimeError):
    """What draws PDF files is not installed on this server."""


def pdf(contents: Contents, language: Language) -> bytes:
    """Raises NoPrinting."""
    try:
        from weasyprint import HTML  # which needs libraries of the system
    except (ImportError, OSError) as missing:
        raise NoPrinting from missing
    return bytes(HTML(string=page(contents, language), url_fetcher=_nowhere).write_pdf(pdf_variant="pdf/ua-1"))


def page(contents: Contents, language: Language) -> str:
    """Whatever a team has typed stands there as text."""
    about = "".join(f'<p class="about" dir="auto">{_text(line)}</p>' for line in (*contents.about, contents.note))
    parts = "".join(f"<h2>{_text(part.heading)}</h2>{''.join(map(_block, part.blocks))}" for part in contents.parts)
    head = f'<meta charset="utf-8"><title>{_text(contents.title)}</title><style>{_STYLE}</style>'
    body = f"<h1>{_text(contents.title)}</h1>{about}{parts}"
    return f'<!DOCTYPE html><html lang="{language.code}"><head>{head}</head><body>{body}</body></html>'


def _block(block: Said | Rows) -> str:
    if isinstance(block, Said):
        return f'<dl><dt>{_text(block.label)}</dt><dd dir="auto">{_text(block.text)}</dd></dl>'
    heads = "".join(f'<th scope="col">{_text(one)}</th>' for one in block.heads)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in block.rows)
    caption = " · ".join(one for one in (block.caption, block.note) if one)
    return f"<table><caption>{_text(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(text: str) -> str:
    return f'<td dir="auto">{_text(text)}</td>'


def _text(text: str) -> str:
    return escape(fit_for_xml(text))


def _nowhere(address: str) -> dict:
    raise ValueError(address)
