"""What all charts share: no toolbar, no animation, numbers as the language writes them, colours left to the CSS.

The colours written here are those of the light theme. Every trace has a `uid`, which Plotly turns into the class
`trace<uid>`; the style sheet recolours by it for the dark theme, print and forced colours.
"""

from html import escape
from typing import Any

from dashboard.language import Language
from dashboard.theme import LIGHT

FONT = {"family": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif", "size": 13}
TRANSPARENT = "rgba(0,0,0,0)"


def plain(text: str) -> str:
    """What others have named, shown as it stands: Plotly would take parts of it for links, type and entities."""
    return escape(text, quote=False)


def config(language: Language) -> Any:
    return {"displayModeBar": False, "doubleClick": False, "showTips": False, "locale": language.code}


def layout(language: Language, **own: Any) -> dict[str, Any]:
    """`own` holds the chart's margins, axes and size."""
    return {
        "font": FONT | {"color": LIGHT.ink},
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
        "separators": language.text("format.decimal") + language.text("format.thousands"),
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left",
            "bgcolor": LIGHT.paper,
            "bordercolor": LIGHT.control,
            "font": FONT | {"color": LIGHT.ink},
        },
    } | own


def axis(**own: Any) -> dict[str, Any]:
    """Not to be dragged or zoomed: a finger that scrolls the page must not move the chart."""
    return {"fixedrange": True, "zeroline": False, "gridcolor": LIGHT.line, "tickfont": {"color": LIGHT.muted}} | own
