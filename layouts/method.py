"""The method page: how every figure is made, in plain words and with the numbers that the code itself uses."""

from dash import html

from dashboard.language import Language
from dashboard.method import Number, numbers
from dashboard.participation import LOW_RATE
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.links import inside

# Sections in the order in which a reader needs them, each with its paragraphs; a formula is set apart.
SECTIONS: dict[str, tuple[str, ...]] = {
    "points": ("scale", "anchor", "formula", "fixed", "turned", "middle"),
    "half": ("rule", "answers"),
    "rounding": ("rule", "derived"),
    "interval": ("meaning", "formula", "where", "attached", "fixed"),
    "difference": ("own", "clear", "family", "apart", "chance"),
    "size": ("rule",),
    "detectable": ("rule", "formula", "fresh", "strict", "among"),
    "table": ("family", "order"),
    "spread": ("rule", "careful", "funnel"),
    "children": ("rule", "error"),
    "equity": ("rule", "error"),
    "follow_up": ("rule", "chosen", "work"),
    "reliability": ("rule", "step"),
    "bands": ("rule", "tail"),
    "comparability": ("rule", "scale", "local"),
    "wholes": ("mean", "shown", "released", "order"),
    "similar": ("groups", "figure"),
    "indicators": (
        *("share", "mean", "formula", "design"),
        *("level", "course", "rise", "family", "unknown", "breaks", "gap", "rounding", "public"),
    ),
    "protection": ("rule", "hidden", "extreme", "researchers"),
    "careless": ("straight", "fast", "few", "top", "words", "kept", "rate"),
    "limits": ("cause", "persons", "wording", "missing", "talk"),
}
FORMULA = "formula"


def title(language: Language) -> str:
    """For the browser's tab and history."""
    return language.text("method.title")


def page(k: int | None, language: Language) -> html.Div:
    """`k` is the newest round's smallest group, None where there is no round yet."""
    every = {**numbers(k), "low_rate": Number(LOW_RATE, share=True)}
    written = {name: number.written(language) for name, number in every.items()}
    heading = html.Div(
        [html.P(language.text("method.kind"), className="kind"), html.H1(language.text("method.title"))],
        className="heading",
    )
    lead = html.P(language.text("method.lead"), className="lead")
    parts = [_section(key, parts, written, language) for key, parts in SECTIONS.items()]
    return html.Div([heading, lead, _contents(language), *parts], className="method")


def address(section: str = "") -> str:
    """Of the page, or of one of its sections."""
    return f"{Selection('method').address}#{section}" if section else Selection("method").address


def _contents(language: Language) -> html.Nav:
    lines = [html.Li(html.A(language.text(f"method.{key}.title"), href=f"#{key}")) for key in SECTIONS]
    label = language.text("method.contents")
    return html.Nav([html.H2(label), html.Ol(lines)], className="contents", **attributes(aria_label=label))


def _section(key: str, parts: tuple[str, ...], written: dict[str, str], language: Language) -> html.Section:
    said = [
        html.P(language.text(f"method.{key}.{part}", **written), className="formula" if part == FORMULA else "said")
        for part in parts
    ]
    proof = [html.P(inside(language.text("method.proof"), Selection("certificate").address))]
    more = proof if key == "protection" else []
    head = html.H2(language.text(f"method.{key}.title"), id=key)
    return html.Section([head, *said, *more], **attributes(aria_labelledby=key))
