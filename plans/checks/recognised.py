"""What was recognised in an imported plan, what was not, and what to do about it."""

from typing import Any

from dialogue_portal.formats.days import say_hour
from plans.models import Plan, Round
from plans.outline.partners import cites_law_of_2025, partners_in
from plans.reading import ReadSection
from plans.reading.facts import EXPECTED, NAME_OF
from plans.reading.model import Missing, Unplaced, UnplacedIn
from plans.reading.offices import SIGNED
from plans.reading.summary import summary
from plans.rounds.states import ROUND_FLOW, RoundState
from plans.states import PLAN_FLOW
from plans.terms.in_force import conclusion_term, notice_term, registration_term, reply_term, results_term

# Fields of ReadPlan: those that the portal fills in when the plan is signed, those of the authority, the other facts.
OF_ISSUE = ("number", "symbol", "issued_on")
OF_AUTHORITY = ("authority_kind", "place", "province")
FACTS = {code for code, _ in EXPECTED}
TERM_OF = {
    "registration_days": registration_term,
    "notice_days": notice_term,
    "reply_days": reply_term,
    "conclusion_days": conclusion_term,
    "results_days": results_term,
}


def recognised(plan: Plan, sections: list[ReadSection]) -> list[tuple[str, str]]:
    """(name, value) of what the portal knows of the plan with this outline, without what is empty."""
    rounds = list(plan.rounds.all())
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
        *zip(
            ("Đồng chủ trì", "Phối hợp tổ chức", "Cấp ủy được mời"),
            vars(partners_in(sections)).values(),
            strict=True,
        ),
        ("Đường dây nóng", plan.hotline),
        ("Thư điện tử nhận phiếu", plan.email),
        ("Nơi nhận phiếu", plan.contact_address),
        ("Thẩm quyền ký", signature_form(plan.signature_text.splitlines())),
        ("Người ký", plan.signer_name),
    ]
    return [(name, value) for name, value in facts if value]


def terms_set(plan: Plan) -> list[tuple[str, str]]:
    """(name, length) of the terms a plan may set; the length is empty where the plan does not set the term itself."""
    before = "trước hội nghị"
    return [
        (
            "Gửi phiếu đăng ký",
            plan.registration_days and f"{before} {registration_term(plan).length}",
        ),
        ("Thông báo thời gian, địa điểm", plan.notice_days and f"{before} {notice_term(plan).length}"),
        ("Trả lời ý kiến được phân công", plan.reply_days and reply_term(plan).length),
        ("Ra thông báo kết luận", plan.conclusion_days and conclusion_term(plan).length),
        ("Công khai kết quả", plan.results_days and results_term(plan).length),
    ]


def signature_form(lines: list[str]) -> str:
    """The lines above a name in one: "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH", without a line like «(đã ký)»."""
    return ", ".join(line for line in lines if not SIGNED.fullmatch(line))


def missing(plan: Plan, sections: list[ReadSection]) -> list[tuple[str, str]]:
    """(what, advice) for what the text did not name and nobody has filled in since."""
    found = [(phrase(one), advice(plan, one)) for one in unrecognised(plan) if not _is_filled_in(plan, one)]
    return [*found, *_partners_missing(sections)]


def _partners_missing(sections: list[ReadSection]) -> list[tuple[str, str]]:
    """Whom law 72/2025/QH15, article 43, wants beside the committee, where the plan cites the law and names nobody."""
    if not cites_law_of_2025(sections):
        return []
    named, edit = partners_in(sections), PLAN_FLOW.steps["edit"].label
    why = f"Kế hoạch căn cứ Luật 72/2025/QH15 (Điều 43); thêm ở «{edit}»."
    return [
        (name, why)
        for name, said in (
            ("đại diện Thường trực HĐND đồng chủ trì", named.co_chair),
            ("Ủy ban MTTQ phối hợp tổ chức", named.partner),
            ("đại diện cấp ủy được mời", named.party),
        )
        if not said
    ]


def unrecognised(plan: Plan) -> list[Missing | Unplaced]:
    """What the reader did not find, or could not place, when the plan's text was stored."""
    return [
        Missing(one["code"], _name_of(one["code"]))
        if "code" in one
        else Unplaced(UnplacedIn(one["part"]), one["words"])
        for one in plan.unrecognised
    ]


def phrase(found: Missing | Unplaced) -> str:
    """The Vietnamese words for it."""
    return found.name if isinstance(found, Missing) else found.phrase


def _name_of(code: str) -> str:
    """The name of something expected, or of a column whose value in the text was not valid."""
    if code in NAME_OF:
        return NAME_OF[code]
    column: Any = Plan._meta.get_field(code)
    return str(column.verbose_name)


def _when_and_where(round: Round) -> str:
    when = round.when
    if round.state == RoundState.PLANNED and round.held_on:
        when = f"dự kiến ngày {round.held_on:%d/%m/%Y}"
    hours = say_hour(round.starts_at) if round.starts_at else ""
    if hours and round.ends_at:
        hours += f" đến {say_hour(round.ends_at)}"
    return ", ".join(filter(None, [when, hours, round.place]))


def _is_filled_in(plan: Plan, what: Missing | Unplaced) -> bool:
    if isinstance(what, Unplaced):
        return False
    if what.code == "round_place":
        return any(round.place for round in plan.rounds.all())
    if what.code == "round_time":
        return bool(plan.rounds.all())
    if what.code in OF_AUTHORITY:
        return bool(getattr(plan.authority, what.code.removeprefix("authority_")))
    return bool(getattr(plan, what.code, ""))


def advice(plan: Plan, what: Missing | Unplaced) -> str:
    """The Vietnamese advice for something that was not found or not placed."""
    edit = PLAN_FLOW.steps["edit"].label
    if isinstance(what, Missing):
        return _advice_on_missing(plan, what.code, edit)
    if what.part == UnplacedIn.HEAD:
        return "Không in trong kế hoạch: đầu trang do hệ thống ghi. Nếu là nội dung, đưa xuống dưới dòng KẾ HOẠCH."
    if what.part == UnplacedIn.ENDING:
        return f"Vẫn được in nguyên văn như một phụ lục; muốn khác thì sửa ở «{edit}»."
    return f"Vẫn được in nguyên văn; muốn rõ hơn thì sửa tên đề mục ở «{edit}»."


def _advice_on_missing(plan: Plan, code: str, edit: str) -> str:
    facts = PLAN_FLOW.steps["set_facts"].label
    if code in TERM_OF:
        return f"Đang dùng mức thường lệ {TERM_OF[code](plan).length}; sửa ở «{facts}»."
    if code in OF_ISSUE:
        return "Hệ thống ghi khi kế hoạch được ký ban hành."
    if code in ("round_time", "round_place"):
        return f"Ghi ở «{PLAN_FLOW.steps['add_round'].label}» và «{ROUND_FLOW.steps['fix'].label}»."
    if code in ("signature_lines", "signer_name"):
        return f"Ghi ở «{facts}» nếu cần in trong dự thảo; bản ban hành mang tên người đã ký."
    if code in OF_AUTHORITY:
        return "Do người quản trị ghi trong thông tin cơ quan."
    if code in FACTS:
        return f"Ghi ở «{facts}»."
    if code == "contact_person":
        return f"Nếu có người nhận phiếu, giải đáp riêng thì ghi vào văn bản ở «{edit}»."
    return f"Nếu kế hoạch cần phần này, thêm đề mục ở «{edit}»."
