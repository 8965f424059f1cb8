"""What releasing a round means, and the forms that do it and take it back."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.release import OwnRelease, Reach
from dashboard.release_state import State
from layouts.links import inside
from layouts.pieces.forms import Fields, sent, single, submit

PARTS = ("see", "never", "nobody", "wait", "undo")


def meaning(language: Language) -> html.Section:
    """Before anything is pressed."""
    lines = [
        html.Li(
            [
                html.Strong(language.text(f"release.means.{part}.title")),
                " ",
                language.text(f"release.means.{part}.text"),
            ]
        )
        for part in PARTS
    ]
    return html.Section([html.H2(language.text("release.means.title")), html.Ul(lines)], className="means")


def acts(found: OwnRelease, round_: str, language: Language) -> list[html.Section]:
    """What the leader can do now; nothing for those who only read."""
    if not found.may_release:
        return []
    parts = _release(found, round_, language) if found.stands.state is State.OWN else _released(found, language)
    return [html.Section(parts, className="finding")]


def _release(found: OwnRelease, round_: str, language: Language) -> list[Any]:
    head = html.H2(language.text("release.form.title", round=round_))
    if not found.stands.looked:
        profile = inside(
            language.text("release.form.open_profile"), found.selection.to(view="profile").address, class_name="action"
        )
        return [head, html.P(language.text("release.form.look")), html.P(profile)]
    fields = Fields("release", language)
    usual = str(Reach.INSTITUTION)
    reach = fields.choice("reach", language.text("release.form.reach"), _reaches(language), value=usual)
    parts = [
        reach,
        fields.tick("sure", language.text("release.form.sure")),
        submit(language.text("release.form.submit")),
    ]
    return [head, sent("/release/release", parts, **_sent(found))]


def _released(found: OwnRelease, language: Language) -> list[Any]:
    other = Reach.INSTITUTION if found.with_teams else Reach.TEAMS
    change = language.text(f"release.form.to_{other}")
    state = found.stands.state
    return [
        html.H2(language.text("release.form.change")),
        single("/release/release", change, reach=other, sure="yes", **_sent(found)),
        html.P(language.text(f"release.form.undo_{state}_more")),
        single("/release/undo", language.text(f"release.form.undo_{state}"), class_name="danger", **_sent(found)),
    ]


def _reaches(language: Language) -> list[tuple[str, str]]:
    return [(str(reach), language.text(f"release.reach.{reach}")) for reach in Reach]


def _sent(found: OwnRelease) -> dict[str, str]:
    return {"unit": str(found.unit.unit), "round": found.selection.round or ""}
