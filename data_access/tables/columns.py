"""What the tables of the store share: their names for constraints, and columns that return in many of them."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key_to(name: str, target: str) -> Column:
    return Column(name, Integer, ForeignKey(target), primary_key=True, autoincrement=False)


def name_columns() -> list[Column]:
    return [Column("name_da", Text, nullable=False), Column("name_en", Text, nullable=False)]
