"""The minutes of a meeting as a Word file, to be put right and sent round."""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn

from dashboard.language import Language
from layouts.reports.minutes import Contents, Rows, Said
from layouts.reports.plain_text import fit_for_xml

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SOME_DAY = datetime(2000, 1, 1)  # who keeps it when is nobody's business


def word(contents: Contents, language: Language) -> bytes:
    document = Document()
    _name(document, contents, language)
    document.add_heading(contents.title, 0)
    for line in (*contents.about, contents.note):
        document.add_paragraph(fit_for_xml(line))
    for part in contents.parts:
        document.add_heading(part.heading, 1)
        for block in part.blocks:
            _said(document, block) if isinstance(block, Said) else _rows(document, block)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _name(document: Word, contents: Contents, language: Language) -> None:
    """The language is for whoever has it read aloud."""
    about = document.core_properties
    about.title, about.author, about.language = (
        fit_for_xml(contents.title),
        language.text("product.name"),
        language.code,
    )
    about.created = about.modified = _SOME_DAY
    spoken = document.styles["Normal"].element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): language.code})
    document.styles["Normal"].element.get_or_add_rPr().append(spoken)


def _said(document: Word, said: Said) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(said.label).bold = True
    document.add_paragraph(fit_for_xml(said.text))


def _rows(document: Word, rows: Rows) -> None:
    caption = " · ".join(one for one in (rows.caption, rows.note) if one)
    document.add_paragraph().add_run(fit_for_xml(caption)).bold = True
    table = document.add_table(rows=1, cols=len(rows.heads), style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(table._tbl.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for cell, head in zip(table.rows[0].cells, rows.heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in rows.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = fit_for_xml(text)
    document.add_paragraph()
