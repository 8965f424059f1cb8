"""What lies where: a tidy top level, nothing of one machine, nothing fetched from elsewhere."""

import re

from tests.house import source

TOP = {*source.ROOMS, "app.py", "assets", "tests", "requirements.txt", "README.md"}
BESIDE = {"pyproject.toml", "requirements-dev.txt", "Makefile", "docs", "deploy", "CHANGELOG.md", "LICENSE"}
OF_ONE_MACHINE = re.compile(r"(?<![\w.:/<-])/(?:home|Users|root|work|tmp|mnt|opt)/[A-Za-z_.]|[A-Z]:\\\\?(?:Users|Temp)")
ELSEWHERE = re.compile(
    r"""(?:url\(|@import|\b(?:src|href|fetch|import)\b|["'`])[\s("'`=]*(?:https?:)?//[\w-]+\.[\w./-]+"""
)
NAMES_OF_STANDARDS = re.compile(r"https?://www\.w3\.org/")
COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
TEXT = {".py", ".toml", ".md", ".css", ".js", ".sh", ".txt", ".html", ".yml", ".yaml", ".conf", ".service", ".ini", ""}


def test_the_top_level_holds_only_what_belongs_there() -> None:
    top = {path.relative_to(source.ROOT).parts[0] for path in source.files()}
    strange = sorted(name for name in top - TOP - BESIDE if not name.startswith("."))
    source.refuse(strange, "Put these into a room, docs/ or deploy/; the top level is prescribed:")


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [
        f"{source.name(path)}:{number} {line.strip()[:100]}"
        for path in source.files()
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) < 1000 and OF_ONE_MACHINE.search(line)
    ]
    source.refuse(found, "Use a path relative to the project, tempfile, or a setting:")


def test_assets_fetch_nothing_from_another_host() -> None:
    """Minified bundles are watched in the browser instead: they mention addresses they never fetch."""
    found = [
        f"{source.name(path)}: {match[0][:100]}"
        for path in source.files()
        if path.parts[len(source.ROOT.parts)] == "assets"
        and path.suffix in (".css", ".js")
        and ".min." not in path.name
        for match in ELSEWHERE.finditer(COMMENTS.sub("", path.read_text(encoding="utf-8")))
        if not NAMES_OF_STANDARDS.search(match[0])
    ]
    source.refuse(found, "Ship the file in assets/ instead: readers' addresses go to nobody, and it works offline.")
