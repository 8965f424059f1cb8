"""Nothing that is typed into a form becomes part of a page, leads away or breaks the server."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from werkzeug.test import TestResponse

from dashboard.access import Role
from tests.hostile import shapes
from tests.hostile.corpus import STRINGS, harmless, sample
from tests.hostile.forms import Form
from tests.hostile.readers import OURS, Seen, Way, ways
from tests.hostile.shapes import Part, Shape
from tests.hostile.site import Client, Site

CALLBACK = "/_dash-update-component"
CHOSEN_SHARE = 6  # fields that are not typed share the payloads by so many


@dataclass
class Trial:
    """One kind of form, tried by one new person after another."""

    site: Site
    way: Way
    kind: tuple[str, ...]
    address: str
    form: Form
    tries: int = 0
    client: Client | None = None

    def begin(self) -> None:
        """As if nobody had sent anything yet."""
        self.site.restore()
        self.client = None

    def send(self, name: str, text: str) -> Iterator[Shape]:
        """What comes back, and the page that it leads to."""
        if self.client is None or self.tries % self.way.tries == 0:
            self._renew()
        assert self.client is not None
        self.tries += 1
        usual = {
            key: f"{value}{self.site.requests}" if value == "harmless" else value
            for key, value in self.form.fields.items()
        }
        filled = {**usual, name: text.encode("utf-8", "replace").decode()}
        answer = self.client.send(self.form.action, "POST", data=filled)
        yield shapes.of(answer)
        if "Location" in answer.headers:
            yield shapes.of(follow(self.client, answer.headers["Location"]))

    def _renew(self) -> None:
        self.client, pages = self.way.open(self.address)
        found = (form for seen in pages for form in seen.forms if form.kind(self.site) == self.kind)
        self.form = next(found, self.form)


@dataclass
class Found:
    """What was seen on the way: every kind of form, and every kind of part that pages are made of."""

    trials: dict[tuple[str, ...], Trial] = field(default_factory=dict)
    parts: set[Part] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    pages: int = 0

    def note(self, seen: Seen, way: Way, site: Site) -> None:
        shape = shapes.of(seen.answer)
        self.pages += 1
        self.parts |= shape.kinds
        self.faults += [f"{way.name} at {seen.address}: {fault}" for fault in shape.faults]
        for form in seen.forms:
            kind = form.kind(site)
            self.trials.setdefault(kind, Trial(site, way, kind, seen.address, form))


def test_what_is_typed_into_a_form_stays_a_string(place: Site) -> None:
    found = Found()
    for way in ways(place):
        for seen in way.open(None)[1]:
            found.note(seen, way, place)
    assert not found.faults, "\n".join(found.faults)
    fields = [(trial, name) for trial in found.trials.values() for name in trial.form.fields]
    for turn, (trial, name) in enumerate(fields):
        trial.begin()
        for text in harmless(turn):
            found.parts.update(*(shape.kinds for shape in trial.send(name, text)))
    wrong, sent = list[str](), set[str]()
    for turn, (trial, name) in enumerate(fields):
        trial.begin()
        for text in sample(turn, 1 if name in trial.form.typed else CHOSEN_SHARE, max(1, len(fields))):
            sent.add(text)
            wrong += [
                f"{trial.way.name}, {trial.form.action}, {name}: {text[:80]!r}: {shape.status} {shape.faults} {new[:5]}"
                for shape in trial.send(name, text)
                if (new := sorted(shape.kinds - found.parts)) or shape.status >= 500 or shape.faults
            ]
    told = f"{len(found.trials)} forms, {len(fields)} fields, {found.pages} pages, {place.requests} requests"
    print(
        f"\nforms: {len(sent)} strings, {told}, {len(wrong)} wrong; not on any page: {', '.join(_unseen(place, found))}"
    )
    wrong += list(_blindly(place, found))
    assert sent == set(STRINGS)
    assert not wrong, "\n".join(wrong[:40])


def _unseen(site: Site, found: Found) -> list[str]:
    """What takes a form that stood on no page just then."""
    seen = {kind[0] for kind in found.trials} | {CALLBACK}
    takes = {str(rule.endpoint) for rule in site.app.server.url_map.iter_rules() if "POST" in (rule.methods or ())}
    return sorted(takes - seen)


def _blindly(site: Site, found: Found) -> Iterator[str]:
    """Every field that any form has, sent to what takes a form that stood on no page."""
    names = {name for trial in found.trials.values() for name in trial.form.fields}
    clients = [site.client(), site.client(Role.LEADER), site.client(Role.ADMINISTRATOR)]
    for endpoint in _unseen(site, found):
        rule = next(site.app.server.url_map.iter_rules(endpoint))
        for turn, client in enumerate(clients):
            for text in sample(turn, sharers=len(clients), among=100):
                built = rule.build(dict.fromkeys(rule.arguments, str(site.requests)))
                assert built is not None
                sent = dict.fromkeys(names, text.encode("utf-8", "replace").decode())
                shape = shapes.of(client.send(built[1], "POST", data=sent))
                if shape.status >= 500 or shape.faults:
                    yield f"{endpoint}: {text[:80]!r}: {shape.status} {shape.faults}"


def follow(client: Client, address: str) -> TestResponse:
    parts = urlsplit(address)
    if parts.path.rstrip("0123456789").rstrip("/") in ("", *OURS):
        return client.page(parts.path, f"?{parts.query}" if parts.query else "")
    return client.send(address)
