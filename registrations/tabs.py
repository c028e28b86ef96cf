"""The pages of the section «Phiếu đăng ký»: one row of tabs above each of them, so that the menu stays short."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from dialogue_portal.accounts.models import Authority, User
from registrations import rules
from registrations.calls.rules import may_read_calls
from registrations.delegates.rules import may_read_board


@dataclass(frozen=True)
class Tab:
    """A page of the section; `view` names its address, `covers` the other pages on which it is the current one.

    `may` says who sees it: (user, key of the authority).
    """

    label: str
    view: str
    may: Callable[[User, int], bool]
    covers: Collection[str] = ()

    def is_current(self, view_name: str) -> bool:
        """Whether the page of this view belongs to the tab."""
        return view_name == self.view or view_name in self.covers


OF_DELEGATES = (
    "registrations:delegates_of_round",
    "registrations:quotas",
    "registrations:delegates_of_collector",
    "registrations:delegate_step",
    "registrations:seats",
)
OF_COLLECTORS = tuple(
    f"registrations:{page}" for page in ("collectors", "collectors_add", "collector", "collector_add")
)
OF_SURVEYS = (
    "registrations:surveys",
    "registrations:survey",
    *(
        f"registrations:survey_{page}"
        for page in ("new", "settings", "question_new", "question", "links", "results", "keying", "preview")
    ),
)
TABS = (
    Tab("Danh sách", "registrations:sheets", rules.may_read_floods),
    Tab("Nhập phiếu", "registrations:entry", rules.may_help_at_counter, ("registrations:enter",)),
    Tab(
        "Hộp thư",
        "registrations:mailbox",
        rules.may_read_mail,
        ("registrations:message", "registrations:incomingmessage_step"),
    ),
    Tab("Đầu mối", "registrations:collecting", rules.may_read_floods, OF_COLLECTORS),
    Tab("Đại biểu", "registrations:delegates", may_read_board, OF_DELEGATES),
    Tab("Phải gọi", "registrations:calls", may_read_calls),
    Tab("Khảo sát", "registrations:surveys", rules.may_read_floods, OF_SURVEYS),
)


def tabs_for(user: User, authority: Authority) -> list[Tab]:
    """The tabs that the user may open in the authority."""
    return [tab for tab in TABS if tab.may(user, authority.pk)]
