"""Writes a small right mapping package, and any change of it that a test asks for."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

Change = str | bytes | None | Callable[[str], str]  # new contents, no such file, or an edit of what is there

FILES = {
    "mapping": "mapping.toml",
    "units": "units.csv",
    "invited": "invited.csv",
    "pupil": "answers/pupil.csv",
    "staff": "answers/staff.csv",
    "scores": "scores.csv",
    "participation": "participation.csv",
}

MAPPING = """\
[programme]
key = "pfl"
made_up = true
name = { da = "Program for Læringsledelse", en = "Programme for Learning Leadership" }

[round]
key = "2015"
name = { da = "Kortlægning 2015", en = "Mapping 2015" }
opened = 2015-09-14
closed = 2015-10-30

[[form]]
key = "pupil"
informant = "pupil"
subject = "self"
name = { da = "Elever", en = "Pupils" }
respondent_column = "who"
unit_column = "class"
missing = ["", "NA", "9999"]
duration_column = "seconds"
include = { column = "status", equals = ["completed"] }

[form.split.gender]
column = "sex"
name = { da = "Køn", en = "Gender" }
values = { "1" = { key = "girl", da = "Piger", en = "Girls" }, "2" = { key = "boy", da = "Drenge", en = "Boys" } }

[[form.factor]]
key = "relation"
construct = "relation_adult"
name = { da = "Relation elev–lærer", en = "Pupil–teacher relation" }
scale = [1, 5]
items = ["q1", "q2", "q3"]
reversed = ["q3"]

[[form.factor]]
key = "wellbeing"
name = { da = "Trivsel", en = "Wellbeing" }
scale = [1, 4]
items = ["q4", "q5"]

[[form]]
key = "staff"
informant = "staff"
name = { da = "Medarbejdere", en = "Staff" }

[[form.factor]]
key = "teamwork"
name = { da = "Samarbejde", en = "Teamwork" }
scale = [1, 5]
items = ["team1", "team2"]

[item.q1]
column = "SQA06A"
text = { da = "Min lærer hører på mig", en = "My teacher listens to me" }

[item.team1]
values = { "Meget enig" = 5, "Enig" = 4, "Hverken eller" = 3, "Uenig" = 2, "Meget uenig" = 1 }
"""

UNITS = """\
code,parent,kind,name,type,grade,successor_of
700,,municipality,Nørreå Kommune,,,
0101,700,institution,Bøgeskolen,school,,0098|0099
0102,700,institution,Ærtevejens Skole,school,,
0101-t,0101,team,Mellemtrin,,,
0102-t,0102,team,Mellemtrin,,,
0101-4a,0101-t,child_group,4. a,,4,
0101-4b,0101,child_group,4. b,,4,
0102-4a,0102,child_group,4. a,,4,
"""

CLASSES = ("0101-4a", "0101-4b", "0102-4a")
TEAMS = ("0101-t", "0102-t")
LABELS = ("Meget uenig", "Uenig", "Hverken eller", "Enig", "Meget enig")


def package(folder: Path, files: Mapping[str, Change] | None = None, **changes: Change) -> Path:
    """Writes the package to `folder`/package.

    A change names one of FILES (`pupil="…"`); `files` may name any file. Text and bytes are the file's new contents,
    None leaves it out, and a function makes the new text from the old.
    """
    root = folder / "package"
    shutil.rmtree(root, ignore_errors=True)
    wanted: dict[str, Change] = {FILES[name]: change for name, change in changes.items()} | dict(files or {})
    for name, contents in changed(right_files(), wanted).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents)
    return root


def right_files(per_class: int = 6) -> dict[str, bytes]:
    """The files of the right package by name."""
    texts = {
        "mapping.toml": MAPPING,
        "units.csv": UNITS,
        "invited.csv": "form,unit,invited\n" + "".join(f"pupil,{unit},{per_class + 1}\n" for unit in CLASSES),
        "answers/pupil.csv": pupil_answers(per_class),
        "answers/staff.csv": staff_answers(),
    }
    return {name: text.encode() for name, text in texts.items()}


def changed(files: Mapping[str, bytes], changes: Mapping[str, Change]) -> dict[str, bytes]:
    result = dict(files)
    for name, change in changes.items():
        if change is None:
            del result[name]
        elif isinstance(change, bytes):
            result[name] = change
        else:
            result[name] = (change if isinstance(change, str) else change(result[name].decode())).encode()
    return result


def replaced(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    """An edit; it fails when there is nothing to edit, so that a test never passes by accident."""

    def edit(text: str) -> str:
        assert old in text, f"{old!r} is not in the file"
        return text.replace(old, new, count)

    return edit


def added(rows: str) -> Callable[[str], str]:
    """An edit that puts rows at the end."""
    return lambda text: text + rows


def zipped(folder: Path, inside: str = "") -> Path:
    """The folder as a zip beside it, with its files in the folder `inside` of the zip if that is given."""
    import zipfile

    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*"), reverse=True):
            if file.is_file():
                archive.write(file, inside + file.relative_to(folder).as_posix())
    return path


def pupil_answers(per_class: int = 6) -> str:
    """Semicolons and decimal commas, as Danish programs write; the last row of each class is not completed."""
    lines = ["who;class;sex;status;seconds;SQA06A;q2;q3;q4;q5"]
    for number, unit in enumerate(CLASSES):
        for place in range(per_class):
            one = number * per_class + place
            answers = ";".join(str(1 + (3 * one + 2 * item) % (5 if item < 3 else 4)) for item in range(5))
            lines.append(f"p{one};{unit};{1 + place % 2};completed;{100 + one},5;{answers}")
        lines.append(f"x{number};{unit};1;started;3;9999;9999;9999;9999;9999")
    return "\n".join(lines) + "\n"


def staff_answers() -> str:
    lines = [f"{unit},{LABELS[place % 5]},{1 + place % 4}" for unit in TEAMS for place in range(5)]
    return "\n".join(["unit,team1,team2", *lines]) + "\n"
