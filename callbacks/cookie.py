"""The session's cookie: bound to this host and sent over TLS only, but for somebody trying it on their own machine."""

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class HostCookie(SecureCookieSessionInterface):
    """`__Host-session`, Secure; on plain http to this very machine `session` without both (design.md section 9)."""

    def get_cookie_name(self, app: Flask) -> str:
        return "session" if _at_home() else "__Host-session"

    def get_cookie_secure(self, app: Flask) -> bool:
        return not _at_home()

    def get_cookie_httponly(self, app: Flask) -> bool:
        return True

    def get_cookie_samesite(self, app: Flask) -> str:
        return "Lax"


def _at_home() -> bool:
    host = request.host if request.host.endswith("]") else request.host.rpartition(":")[0] or request.host
    return not request.is_secure and host in LOOPBACK
