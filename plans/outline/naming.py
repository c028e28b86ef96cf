"""What the papers call the conference: between whom, and about what, as the title of the plan says."""

import re

from plans.models import Plan
from plans.outline.partners import name_of_meeting

USUAL_OTHER_SIDE = "người dân, tổ chức, doanh nghiệp"
USUAL_MATTER = "thủ tục hành chính"
LONGEST = 120
_END = (
    r"\s+(?:năm|trên địa bàn|trong năm|tại|ngày|đợt|quý|của (?:xã|phường|đặc khu)|(?:xã|phường|đặc khu)\s+[A-ZĐÀ-Ỹ]"
    r"|theo)(?!\w)|[.;:()]|$"
)
_OTHER = rf"(?P<other>[^.;:()]+?)(?=\s+về\s|{_END})"
_BETWEEN = re.compile(rf"\bgiữa\s+(?P<one>[^.;:()]+?)\s+với\s+{_OTHER}")
_WITH = re.compile(rf"\bđối thoại\s+(?:trực tiếp\s+)?với\s+{_OTHER}")
_ABOUT = re.compile(rf"\bđối thoại\b.*?\bvề\s+(?P<matter>[^.;:()]+?)(?={_END})")
_COMMITTEE = re.compile(r"\bUBND(?: (?:xã|phường|đặc khu))?$")


def conference_of(plan: Plan) -> str:
    """The conference in the words of the papers: "hội nghị đối thoại giữa … với … về …"."""
    between = _BETWEEN.search(_title(plan))
    authority = plan.authority
    one = between["one"] if between else "lãnh đạo UBND"
    # "UBND xã" is named with its place.
    one = _COMMITTEE.sub(authority.short_name, one)
    return f"{name_of_meeting(plan)} giữa {one} {with_whom(plan)}"


def with_whom(plan: Plan) -> str:
    """The other side and the matter: "với tổ chức, cá nhân về thủ tục hành chính"."""
    title = _title(plan)
    found = _BETWEEN.search(title) or _WITH.search(title)
    other = found["other"] if found else USUAL_OTHER_SIDE
    return f"với {other} về {matter_of(plan)}"


def matter_of(plan: Plan) -> str:
    """What the title says that the dialogue is about; else what the portal is for."""
    found = _ABOUT.search(_title(plan))
    return found["matter"] if found and len(found["matter"]) <= LONGEST else USUAL_MATTER


def _title(plan: Plan) -> str:
    """The title; "" where it is in capitals, whose names cannot be told from other words."""
    return "" if plan.subject.isupper() else " ".join(plan.subject.split())
