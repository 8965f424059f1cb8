"""The colours of the interface, once: the charts use these names, and a test keeps the style sheet equal to them."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """`better`, `worse` and `chance` are the verdicts; `diverging` runs from far below to far above in five steps."""

    page: str
    paper: str
    ink: str
    muted: str
    line: str
    control: str
    accent: str
    on_accent: str
    soft: str
    better: str
    worse: str
    chance: str
    notice: str
    notice_line: str
    diverging: tuple[str, str, str, str, str]


LIGHT = Theme(
    page="#f6f8f8",
    paper="#ffffff",
    ink="#17212b",
    muted="#53606c",
    line="#d3d9de",
    control="#75828e",
    accent="#0b5a78",
    on_accent="#ffffff",
    soft="#e4eff4",
    better="#0b6e93",
    worse="#9a5700",
    chance="#5f6166",
    notice="#fdf3dc",
    notice_line="#9a6a00",
    diverging=("#8f4a00", "#e0ab5e", "#ebebe6", "#7fbbd1", "#0b5a78"),
)

DARK = Theme(
    page="#10161b",
    paper="#161d23",
    ink="#e9eef2",
    muted="#a9b5bf",
    line="#35424d",
    control="#8594a1",
    accent="#7cc7e6",
    on_accent="#0b161d",
    soft="#1d3240",
    better="#58bde2",
    worse="#e8a23d",
    chance="#a8abb0",
    notice="#332a15",
    notice_line="#cf9c3c",
    diverging=("#eda63f", "#8a5f22", "#2b343c", "#2a6b86", "#62c3e6"),
)


def css_variables(theme: Theme) -> dict[str, str]:
    """The theme as the style sheet's custom properties."""
    colours = {name: value for name, value in asdict(theme).items() if name != "diverging"}
    steps = {f"diverging_{step}": value for step, value in enumerate(theme.diverging, 1)}
    return {f"--lb-{name.replace('_', '-')}": value for name, value in (colours | steps).items()}
