"""The page an invitation leads to: choose a password, or come in by another sign-on service."""

from layouts.plain import Sheet, rendered


def page(sheet: Sheet, *, name: str, refusal: str | None = None, provider: str | None = None) -> str:
    """`refusal` is the key of a text: why the password was not taken."""
    return rendered(
        "invitation",
        sheet,
        name=name,
        refusal=refusal,
        provider=provider,
        sheet_address=sheet.address,
        provider_address=f"{sheet.address}/openid",
    )


def over(sheet: Sheet) -> str:
    """For a link that is wrong, used or too old: one page for all of them."""
    return rendered("invitation_over", sheet)
