"""What was recognised in an imported plan, what was not, and what to do about it."""

from dialogue_portal.formats.days import say_hour
from plans.models import Plan, Round
from plans.outline.text import read_outline
from plans.reading.ending import SIGNED
from plans.reading.facts import EXPECTED
from plans.reading.summary import summary
from plans.rounds.states import ROUND_FLOW, RoundState
from plans.states import PLAN_FLOW
from plans.terms.in_force import conclusion_term, registration_term, reply_term

FIELD_OF = {name: field for field, name in EXPECTED}
OF_AUTHORITY = ("authority_kind", "place", "province")


def recognised(plan: Plan) -> list[tuple[str, str]]:
    """(name, value) of what the portal knows of the plan, without what is empty."""
    rounds, sections = list(plan.rounds.all()), read_outline(plan)
    count = sum(section.level > 0 for section in sections)
    facts = [
        ("Cơ quan", plan.authority.name),
        ("Trích yếu", plan.subject),
        ("Năm", str(plan.year)),
        ("Số ghi trong văn bản gốc", plan.source_number),
        ("Ngày ghi trong văn bản gốc", plan.source_date and f"{plan.source_date:%d/%m/%Y}"),
        ("Đề mục", f"{count} đề mục, {sum(len(section.items) for section in sections)} ý"),
        *summary(sections, plan.subject),
        *[(f"Đợt {round.position}", _when_and_where(round)) for round in rounds],
        ("Địa điểm", "; ".join(dict.fromkeys(round.place for round in rounds if round.place))),
        *terms_set(plan),
        ("Đường dây nóng", plan.hotline),
        ("Thư điện tử nhận phiếu", plan.email),
        ("Nơi nhận phiếu", plan.contact_address),
        ("Thẩm quyền ký", signature_form(plan.signature_text.splitlines())),
        ("Người ký", plan.signer_name),
    ]
    return [(name, value) for name, value in facts if value]


def terms_set(plan: Plan) -> list[tuple[str, str]]:
    """(name, length) of the three terms; the length is empty where the plan does not set the term itself."""
    registration, reply, conclusion = registration_term(plan), reply_term(plan), conclusion_term(plan)
    return [
        ("Gửi phiếu đăng ký", plan.registration_days and f"trước hội nghị {registration.length}"),
        ("Trả lời ý kiến được phân công", plan.reply_days and reply.length),
        ("Ra thông báo kết luận", plan.conclusion_days and conclusion.length),
    ]


def signature_form(lines: list[str]) -> str:
    """The lines above a name in one: "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", without a line like «(đã ký)»."""
    return ", ".join(line for line in lines if not SIGNED.fullmatch(line))


def missing(plan: Plan) -> list[tuple[str, str]]:
    """(what, advice) for what the text did not name and nobody has filled in since."""
    return [(what, advice(plan, what)) for what in plan.unrecognised if not _is_filled_in(plan, what)]


def _when_and_where(round: Round) -> str:
    when = round.when
    if round.state == RoundState.PLANNED and round.held_on:
        when = f"đề nghị ngày {round.held_on:%d/%m/%Y}"
    hours = say_hour(round.starts_at) if round.starts_at else ""
    if hours and round.ends_at:
        hours += f" đến {say_hour(round.ends_at)}"
    return ", ".join(filter(None, [when, hours, round.place]))


def _is_filled_in(plan: Plan, what: str) -> bool:
    if what == "địa điểm tổ chức":
        return any(round.place for round in plan.rounds.all())
    if what == "thời gian tổ chức":
        return bool(plan.rounds.all())
    field = FIELD_OF.get(what, "")
    if field in OF_AUTHORITY:
        return bool(getattr(plan.authority, field.removeprefix("authority_")))
    return bool(getattr(plan, field, ""))


def advice(plan: Plan, what: str) -> str:
    """The Vietnamese advice for something that was not recognised (one of Plan.unrecognised)."""
    facts, edit = PLAN_FLOW.steps["set_facts"].label, PLAN_FLOW.steps["edit"].label
    terms = {"hạn gửi phiếu đăng ký": registration_term, "hạn trả lời ý kiến": reply_term}
    terms["hạn thông báo kết luận"] = conclusion_term
    if what in terms:
        term = terms[what](plan)
        return f"Đang dùng mức thường lệ {term.length}; sửa ở «{facts}»."
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
    if what.startswith("dòng ở đầu trang"):
        return "Không in trong kế hoạch: đầu trang do hệ thống ghi. Nếu là nội dung, đưa xuống dưới dòng KẾ HOẠCH."
    if what.startswith("phần sau chữ ký"):
        return f"Vẫn được in nguyên văn như một phụ lục; muốn khác thì sửa ở «{edit}»."
    if what.startswith("mục chưa rõ loại"):
        return f"Vẫn được in nguyên văn; muốn rõ hơn thì sửa tên đề mục ở «{edit}»."
    return f"Nếu kế hoạch cần phần này, thêm đề mục ở «{edit}»."
