"""The pages of the second factor: giving a code, and setting an authenticator app up."""

from typing import Literal

import segno

from layouts.plain import Sheet, rendered

Refusal = Literal["wrong", "wait", "unproven"]


def code_page(sheet: Sheet, *, refusal: Refusal | None = None) -> str:
    return rendered("code", sheet, refusal=refusal)


def set_up_page(
    sheet: Sheet, *, picture: str, key: str, required: bool, proof: bool = False, refusal: Refusal | None = None
) -> str:
    """`picture` is what the app scans and `key` the same to be typed; `proof` asks who is changing it."""
    return rendered(
        "second_factor",
        sheet,
        action=sheet.address,
        picture=_square(picture),
        key=key,
        required=required,
        proof=proof,
        refusal=refusal,
    )


def _square(content: str) -> str:
    """Dark on white whatever the theme, or apps cannot read it."""
    return segno.make(content, error="m", micro=False).svg_inline(border=4, dark="#000", light="#fff", omitsize=True)
