"""What the papers of a conference share."""

import re

from conferences.models import Conference
from dialogue_portal.accounts.models import Membership
from dialogue_portal.accounts.roles import LEADERS
from dialogue_portal.formats.days import day_on_paper
from plans.outline.naming import conference_of

TITLE = re.compile(r"^(?:ông/bà|ông|bà|đồng chí|đ/c)\s+", re.I)
OFFICE_BEHIND = re.compile(r"[,;(–]|\s-\s")
BODY = re.compile(r"đại diện|thường trực|hội đồng|ủy ban|HĐND|UBND|MTTQ|…", re.I)


def about_conference(conference: Conference) -> str:
    """What the minutes and the notice are about, as their trích yếu names it."""
    name = conference_of(conference.round.plan)
    return f"{name[0].upper()}{name[1:]} ngày {day_on_paper(conference.held_on)}"


def people(number: int) -> str:
    """ "05", "1.287" """
    return f"{number:02,}".replace(",", ".")


def comrade(conference: Conference, name: str) -> str:
    """ "đồng chí Lê Minh Đức – Chủ tịch UBND xã"; without an office where the name is of none of the leaders.

    A name that was typed with an office ("Lê Minh Đức, Bí thư") stays as it is.
    """
    authority = conference.authority
    memberships = Membership.objects.filter(authority=authority, role__in=LEADERS, user__is_active=True)
    offices = {
        str(one.user): one.get_role_display() for one in memberships.select_related("user").order_by("-role")
    }
    office = f" – {offices[name]} {authority.kind}" if name in offices else ""
    return f"đồng chí {name}{office}"


def person_in(text: str) -> str:
    """The name of a person that was typed with title and office; "" where only a body is named.

    "Bà Trần Thị Lan, Phó Chủ tịch HĐND xã" gives "Trần Thị Lan", "Đại diện Thường trực HĐND xã" gives "".
    """
    name = TITLE.sub("", OFFICE_BEHIND.split(text)[0].strip())
    return "" if BODY.search(name) else name
