"""What the clerk should look at twice before a plan that was read is saved."""

import re

from dialogue_portal.accounts.models import Authority
from plans.checks.findings import advice
from plans.models import Plan
from plans.reading import ReadPlan
from plans.reading.text import body_lines

DIALOGUE = re.compile(r"đối thoại|tiếp xúc|gặp gỡ|lắng nghe", re.I)
UNPLACED = re.compile(r"(?:mục chưa rõ loại|dòng ở đầu trang chưa rõ|phần sau chữ ký chưa rõ):")
FEWEST_MENTIONS = 3


def doubts(found: ReadPlan, authority: Authority) -> list[str]:
    """Sentences of warning; none of them refuses the plan."""
    told = []
    if found.place and found.place.casefold() != authority.place.casefold():
        told.append(f"Văn bản ghi tên đơn vị là {found.place}. Xin kiểm tra có đúng kế hoạch không.")
    mentions = len(DIALOGUE.findall("\n".join(body_lines(found.sections))))
    if not DIALOGUE.search(found.subject) and mentions < FEWEST_MENTIONS:
        told.append(
            "Văn bản này có vẻ không phải kế hoạch đối thoại: trích yếu và nội dung không nói đến đối thoại. "
            "Xin kiểm tra có chọn nhầm tệp không."
        )
    return told


def unplaced(draft: Plan) -> list[tuple[str, str]]:
    """What stands in the text and belongs to no part the portal knows, each with what becomes of it."""
    return [(what, advice(draft, what)) for what in draft.unrecognised if UNPLACED.match(what)]


def not_found(draft: Plan) -> list[str]:
    """What a plan usually says and this text does not."""
    return [what for what in draft.unrecognised if not UNPLACED.match(what)]
