"""Slips of the pen in an e-mail address. Pure, no database."""

from difflib import get_close_matches

# The providers that nearly everybody in Vietnam uses.
PROVIDERS = (
    "gmail.com",
    "yahoo.com",
    "yahoo.com.vn",
    "hotmail.com",
    "outlook.com",
    "outlook.com.vn",
    "icloud.com",
)
# Providers that exist, although they look like a slip.
OTHERS = ("mail.com", "email.com", "ymail.com", "cloud.com", "googlemail.com")


def likelier(address: str) -> str:
    """The address that was probably meant: "hoa@gmail.con" -> "hoa@gmail.com"; "" where nothing looks wrong."""
    local, _, domain = address.rpartition("@")
    domain = domain.lower()
    if not local or domain in PROVIDERS or domain in OTHERS:
        return ""
    # Short enough a distance that a company's own domain is not taken for a slip.
    near = get_close_matches(domain, PROVIDERS, n=1, cutoff=0.88)
    return f"{local}@{near[0]}" if near else ""
