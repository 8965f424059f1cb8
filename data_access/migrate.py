"""Bringing a store or a vault to the tables this version of the programme expects."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData

from data_access import tables, vault_tables
from data_access.engine import reading, writing

_FOLDER = Path(__file__).parent / "migrations"
_METADATA: dict[str, MetaData] = {"store": tables.metadata, "vault": vault_tables.metadata}


def upgrade(engine: Engine, database: str = "store", to: str = "head") -> None:
    """`database` is store or vault; changes nothing where the newest tables stand already."""
    with writing(engine) as connection:
        command.upgrade(configuration(database, connection), to)


def downgrade(engine: Engine, database: str, to: str) -> None:
    with writing(engine) as connection:
        command.downgrade(configuration(database, connection), to)


def exists(engine: Engine) -> bool:
    """Whether any migration has ever been run here."""
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision() is not None


def is_current(engine: Engine, database: str = "store") -> bool:
    with reading(engine) as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        newest = ScriptDirectory.from_config(configuration(database, connection)).get_current_head()
    return found == newest


def configuration(database: str, connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("version_locations", str(_FOLDER / database))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, metadata=_METADATA[database])
    return config
