from dialogue_portal.accounts.models.authority import (
    RESERVED_SLUGS,
    Authority,
    AuthorityKind,
    Department,
    Sector,
)
from dialogue_portal.accounts.models.people import Absence, Membership, SigningRight, User, UserManager

__all__ = [
    "RESERVED_SLUGS",
    "Absence",
    "Authority",
    "AuthorityKind",
    "Department",
    "Membership",
    "Sector",
    "SigningRight",
    "User",
    "UserManager",
]
