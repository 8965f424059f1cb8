"""Whatever the bytes, a package is read or refused with reasons; nothing else ever comes of it."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.packages.package import Package
from data_access.packages.reader import read
from data_access.packages.report import Refused
from tests.packages.builders import package, right_files, zipped

FILES = sorted(right_files())
PIECES = [
    b'"',
    b";",
    b",",
    b"\n",
    b"\r",
    b"\0",
    b"\xff",
    b"\xc3",
    b"[[",
    b"{",
    b"=",
    b"1e999",
    b"nan",
    b"\xff\xfe",
    b"*",
    b"^$",
]
SETTINGS = settings(max_examples=50, deadline=None)

spliced = st.tuples(st.floats(0, 1), st.integers(0, 40), st.one_of(st.binary(max_size=40), st.sampled_from(PIECES)))
splices = st.lists(spliced, min_size=1, max_size=4)


def mutated(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The data with some bytes taken out and others put in, at places given as shares of its length."""
    for share, taken, put in changes:
        place = int(share * len(data))
        data = data[:place] + put + data[place + taken :]
    return data


def outcome(path: Path) -> Package | Refused:
    try:
        return read(path)
    except Refused as refused:
        return refused


def is_told(found: Package | Refused) -> bool:
    return isinstance(found, Package) or all(one.file and one.reason_da and one.reason_en for one in found.problems)


@SETTINGS
@given(st.sampled_from(FILES), splices)
def test_a_changed_file_is_read_or_refused(name: str, changes: list[tuple[float, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = outcome(package(Path(folder), {name: mutated(right_files()[name], changes)}))
    assert is_told(found)


@SETTINGS
@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes_for_a_file_are_read_or_refused(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = outcome(package(Path(folder), {name: data}))
    assert is_told(found)


@SETTINGS
@given(splices)
def test_a_changed_zip_is_read_or_refused(changes: list[tuple[float, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = zipped(package(Path(folder)))
        path.write_bytes(mutated(path.read_bytes(), changes))
        found = outcome(path)
    assert is_told(found)
