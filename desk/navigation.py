"""The two lists of links that frame the pages: for citizens, and for staff by their role."""

from dataclasses import dataclass

from dialogue_portal.accounts.roles import LEADERS, Role


@dataclass(frozen=True)
class Entry:
    """A link of a menu: `view` is the name of its address, no `roles` means everybody of the authority.

    `covers` are the pages of the desk that lie behind it.
    """

    label: str
    view: str
    icon: str = ""
    roles: tuple = ()
    covers: tuple = ()

    @property
    def namespace(self):
        return self.view.partition(":")[0]


PUBLIC = (
    Entry("Trang chủ", "desk:home"),
    Entry("Kế hoạch", "plans:list"),
    Entry("Đăng ký", "registrations:open_rounds"),
    Entry("Tra cứu", "desk:track"),
    Entry("Kết luận", "conferences:conclusions"),
)

DAYS_AND_TERMS = ("ownterms:change", "daysoff:year", "daysoff:enter", "daysoff:remove")
STAFF = (
    Entry("Việc của tôi", "desk:work", "inbox"),
    Entry("Việc quá hạn", "desk:overdue", "alert", (Role.CLERK, *LEADERS)),
    Entry("Kế hoạch", "plans:list", "plan"),
    Entry("Ý kiến", "registrations:triage", "question", (Role.CLERK, *LEADERS)),
    Entry("Phân công, trả lời", "responses:list", "send", (Role.CLERK, Role.OFFICER, *LEADERS)),
    Entry("Hội nghị", "conferences:list", "people", (Role.CLERK, Role.SECRETARY, *LEADERS)),
    Entry("Sổ văn bản đi", "documents:register", "document", (Role.CLERK, *LEADERS)),
    Entry("Thư đi", "notices:outbox", "mail", (Role.CLERK, *LEADERS)),
    Entry("Vắng mặt", "absences:table", "away", covers=("absences:enter",)),
    Entry("Thời hạn, lịch nghỉ", "ownterms:table", "clock", covers=DAYS_AND_TERMS),
    Entry("Tình trạng hệ thống", "health:status", "pulse", (Role.CLERK, *LEADERS)),
)


def roles_of(user, authority) -> list[str]:
    """The names of the user's roles in the authority, in the order of Role."""
    if not user.is_authenticated or authority is None:
        return []
    return [role.label for role in Role if user.is_a(role, authority.pk)]


def for_staff(user, authority) -> list[Entry]:
    held = user.roles.get(authority.pk, set()) if user.is_authenticated and authority else set()
    return [entry for entry in STAFF if not entry.roles or held.intersection(entry.roles)]


def current(entries, match) -> dict[Entry, str]:
    """aria-current of the one entry that leads to this page ("page") or to its section ("true")."""
    if match is None:
        return {}
    exact = [entry for entry in entries if entry.view == match.view_name]
    # Home and "my work" are pages, not sections: the other pages of the desk do not belong to them.
    section = [
        entry
        for entry in entries
        if entry.namespace == match.namespace != "desk" or match.view_name in entry.covers
    ]
    return {exact[0]: "page"} if exact else dict.fromkeys(section[:1], "true")
