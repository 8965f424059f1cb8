"""Serving the dashboard; an installation without a store first gets the demonstration programme."""

from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from werkzeug.serving import make_server

from callbacks.commands import console
from callbacks.commands.opening import Opened, opened, vault
from callbacks.demonstration import add_users
from callbacks.server import NoSecretKey, application
from data_access.catalogue import read
from data_access.demonstration import NotADemonstration, write
from data_access.engine import reading
from data_access.importing import bring_in
from data_access.packages.reader import read as read_package

FIRST_SCALE, FIRST_SEED = "municipality", 1


def serve(arguments: Namespace) -> int:
    """The port answers only when the store is ready."""
    with opened() as at:
        if at.is_new:
            _build_demonstration(at)
        elif _is_made_up(at):
            add_users(at.store)  # the building may have been interrupted
        try:
            app = application(at.store, at.settings)
        except NoSecretKey:
            return console.refuse("command.serve.no_secret_key")
        server = make_server(arguments.host, arguments.port, app.server, threaded=True)
        console.say(console.language().text("command.serve.ready", address=f"http://{arguments.host}:{arguments.port}"))
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return console.DONE


def demo(arguments: Namespace) -> int:
    try:
        write(arguments.scale, arguments.seed, Path(arguments.out), _progress)
    except NotADemonstration as refused:
        return console.refuse("command.demo.not_empty", folder=str(refused.filename or arguments.out))
    return console.done("command.demo.done", folder=arguments.out)


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


def _progress(part: str, share: float) -> None:
    console.say(f"{share:4.0%}  {part}")
