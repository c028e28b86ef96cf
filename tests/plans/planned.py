"""An issued plan made of the sections that a test writes, and what a round and its papers take from it."""

from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from plans.outline.storage import store_outline
from plans.roundpapers import services
from plans.roundpapers.documents import paper_of
from plans.states import PlanState
from tests.build import a_member, a_plan, a_round
from tests.plans.small_plans import plan_of

TRAPS = """III. THÀNH PHẦN THAM DỰ
1. Chủ trì: Chủ tịch Ủy ban nhân dân xã
2. Đại diện TT Đảng ủy, TT HĐND, MTTQ: mỗi đơn vị 01 người
3. Lãnh đạo các phòng chuyên môn, Trung tâm Phục vụ hành chính công xã
4. Đại diện các hộ dân: mỗi ấp 05 người
5. 15 doanh nghiệp, hợp tác xã
6. Trưởng ấp (mỗi ấp 01 người)
7. Tổng số đại biểu dự kiến: 100 người/đợt
"""


def planned(sections, subject="Tổ chức đối thoại với người dân năm 2026", state=PlanState.ISSUED):
    plan = a_plan(state=state, subject=subject)
    plan.sections.all().delete()
    store_outline(plan, plan_of(sections=f"I. MỤC ĐÍCH\n- Nghe dân nói.\n{sections}"))
    return plan


def drafted(plan, kind="notice", round=None):
    round = round or a_round(plan)
    return services.draft(round, kind=kind, actor=a_member(plan.authority, Role.CLERK), today=localdate())


def printed_lines(paper):
    return [f"{block.lead} {block.text}".strip() for block in paper_of(paper).body()]
