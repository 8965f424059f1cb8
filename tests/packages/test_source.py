"""A package is opened without unpacking anything unsafe, and a bomb is refused by what it declares."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.packages.builders import package, right_files, zipped
from tests.packages.hostile import declare, named, spoil, zip_with
from tests.packages.refusals import places, problems, says


@pytest.mark.parametrize(
    "name",
    [
        "../units.csv",
        "answers/../../x.csv",
        "/etc/passwd",
        "..\\x.csv",
        "C:\\x.csv",
        "C:/x.csv",
        "a\x00b",
        "a\nb",
        "a//b",
    ],
)
def test_a_name_that_leads_out_of_the_package_is_refused(tmp_path: Path, name: str) -> None:
    (problem,) = problems(zip_with(tmp_path, named(name)))
    assert says(problem, "unsafe_name")
    assert problem.file.isprintable()


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.create_system, info.external_attr = 3, 0o120777 << 16

    (problem,) = problems(zip_with(tmp_path, named("invited.xlsx", link)))
    assert says(problem, "not_a_file")


@pytest.mark.parametrize("is_folder", [False, True])
def test_a_link_in_a_folder_is_refused(tmp_path: Path, is_folder: bool) -> None:
    path = package(tmp_path)
    secret = tmp_path / "secret"
    secret.mkdir() if is_folder else secret.write_text("form,unit,invited\n")
    (path / "link").symlink_to(secret)
    (problem,) = problems(path)
    assert problem.file == "link"
    assert says(problem, "not_a_file")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    path = package(tmp_path, staff=None)
    os.mkfifo(path / "answers" / "staff.csv")
    assert places(path) == [("answers/staff.csv", None, None, None)]


def test_a_file_with_a_password_is_refused(tmp_path: Path) -> None:
    path = zip_with(tmp_path, "invited.xlsx")
    spoil(path, b"PK\x01\x02", -1, 8, b"\x01\x00")
    (problem,) = problems(path)
    assert says(problem, "file_encrypted")


def test_an_unusual_packing_is_refused(tmp_path: Path) -> None:
    def packing(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_LZMA

    (problem,) = problems(zip_with(tmp_path, named("invited.xlsx", packing)))
    assert says(problem, "packing_unknown")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(zip_with(tmp_path, "mapping.toml"))
    assert problem.file == "mapping.toml"
    assert says(problem, "file_twice")


def test_two_spellings_of_one_name_are_the_same_name(tmp_path: Path) -> None:
    (problem,) = problems(zip_with(tmp_path, "læs\u00e5.txt", "læsa\u030a.txt"))
    assert says(problem, "file_twice")


def test_ten_gigabytes_are_refused_by_what_is_declared(tmp_path: Path) -> None:
    path = zip_with(tmp_path, "answers/parent.csv")
    declare(path, "answers/parent.csv", 10_000_000_000)
    whole, file = problems(path)
    assert (whole.file, says(whole, "package_too_large")) == ("package.zip", True)
    assert (file.file, says(file, "packed_too_hard")) == ("answers/parent.csv", True)


def test_a_file_that_unpacks_a_thousandfold_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(zip_with(tmp_path, "answers/parent.csv", data=b" " * 25_000_000))
    assert says(problem, "packed_too_hard")


def test_a_file_that_unpacks_to_more_than_it_declares_is_refused(tmp_path: Path) -> None:
    path = zip_with(tmp_path, "answers/parent.csv", data=b" " * 1_000_000)
    declare(path, "answers/parent.csv", 10)
    (problem,) = problems(path)
    assert problem.file == "answers/parent.csv"
    assert says(problem, "file_broken")


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    path = zip_with(tmp_path, *(f"notes/{number}" for number in range(2_000)))
    (problem,) = problems(path)
    assert says(problem, "too_many_files")


def test_a_damaged_file_is_refused_and_the_others_are_still_read(tmp_path: Path) -> None:
    path = zipped(package(tmp_path, invited="form,unit,invited\npupil,nowhere,3\n"))
    spoil(path, b"answers/staff.csv", 0, len("answers/staff.csv") + 10, b"\xff\xff\xff")
    assert places(path) == [("answers/staff.csv", None, None, None), ("invited.csv", 2, "unit", "nowhere")]


@pytest.mark.parametrize(
    "contents", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"who;class\n", b"PK\x03\x04" + b"\xff" * 500]
)
def test_what_is_no_zip_is_refused(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(contents)
    assert problems(path)


def test_a_package_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / "nowhere")
    assert problem.file == "nowhere"
    assert says(problem, "not_a_package")


def test_an_empty_folder_lacks_its_mapping_and_units(tmp_path: Path) -> None:
    assert [file for file, *_ in places(tmp_path)] == ["mapping.toml", "units.csv"]


def test_a_misnamed_file_is_recognised(tmp_path: Path) -> None:
    path = package(tmp_path)
    shutil.move(path / "units.csv", path / "Units.CSV")
    (problem,) = problems(path)
    assert "Mente du Units.CSV?" in problem.reason_da
    assert "Did you mean Units.CSV?" in problem.reason_en


def test_a_package_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = zipped(package(tmp_path)).read_bytes()
    assert len(right_files()) == 5
    for length in range(0, len(whole), len(whole) // 20):
        path = tmp_path / "cut.zip"
        path.write_bytes(whole[:length])
        assert problems(path)
