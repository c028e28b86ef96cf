"""The actors of a recorded event: people with an account, and outsiders."""

from datetime import date
from typing import Literal

from dialogue_portal.accounts.models import User


class Outsider:
    """Somebody who acts without an account: has no role, and may do only what a rule allows them by name."""

    is_authenticated: Literal[False] = False
    pk = None

    def __init__(self, name: str):
        self.name = name

    def __str__(self) -> str:
        return self.name

    def is_a(self, role: str, authority_id: int) -> bool:
        """Has no role."""
        return False

    def is_leader(self, authority_id: int) -> bool:
        """Leads nothing."""
        return False

    def is_office_or_leader(self, authority_id: int) -> bool:
        """Answers for no authority."""
        return False

    def may_sign(self, authority_id: int, type_code: str, today: date | None = None) -> bool:
        """Signs nothing."""
        return False

    def works_for(self, authority_id: int) -> bool:
        """Works for no authority."""
        return False


Actor = User | Outsider

SYSTEM = Outsider("Hệ thống")
CITIZEN = Outsider("Người dân")
