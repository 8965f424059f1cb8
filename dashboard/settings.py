"""The settings of one installation, read from the environment (all listed in the README)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

QUALITY = ("straight", "fast", "few")


@dataclass(frozen=True, slots=True)
class Settings:
    """`secret_key` is None where none is set: a demonstration store then draws its own, any other refuses to start.

    `exclude` names the screens whose answers an import leaves out: straight, fast, few.
    """

    database_url: str
    data_dir: Path
    secret_key: str | None
    language: str
    exclude: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        data_dir = Path(environment.get("DATA_DIR") or "data")
        excluded = {name.strip() for name in environment.get("EXCLUDE", "").split(",")}
        return cls(
            database_url=environment.get("DATABASE_URL") or f"sqlite:///{data_dir / 'laeringsblik.db'}",
            data_dir=data_dir,
            secret_key=environment.get("SECRET_KEY") or None,
            language=environment.get("LANGUAGE", "da").split(":")[0][:2] or "da",
            exclude=tuple(name for name in QUALITY if name in excluded),
        )
