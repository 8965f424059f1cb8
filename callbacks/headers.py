"""What every answer tells the browser: where scripts may come from, and what may be kept (trust.md AC-10)."""

from dash import Dash
from flask import Flask, Response, request

A_YEAR = 365 * 24 * 60 * 60
# Plotly and Dash set styles on elements as they draw; scripts are ours alone, by address or by hash.
_POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "object-src 'none'"
)
# No other site may frame, open or embed what is here, and no page of ours needs a device.
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def send(server: Flask, app: Dash) -> None:
    def add(response: Response) -> Response:
        # Dash adds inline scripts as late as the first request, so the hashes are taken now.
        policy = _POLICY.format(hashes=" ".join(f"'{h}'" for h in _hashes(app)))
        response.headers.setdefault("Content-Security-Policy", policy)  # files bring a stricter one of their own
        response.headers.update(_ALWAYS)
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
        response.headers["Cache-Control"] = _caching(response)
        return response

    server.after_request(add)


def _hashes(app: Dash) -> list[str]:
    return [found.strip("'") for found in app.csp_hashes()]


def _caching(response: Response) -> str:
    """Files whose address changes with their contents are kept for ever, results never."""
    is_asset = request.path.startswith("/assets/")
    fingerprinted = request.path.startswith("/_dash-component-suites/") or (is_asset and "m" in request.args)
    if response.status_code == 200 and fingerprinted:
        return f"public, max-age={A_YEAR}, immutable"
    return "no-cache" if is_asset else "no-store"
