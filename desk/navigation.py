"""The two lists of links that frame the pages: for citizens, and for staff by their role."""

from dataclasses import dataclass

from dialogue_portal.accounts.roles import LEADERS, Role
from registrations.tabs import OF_COLLECTORS, OF_DELEGATES, OF_SURVEYS


@dataclass(frozen=True)
class Entry:
    """A link of a menu; `view` is the name of its address.

    Without `roles` everybody of the authority sees it. `covers` are the pages of other sections that it stands for.
    """

    label: str
    view: str
    icon: str = ""
    roles: tuple = ()
    covers: tuple = ()

    @property
    def namespace(self):
        """The section of the portal that the link leads to."""
        return self.view.partition(":")[0]


# What a sender does with the form that was sent.
OF_SENT_FORM = (
    "desk:track_step",
    "registrations:own_sender",
    "registrations:own_withdrawal",
    "registrations:own_held_withdrawal",
    "registrations:personal_data",
)

PUBLIC = (
    Entry("Trang chủ", "desk:home"),
    Entry("Kế hoạch", "plans:list"),
    Entry("Đăng ký", "registrations:open_rounds"),
    Entry("Tra cứu", "desk:track", covers=OF_SENT_FORM),
    Entry("Kết luận", "conferences:conclusions"),
)

DAYS_AND_TERMS = ("ownterms:change", "daysoff:year", "daysoff:enter", "daysoff:remove")
SHEETS = (
    "registrations:detail",
    "registrations:new_code",
    "registrations:floods",
    "registrations:entry",
    "registrations:enter",
    "registrations:collecting",
    *OF_COLLECTORS,
    "registrations:calls",
    *OF_SURVEYS,
    "registrations:delegates",
    *OF_DELEGATES,
    "registrations:mailbox",
    "registrations:message",
    "registrations:incomingmessage_step",
)
STAFF = (
    Entry("Việc của tôi", "desk:work", "inbox"),
    Entry("Việc quá hạn", "desk:overdue", "alert", (Role.CLERK, *LEADERS)),
    Entry("Kế hoạch", "plans:list", "plan"),
    Entry(
        "Ý kiến",
        "registrations:triage",
        "question",
        (Role.CLERK, Role.OFFICE_HEAD, *LEADERS),
        ("registrations:question", "registrations:question_step"),
    ),
    Entry(
        "Phiếu đăng ký",
        "registrations:sheets",
        "note",
        (Role.CLERK, Role.OFFICE_HEAD, Role.SECRETARY, *LEADERS),
        SHEETS,
    ),
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
    """The links of STAFF that the user's roles in the authority open."""
    roles = user.roles.get(authority.pk, set()) if user.is_authenticated and authority else set()
    return [entry for entry in STAFF if not entry.roles or roles.intersection(entry.roles)]


def current(entries, match) -> dict[Entry, str]:
    """The value of aria-current: "page" for the entry that leads to this page, else "true" for that of its section.

    `match` is the resolver's, or None on an error page.
    """
    if match is None:
        return {}
    exact = [entry for entry in entries if entry.view == match.view_name]
    # Home and "my work" are pages, not sections: the other pages of the desk do not belong to them.
    section = [entry for entry in entries if match.view_name in entry.covers] or [
        entry for entry in entries if entry.namespace == match.namespace != "desk"
    ]
    # Of two links to one section the last one stands for all pages that no other covers.
    return {exact[0]: "page"} if exact else dict.fromkeys(section[-1:], "true")
