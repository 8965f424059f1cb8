"""The page around Dash: language, appearance and what is seen before the scripts have run."""

from collections.abc import Callable, Mapping
from html import escape

from dashboard.language import Language
from dashboard.theme import DARK, LIGHT

THEMES = ("light", "dark")

_PAGE = """<!DOCTYPE html>
<html lang="{code}"{theme}>
  <head>
    <meta charset="utf-8">
    {metas}
    <meta name="color-scheme" content="light dark">
    <meta name="theme-color" content="{light}" media="(prefers-color-scheme: light)">
    <meta name="theme-color" content="{dark}" media="(prefers-color-scheme: dark)">
    <title>{title}</title>
    <link rel="icon" type="image/svg+xml" href="{icon}">
    {css}
  </head>
  <body>
    <noscript><p class="before">{needs_javascript}</p></noscript>
    <div id="react-entry-point"><p class="before _dash-loading" role="status">{loading}</p></div>
    {config}{scripts}{renderer}
  </body>
</html>"""


def document(language: Language, theme: str | None, asset: Callable[[str], str], parts: Mapping[str, str]) -> str:
    """For Dash's `interpolate_index`, whose keywords are `parts`.

    `theme` is the cookie's value, None to follow the device; `asset` gives the address of a file in assets/.
    """
    return _PAGE.format(
        code=language.code,
        theme=theme_attribute(theme),
        light=LIGHT.page,
        dark=DARK.page,
        title=escape(parts["title"]),
        icon=asset("favicon.svg"),
        needs_javascript=escape(language.text("frame.needs_javascript")),
        loading=escape(language.text("frame.loading")),
        **{name: parts[name] for name in ("metas", "css", "config", "scripts", "renderer")},
    )


def theme_attribute(theme: str | None) -> str:
    """Anything but a theme we know comes from a tampered cookie and is left out."""
    return f' data-bs-theme="{theme}"' if theme in THEMES else ""
