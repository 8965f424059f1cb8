"""Every release there was, for administrators: who released what and when, no results."""

from collections.abc import Sequence

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.release import Logged
from data_access import releases
from data_access.questions.sites import administers


def all_releases(scope: Scope, store: Connection) -> Sequence[Logged]:
    """Newest first."""
    return releases.log(store) if administers(scope) else ()
