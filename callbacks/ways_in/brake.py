"""The brake on guessing: whoever was wrong too often waits, whatever they guess at (trust.md AC-8)."""

from dataclasses import dataclass

from flask import Response, request

from callbacks.ways_in.entrance import key, now
from data_access.engine import Engine, writing
from data_access.ways_in import failures


@dataclass(frozen=True, slots=True)
class Brake:
    """On one name, tried from one place."""

    engine: Engine
    name: str
    place: str

    def begin(self) -> int:
        """Seconds until the next try. 0: it may be made, and counts as missed until it is a `hit`.

        One step, or a burst of tries at once would all pass before the first of them is counted.
        """
        with writing(self.engine) as store:
            seconds = failures.wait(store, key(), self.name, self.place, now())
            if not seconds:
                failures.remember(store, key(), self.name, self.place, now())
            return seconds

    def hit(self) -> None:
        with writing(self.engine) as store:
            failures.forget(store, key(), self.name, self.place)


def on_name(engine: Engine, name: str) -> Brake:
    return Brake(engine, name, _address())


def on_code(engine: Engine, account: int) -> Brake:
    """Six digits can be guessed by many computers at once, so all of them count as one place."""
    which = f"second factor {account}"
    return Brake(engine, which, which)


def too_often(page: str, seconds: int) -> Response:
    return Response(page, 429, {"Retry-After": str(seconds)})


def _address() -> str:
    return request.remote_addr or ""
