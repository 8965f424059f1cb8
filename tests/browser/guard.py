"""Watches a browser context: whatever the page complains of, fails to load or fetches elsewhere breaks the test."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

HERE = (None, "", "127.0.0.1", "localhost")  # addresses such as data: and blob: have no host
LEAVING = "net::ERR_ABORTED"  # a request given up because the reader went on to another page


@dataclass
class Guard:
    """`complaints` in the order they came. A test that provokes one says so first with `allow`."""

    complaints: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, part: str) -> None:
        """Complaints with this text in them are what the test is about."""
        self.allowed.append(part)

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("requestfailed", self._failure)

    @property
    def unexpected(self) -> list[str]:
        return [one for one in self.complaints if not any(part in one for part in self.allowed)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self.complaints.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: WebError) -> None:
        self.complaints.append(f"uncaught: {error.error.message}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in HERE:
            self.complaints.append(f"fetched from another host: {request.url}")

    def _failure(self, request: Request) -> None:
        if request.failure != LEAVING:
            self.complaints.append(f"failed request: {request.url}: {request.failure}")
