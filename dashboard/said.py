"""What a reader is told once after sending a form."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """`key` is a text and `values` fill it in; `kept` holds the fields as they were typed where they were refused.

    `secret` is shown once and never again, such as the address of an invitation.
    """

    key: str
    values: dict[str, str] = field(default_factory=dict)
    refused: bool = False
    kept: dict[str, str] = field(default_factory=dict)
    secret: str | None = None
