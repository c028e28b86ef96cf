from dialogue_portal.accounts.models.absence import Absence
from dialogue_portal.accounts.models.authority import (
    RESERVED_SLUGS,
    Authority,
    AuthorityKind,
    Department,
    Sector,
)
from dialogue_portal.accounts.models.people import Membership, User, UserManager
from dialogue_portal.accounts.models.signing_right import SigningRight

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
