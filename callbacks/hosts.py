"""Under which names the site answers, and whom it believes about who asks."""

from flask import Flask, abort, request
from werkzeug.exceptions import BadRequest
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.settings import Settings


def trust(server: Flask, settings: Settings) -> None:
    """Before anything that builds addresses: for a foreign host name there are none."""
    if settings.hosts:
        server.config["TRUSTED_HOSTS"] = [host.lower() for host in settings.hosts]
    if settings.proxies:
        many = settings.proxies
        server.wsgi_app = ProxyFix(server.wsgi_app, x_for=many, x_proto=many, x_host=many)  # type: ignore[method-assign]
    server.before_request(_refuse_foreign_names)


def _refuse_foreign_names() -> None:
    if isinstance(request.routing_exception, BadRequest):
        abort(400)
