"""The session's cookie: bound to this host and sent over TLS only, but for somebody trying it on their own machine."""

from flask import Response, request
from werkzeug.exceptions import SecurityError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


def name() -> str:
    """`__Host-session`, Secure; on plain http to this very machine `session` without both (design.md section 9)."""
    return "session" if _at_home() else "__Host-session"


def value() -> str | None:
    return request.cookies.get(name())


def give(response: Response, content: str) -> None:
    """Without an end: the browser forgets it when it is closed."""
    response.set_cookie(name(), content, path="/", secure=not _at_home(), httponly=True, samesite="Lax")


def take_back(response: Response) -> None:
    response.delete_cookie(name(), path="/", secure=not _at_home(), httponly=True, samesite="Lax")


def _at_home() -> bool:
    return not request.is_secure and _host() in LOOPBACK


def _host() -> str:
    """Without the port; empty for a name that the site does not answer to."""
    try:
        host = request.host
    except SecurityError:
        return ""
    return host if host.endswith("]") else host.rpartition(":")[0] or host
