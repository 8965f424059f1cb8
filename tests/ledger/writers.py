"""Writers at one worksheet over a network that loses answers, each with a ledger of what the server has promised."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

import requests

FIELDS = ("goal.difference", "challenge.text", "problem.text")
LOST = 0.2  # of the answers
LOOKS = 0.3  # after so many changes a writer takes over what stands


@dataclass
class Shown:
    """A field as a writer's page shows it: the text of revision `base`; what is made of it is one `chain`."""

    base: int = 0
    text: str = ""
    chain: str = field(default_factory=lambda: uuid4().hex[:24])


@dataclass
class Writer:
    """`ledger` holds (field, word, revision, text) of every change that was acknowledged, `ops` their names."""

    name: str
    address: str
    sheet: int
    luck: random.Random
    session: requests.Session = field(default_factory=requests.Session)
    shown: dict[str, Shown] = field(default_factory=lambda: {one: Shown() for one in FIELDS})
    ledger: list[tuple[str, str, int, str]] = field(default_factory=list)
    ops: list[str] = field(default_factory=list)

    def sign_in(self, password: str) -> None:
        answer = self.session.post(f"{self.address}/login", data={"username": self.name, "password": password})
        assert answer.ok, answer.status_code

    def write(self, changes: int, acknowledged: Callable[[], None]) -> None:
        for n in range(changes):
            self._change(self.luck.choice(FIELDS), f"{self.name}{n}")
            acknowledged()

    def _change(self, address: str, word: str) -> None:
        here = self.shown[address]
        change = {"field": address, "base": here.base, "op": f"{here.chain}.1", "text": f"{here.text} {word}"}
        lost = dict(change)
        if self.luck.random() < LOST:
            self._tell(lost)  # its answer is lost, and while nobody knows more is typed
            change |= {"op": f"{here.chain}.2", "text": f"{change['text']} {word}b"}
        answer = self._told(change)
        if self.luck.random() < LOST:
            self._tell(lost)  # arrives after what was made of it
        self.ledger += [(address, one, answer["rev"], change["text"]) for one in change["text"].split() if word in one]
        self.ops.append(str(change["op"]))
        seen = self.luck.random() < LOOKS
        self.shown[address] = Shown(*((answer["head"], answer["text"]) if seen else (answer["rev"], change["text"])))

    def _told(self, change: dict) -> dict:
        """The same change again and again until it is answered, and once more when the answer is lost."""
        while True:
            answer = self._tell(change)
            if answer is not None and self.luck.random() >= LOST:
                return answer

    def _tell(self, change: dict) -> dict | None:
        """None where no answer came, since the server died."""
        try:
            answer = self.session.post(f"{self.address}/worksheet/{self.sheet}/save", json=change, timeout=60)
        except requests.RequestException:
            return None
        if answer.status_code in (500, 503):
            return None
        assert answer.ok, (answer.status_code, answer.text)
        return answer.json()
