"""What was recognised in a plan that was read in, what was not, and what to do about it."""

from plans.models import Plan
from plans.outline import clock
from plans.reading import SectionKind
from plans.reading.facts import EXPECTED
from plans.states import PLAN_FLOW, ROUND_FLOW, RoundState
from plans.terms import conclusion_term, registration_term, reply_term

FIELD_OF = {name: field for field, name in EXPECTED}
OF_AUTHORITY = ("authority_kind", "place", "province")
COUNTED = [
    SectionKind.CONTENTS,
    SectionKind.PARTICIPANTS,
    SectionKind.AGENDA,
    SectionKind.DUTIES,
    SectionKind.RECIPIENTS,
]


def recognised(plan: Plan) -> list[tuple[str, str]]:
    """What the portal knows of the plan, each with its name; nothing that is empty."""
    facts = [
        ("Cơ quan", plan.authority.name),
        ("Trích yếu", plan.subject),
        ("Năm", str(plan.year)),
        ("Số ghi trong văn bản gốc", plan.source_number),
        ("Ngày ghi trong văn bản gốc", plan.source_date and f"{plan.source_date:%d/%m/%Y}"),
        *_outline(plan),
        *[(f"Đợt {round.position}", _of_round(round)) for round in plan.rounds.all()],
        ("Gửi phiếu đăng ký", plan.registration_days and f"trước hội nghị {plan.registration_days} ngày"),
        ("Trả lời ý kiến được phân công", plan.reply_days and f"{plan.reply_days} ngày"),
        ("Ra thông báo kết luận", plan.conclusion_days and f"{plan.conclusion_days} ngày làm việc"),
        ("Đường dây nóng", plan.hotline),
        ("Thư điện tử nhận phiếu", plan.email),
        ("Nơi nhận phiếu", plan.contact_address),
        ("Thẩm quyền ký", ", ".join(plan.signature_text.splitlines())),
        ("Người ký", plan.signer_name),
    ]
    return [(name, value) for name, value in facts if value]


def missing(plan: Plan) -> list[tuple[str, str]]:
    """What the text did not say and nobody has filled in since, each with what to do."""
    return [(what, _advice(plan, what)) for what in plan.unrecognised if not _settled(plan, what)]


def _outline(plan):
    sections = list(plan.sections.all())
    items = sum(len(section.items.all()) for section in sections)
    yield "Đề mục", f"{sum(section.level > 0 for section in sections)} đề mục, {items} ý"
    for kind in COUNTED:
        count = sum(
            len(section.items.all()) or bool(section.run_in) for section in sections if section.kind == kind
        )
        yield kind.label, count and f"{count} ý"


def _of_round(round):
    when = round.when
    if round.state == RoundState.PLANNED and round.held_on:
        when = f"đề nghị ngày {round.held_on:%d/%m/%Y}"
    hours = round.starts_at and clock(round.starts_at)
    return ", ".join(filter(None, [when, hours, round.place]))


def _settled(plan, what):
    if what == "địa điểm tổ chức":
        return any(round.place for round in plan.rounds.all())
    if what == "thời gian tổ chức":
        return bool(plan.rounds.all())
    field = FIELD_OF.get(what, "")
    if field in OF_AUTHORITY:
        return bool(getattr(plan.authority, field.removeprefix("authority_")))
    return bool(getattr(plan, field, ""))


def _advice(plan, what):
    facts, edit = PLAN_FLOW.steps["set_facts"].label, PLAN_FLOW.steps["edit"].label
    terms = {"hạn gửi phiếu đăng ký": registration_term, "hạn trả lời ý kiến": reply_term}
    terms["hạn thông báo kết luận"] = conclusion_term
    if what in terms:
        term = terms[what](plan)
        return f"Đang dùng mức thường lệ {term.days} {term.unit}; sửa ở «{facts}»."
    if what in ("số kế hoạch", "ký hiệu kế hoạch", "ngày ban hành"):
        return "Hệ thống ghi khi kế hoạch được ký ban hành."
    if what in ("thời gian tổ chức", "địa điểm tổ chức"):
        return f"Ghi ở «{PLAN_FLOW.steps['add_round'].label}» và «{ROUND_FLOW.steps['fix'].label}»."
    if what in ("thẩm quyền ký", "họ tên người ký"):
        return f"Ghi ở «{facts}» nếu cần in trong dự thảo; bản ban hành mang tên người đã ký."
    if FIELD_OF.get(what) in OF_AUTHORITY:
        return "Do người quản trị ghi trong thông tin cơ quan."
    if what in FIELD_OF:
        return f"Ghi ở «{facts}»."
    if what.startswith("mục chưa rõ loại"):
        return f"Vẫn được in nguyên văn; muốn rõ hơn thì sửa tên đề mục ở «{edit}»."
    return f"Nếu kế hoạch cần phần này, thêm đề mục ở «{edit}»."
