"""How the answers to a factor lie: three bands as one bar, with the same shares in words."""

from dash import html

from dashboard.answer_bands import SMALL, Bands, Share
from dashboard.factor_page import FactorPage
from dashboard.language import Language
from layouts.attributes import attributes
from layouts.pieces.everybody import of_everybody
from layouts.pieces.help import help_beside
from layouts.pieces.told import table


def bands(found: FactorPage, language: Language) -> html.Section | html.Figure:
    title = html.H2(language.text("factor_page.bands.title"), id="bands")
    if found.bands is None:
        return html.Section([title, html.P(language.text("factor_page.bands.untold"))], className="part bands")
    good = language.text(f"factor_page.bands.{'low' if found.factor.turned else 'high'}_is_good")
    return html.Figure(
        [
            html.Figcaption([title, html.P(language.text("factor_page.bands.answers", n=found.bands.n) + " " + good)]),
            *of_everybody(found, language),
            _bar(found.bands, turned=found.factor.turned),
            _table(found.bands, turned=found.factor.turned, language=language),
            help_beside("bands", language),
        ],
        className="part bands",
        **attributes(aria_labelledby="bands"),
    )


def _shares(found: Bands) -> dict[str, Share]:
    return {"low": found.low, "middle": found.middle, "high": found.high}


def _bar(found: Bands, *, turned: bool) -> html.Div:
    """A share that is told only as small or large has a length that is the same for all such."""
    parts = [
        html.Span(style={"--share": _length(share)}, className=_class(band, turned) + (" open" * (not share.is_exact)))
        for band, share in _shares(found).items()
    ]
    return html.Div(parts, className="band-bar", **attributes(aria_hidden="true"))


def _length(share: Share) -> int:
    return (share.least + share.most) // 2


def _table(found: Bands, *, turned: bool, language: Language) -> html.Div:
    heads = [html.Th(language.text(f"factor_page.column.{column}"), scope="col") for column in ("band", "share")]
    rows = [
        html.Tr([_head(band, turned, language), html.Td(html.Strong(_words(share, language)))])
        for band, share in _shares(found).items()
    ]
    return table(language.text("factor_page.bands.table"), heads, rows, language)


def _head(band: str, turned: bool, language: Language) -> html.Th:
    sign = html.Span(className=f"band-sign {_class(band, turned)}", **attributes(aria_hidden="true"))
    return html.Th([sign, language.text(f"factor_page.bands.{band}")], scope="row")


def _class(band: str, turned: bool) -> str:
    """The colour follows the meaning: bad, middle, good."""
    if band == "middle":
        return "middle"
    return "good" if (band == "low") is turned else "bad"


def _words(share: Share, language: Language) -> str:
    if share.is_exact:
        return language.percent(share.least / 100)
    if share.is_under:
        return language.text("factor_page.bands.under", share=language.percent(SMALL.most / 100))
    if share.is_over:
        return language.text("factor_page.bands.over", share=language.percent(share.least / 100))
    return language.text("factor_page.bands.between", least=share.least, most=language.percent(share.most / 100))
