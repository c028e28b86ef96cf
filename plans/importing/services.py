from django.db import transaction

from dialogue_portal.accounts.models import Authority, User
from plans.models import Plan
from plans.outline import storage as outline
from plans.reading import NotAPlan, ReadPlan
from plans.reading.spelling import same_name
from plans.states import PLAN_FLOW, PlanState


@transaction.atomic
def import_plan(found: ReadPlan, *, authority: Authority, source_text: str, actor, **corrected) -> Plan:
    """Makes a draft from a plan that was read; `actor` becomes its author, facts that he `corrected` win.

    The same words and facts, sent twice, are one draft as long as nobody has changed it.
    """
    source_text = source_text.replace("\0", "")  # which PostgreSQL stores in no text
    # Two presses of the button wait for each other here.
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    plan = outline.draft_of(found, authority)
    for name, value in corrected.items():
        setattr(plan, name, value)
    if not (plan.subject and plan.year):
        raise NotAPlan(
            "Văn bản không cho biết trích yếu hoặc năm của kế hoạch. Xin nhập ở trang «Nhập kế hoạch» để ghi thêm."
        )
    plan.source_text, plan.prepared_by = source_text, actor if isinstance(actor, User) else None
    drafts = Plan.objects.filter(authority=authority, state=PlanState.DRAFT, version=1)
    for twin in drafts.filter(source_text=source_text):
        if outline.same_draft(twin, plan, found):
            return twin
    plan.ordinal = Plan.objects.next_ordinal(authority, plan.year)
    plan.full_clean(exclude=["prepared_by", "signed_by"])
    plan.save()
    outline.store_outline(plan, found)
    outline.store_rounds(plan, found)
    PLAN_FLOW.record_birth("import", plan, actor=actor)
    return plan


def authority_of(found: ReadPlan, slug: str) -> Authority:
    """The authority `slug`; one that is not there yet is made from the plan's own words.

    Raises NotAPlan where the paper is another authority's: it is never stored under a name that is not its own.
    """
    if found.other_authority:
        raise NotAPlan(
            f"Đầu văn bản ghi cơ quan ban hành là {found.other_authority}, không phải Ủy ban nhân dân một xã, phường, "
            "thị trấn hay đặc khu, nên không nhập được."
        )
    authority = Authority.objects.filter(slug=slug).first()
    if authority and found.authority_kind and found.place and not same_name(found.place, authority.place):
        raise NotAPlan(
            f"Văn bản là của {found.authority_kind} {found.place}, không phải của {authority.name}. "
            "Xin kiểm tra tệp và tên cơ quan."
        )
    if authority is None:
        if not (found.authority_kind and found.place):
            raise NotAPlan(
                "Kế hoạch không cho biết tên và loại đơn vị (xã, phường, đặc khu) nên chưa lập được cơ quan mới."
            )
        authority = Authority(
            slug=slug,
            kind=found.authority_kind,
            place=found.place,
            province=found.province,
            address=found.contact_address[:250],
            hotline=found.hotline[:30],
            email=found.email,
        )
        authority.full_clean()
        authority.save()
    return authority
