"""Serving the dashboard; an installation without a store first gets the demonstration programme."""

import re
import signal
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from werkzeug.serving import WSGIRequestHandler, make_server

from callbacks.commands import console, country, safety
from callbacks.commands.opening import Opened, opened, vault
from callbacks.demonstration import SOMEBODY, add_users
from callbacks.demonstration_indicators import follow
from callbacks.server import application
from data_access.catalogue import read
from data_access.demonstration import NotADemonstration, write
from data_access.engine import reading
from data_access.importing import bring_in
from data_access.packages.reader import read as read_package

FIRST_SCALE, FIRST_SEED = "municipality", 1
INVITATION = re.compile(r"(invitation(?:/|%2[Ff]))[\w-]+")  # also inside an address to come back to


def serve(arguments: Namespace) -> int:
    """The port answers only when the store is ready."""
    with opened() as at:
        country.before_serving(at)
        if at.is_new:
            _build_demonstration(at)
        elif _is_made_up(at):
            add_users(at.store)  # the building may have been interrupted
        if unsafe := _faults(at):
            return console.refuse("command.serve.unsafe", "\n".join(unsafe))
        app = application(at.store, at.settings)
        server = make_server(arguments.host, arguments.port, app.server, threaded=True, request_handler=_Handler)
        console.say(console.language().text("command.serve.ready", address=f"http://{arguments.host}:{arguments.port}"))
        with _until_stopped():
            server.serve_forever()
    return console.DONE


@contextmanager
def _until_stopped() -> Iterator[None]:
    """Whoever ends the service ends it as Ctrl-C does, so that what waits for the audit log is still written."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Handler(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """A link that lets somebody in does not stand in the log."""
        self.path = INVITATION.sub(r"\1…", self.path)
        super().log_request(code, size)

    def version_string(self) -> str:
        """Which server and which version is nobody's business."""
        return "laeringsblik"


def demo(arguments: Namespace) -> int:
    try:
        write(arguments.scale, arguments.seed, Path(arguments.out), _progress)
    except NotADemonstration as refused:
        return console.refuse("command.demo.not_empty", folder=str(refused.filename or arguments.out))
    return console.done("command.demo.done", folder=arguments.out)


def _faults(at: Opened) -> list[str]:
    """In words; a demonstration has none."""
    if _is_made_up(at):
        return []
    with reading(at.store) as store:
        found = safety.faults(at.settings, store)
    return [console.language().text(fault.key, **dict(fault.values)) for fault in found]


def _is_made_up(at: Opened) -> bool:
    with reading(at.store) as store:
        return read(store).made_up


def _build_demonstration(at: Opened) -> None:
    """Through the real import, package by package."""
    console.say(console.language().text("command.demo.building"))
    with TemporaryDirectory() as folder, vault(at.settings) as kept:
        for package in write(FIRST_SCALE, FIRST_SEED, Path(folder), _progress):
            console.say(console.language().text("command.demo.importing", round=package.name))
            bring_in(kept, at.store, read_package(package), at.settings.exclude)
        add_users(at.store)
        follow(kept, at.store, SOMEBODY)


def _progress(part: str, share: float) -> None:
    console.say(f"{share:4.0%}  {part}")
