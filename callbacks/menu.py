"""The main menu: what the reader's roles lead to, beside the front page."""

from collections.abc import Iterator

from callbacks.reader import Reader
from dashboard.access import Role, may_enter
from dashboard.plc import leads_in, own_place
from dashboard.selection import Selection
from dashboard.views import view
from layouts.frame import Entry

HOSTS = (Role.LEADER, Role.COORDINATOR)  # who has colleagues to invite


def menu(who: Reader, path: str) -> list[Entry]:
    """`path` is where the reader stands."""
    text = who.language.text
    return [
        Entry("/", text("frame.front_page"), current=path == "/"),
        *(Entry(at, text("worksheets.menu"), path.startswith("/worksheet")) for at in list(_worksheets(who))[:1]),
        *(Entry(at, text("teams.title"), path == at) for at in list(_teams(who))[:1]),
        *(Entry(at, text("colleagues.title"), path.startswith("/colleagues/")) for at in list(_own(who))[:1]),
        *(Entry(at, text("library.title"), path == at) for at in _of_view(who, "library")),
        *(Entry(at, text("comparisons.menu"), path == at) for at in _of_view(who, "comparisons")),
        *(Entry(at, text("administration.title"), path == at) for at in _of_view(who, "administration")),
    ]


def _own(who: Reader) -> Iterator[str]:
    """The page of colleagues of each place that is theirs, the largest first; the page leads on to the others."""
    held = [(role, grant.unit) for role in HOSTS for grant in who.scope.grants if grant.role is role]
    return (Selection("colleagues", unit).address for _, unit in held)


def _worksheets(who: Reader) -> Iterator[str]:
    """The overview in each institution where the reader works, those that are led or helped first."""
    homes = sorted(who.scope.workplaces, key=lambda home: (not leads_in(who.scope, home), home))
    return (Selection("worksheets", own_place(who.scope, home)).address for home in homes)


def _teams(who: Reader) -> Iterator[str]:
    return (Selection("teams", grant.unit).address for grant in who.scope.grants if grant.role is Role.LEADER)


def _of_view(who: Reader, key: str) -> list[str]:
    """The page's address, for whom it is there."""
    found = view(key)
    return [Selection(found.key).address] if found and may_enter(who.scope.roles, found.roles) else []
