"""The written packages: the same bytes every time, several file formats, nothing of anybody else's replaced."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from data_access.demonstration import NotADemonstration, write
from tests.demonstration.conftest import SEED


def fingerprints(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    write("small", SEED, folder)
    return folder


def test_another_process_writes_the_same_bytes(packages: Path, tmp_path: Path) -> None:
    write_again = f"write('small', {SEED}, Path({str(tmp_path)!r}))"
    program = f"from pathlib import Path; from data_access.demonstration import write; {write_again}"
    elsewhere = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", program], check=True, env=elsewhere, cwd=Path(__file__).parents[2])
    assert fingerprints(tmp_path) == fingerprints(packages)


def test_another_seed_gives_other_answers(packages: Path, tmp_path: Path) -> None:
    write("small", SEED + 1, tmp_path)
    here, there = fingerprints(packages), fingerprints(tmp_path)
    assert here.keys() == there.keys()
    assert not {name for name in here if "/answers/" in name and here[name] == there[name]}


def test_every_round_is_a_whole_package(packages: Path) -> None:
    assert sorted(path.name for path in packages.iterdir()) == ["2015", "2017", "2019"]
    for folder in packages.iterdir():
        names = {"mapping.toml", "units.csv", "invited.csv", "participation.csv", "answers"}
        assert names == {path.name for path in folder.iterdir()}
        assert len(list((folder / "answers").iterdir())) == 7


def test_answers_come_in_the_formats_that_survey_systems_write(packages: Path) -> None:
    answers = packages / "2015" / "answers"
    assert pl.read_excel(answers / "staff.xlsx").columns[:2] == ["team", "s_teamwork_1"]
    assert "I høj grad" in (answers / "leader.csv").read_text(encoding="cp1252")
    assert (answers / "child.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    seconds = pl.read_csv(answers / "pupil_4_10.csv", separator=";", decimal_comma=True)["sekunder"]
    assert seconds.dtype == pl.Float64
    assert ";9999;" in (answers / "parent.csv").read_text(encoding="utf-8")


def test_codes_keep_their_leading_zeros(packages: Path) -> None:
    units = pl.read_csv(packages / "2017" / "units.csv", infer_schema=False)
    assert units.columns == ["code", "parent", "kind", "name", "type", "grade", "successor_of", "same_children_as"]
    assert units["code"][1] == "011001"


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    heard: list[tuple[str, float]] = []
    written = write("small", SEED, tmp_path, lambda what, share: heard.append((what, share)))
    assert [path.name for path in written] == ["2015", "2017", "2019"]
    assert heard[0][0] == "2015/pupil_0_3"
    assert [share for _, share in heard] == sorted(share for _, share in heard)
    assert heard[-1][1] == 1


def test_an_earlier_demonstration_is_replaced(packages: Path, tmp_path: Path) -> None:
    write("small", SEED + 1, tmp_path)
    (tmp_path / "2015" / "answers" / "staff.csv").write_text("team\n", encoding="utf-8")
    write("small", SEED, tmp_path)
    assert fingerprints(tmp_path) == fingerprints(packages)


@pytest.mark.parametrize("content", ["", "[programme]\nmade_up = false\n", "programme = [1]", "not toml"])
def test_a_folder_that_is_not_a_demonstration_is_left_alone(tmp_path: Path, content: str) -> None:
    precious = tmp_path / "2017" / "mapping.toml"
    precious.parent.mkdir()
    precious.write_text(content, encoding="utf-8")
    with pytest.raises(NotADemonstration) as refused:
        write("small", SEED, tmp_path)
    assert refused.value.filename == str(tmp_path / "2017")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [precious]
    assert precious.read_text(encoding="utf-8") == content


def test_an_unknown_scale_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="small, municipality, programme, nation"):
        write("continent", SEED, tmp_path)
    assert not list(tmp_path.iterdir())
