"""Nothing that is sent in an address, a header or a cookie becomes part of a page, leads away or breaks the server."""

from dashboard.access import Role
from tests.hostile import shapes
from tests.hostile.corpus import PAYLOADS, STRINGS, harmless, sample
from tests.hostile.places import places
from tests.hostile.shapes import Shape
from tests.hostile.site import Site


def test_a_string_in_an_address_a_header_or_a_cookie_stays_a_string(place: Site) -> None:
    readers = {True: place.client(Role.LEADER), False: place.client()}
    everywhere, sent, found = places(place), set[str](), list[str]()
    usual = {
        shapes.of(one.ask(readers[one.known], text)) for turn, one in enumerate(everywhere) for text in harmless(turn)
    }
    for turn, one in enumerate(everywhere):
        for text in sample(turn, one.sharers, len(everywhere)):
            sent.add(text)
            got = shapes.of(one.ask(readers[one.known], text))
            if got.status >= 500 or got.faults or got not in usual:
                found.append(f"{one.name}: {text[:80]!r}: {got.status} {got.faults} {_new(got, usual)}")
    print(f"\naddresses: {len(sent)} strings, {len(everywhere)} places, {place.requests} requests, {len(found)} wrong")
    assert readers[True].view("/").status_code == 200, "the reader was signed out on the way"
    assert sent == set(STRINGS)
    assert len(sent) >= 500
    assert len(PAYLOADS) >= 40
    assert not found, "\n".join(found[:40])


def _new(got: Shape, usual: set[Shape]) -> list[tuple[str, ...]]:
    return sorted(got.kinds - frozenset().union(*(one.kinds for one in usual)))[:5]
