"""Việc của tôi: the piles that wait for a member of staff, by their roles. Each pile takes two queries."""

from datetime import date

from django.urls import reverse

from conferences.conclusion.states import ConclusionState
from desk.work import waiting
from desk.work.kinds import Kind, Pile
from desk.work.waiting import Desk
from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.documents.corrections.states import CorrectionState
from dialogue_portal.documents.models import PaperType
from plans.models import PaperKind
from plans.roundpapers.states import RoundPaperState
from plans.states import PlanState

SHOWN = 10


def piles_of(user: User, authority: Authority, today: date) -> list[Pile]:
    """What waits for this person today, the most urgent first; empty piles are left out."""
    piles = [_pile(kind, Desk(user, authority, today)) for kind in KINDS if kind.lies_with(user, authority)]
    return [pile for pile in piles if pile.count]


def _pile(kind, desk):
    rows = kind.rows(desk)
    return Pile(kind, list(rows[:SHOWN]), rows.count(), reverse(kind.whole, args=[desk.authority.slug]))


OFFICE, RUNS = (Role.CLERK,), (Role.CLERK, Role.SECRETARY)
ANSWERS, CONFERENCES, DATA = "responses:list", "conferences:list", "registrations:data_requests"

CALLS = "registrations:calls"

KINDS = [
    Kind(
        "goi-tre",
        "Người dân chưa được báo tin, đã quá hạn",
        "người chưa được báo tin",
        (Role.OFFICE_HEAD, *LEADERS),
        waiting.people_called_late,
        "call",
        CALLS,
        "late",
    ),
    Kind(
        "tra-loi-tre",
        "Trả lời quá hạn",
        "câu trả lời quá hạn",
        LEADERS,
        waiting.late_answers,
        "assignment",
        ANSWERS,
        "late",
    ),
    Kind(
        "ket-luan-tre",
        "Thông báo kết luận quá hạn",
        "kết luận quá hạn",
        LEADERS,
        waiting.late_conclusions,
        "deadlined",
        CONFERENCES,
        "late",
    ),
    Kind(
        "hoi-nghi",
        "Hội nghị phải tiến hành",
        "hội nghị phải tiến hành",
        (*RUNS, *LEADERS),
        waiting.conferences_now,
        "round",
        CONFERENCES,
    ),
    Kind(
        "phai-tra-loi",
        "Ý kiến phải trả lời",
        "ý kiến phải trả lời",
        (Role.OFFICER,),
        waiting.owed_answers,
        "assignment",
        ANSWERS,
    ),
    Kind(
        "cong-bo",
        "Thông báo thời gian, địa điểm phải công bố",
        "thông báo phải công bố",
        OFFICE,
        waiting.notices_to_publish,
        "notice_owed",
        "plans:list",
    ),
    Kind(
        "phai-goi",
        "Người phải gọi báo tin",
        "người phải gọi báo tin",
        (*OFFICE, Role.OFFICE_HEAD),
        waiting.people_to_call,
        "call",
        CALLS,
    ),
    Kind(
        "phieu-don-dap",
        "Phiếu gửi dồn dập, chờ kiểm tra",
        "nhóm phiếu chờ kiểm tra",
        OFFICE,
        waiting.floods_to_look_at,
        "flood",
        "registrations:floods",
    ),
    Kind(
        "phan-loai",
        "Ý kiến chờ phân loại",
        "ý kiến chờ phân loại",
        (*OFFICE, Role.OFFICE_HEAD),
        waiting.questions_to_triage,
        "question",
        "registrations:triage",
    ),
    Kind(
        "du-lieu",
        "Yêu cầu về dữ liệu",
        "yêu cầu về dữ liệu",
        OFFICE,
        waiting.data_requests,
        "deadlined",
        DATA,
    ),
    Kind(
        "phan-cong",
        "Ý kiến chờ phân công",
        "ý kiến chờ phân công",
        LEADERS,
        waiting.questions_waiting_for_direction,
        "question",
        ANSWERS,
    ),
    Kind(
        "duyet",
        "Câu trả lời chờ duyệt",
        "câu trả lời chờ duyệt",
        LEADERS,
        waiting.answers_to_approve,
        "assignment",
        ANSWERS,
    ),
    Kind(
        "da-bo-sung",
        "Người dân đã bổ sung, chờ tính hạn tiếp",
        "việc chờ tính hạn tiếp",
        LEADERS,
        waiting.answered_back,
        "assignment",
        ANSWERS,
    ),
    Kind(
        "ky-ke-hoach",
        "Kế hoạch chờ ký",
        "kế hoạch chờ ký",
        LEADERS,
        waiting.not_written(waiting.plans_in_state(PlanState.SUBMITTED)),
        "plan",
        "plans:list",
        signs=PaperType.PLAN,
    ),
    Kind(
        "ky-thong-bao",
        "Thông báo thời gian, địa điểm chờ ký",
        "thông báo chờ ký",
        LEADERS,
        waiting.not_written(waiting.round_papers(kind=PaperKind.NOTICE, state=RoundPaperState.SUBMITTED)),
        "plain",
        "plans:list",
        signs=PaperType.NOTICE,
    ),
    Kind(
        "ky-giay-moi",
        "Giấy mời chờ ký",
        "giấy mời chờ ký",
        LEADERS,
        waiting.not_written(waiting.round_papers(kind=PaperKind.INVITATION, state=RoundPaperState.SUBMITTED)),
        "plain",
        "plans:list",
        signs=PaperType.INVITATION,
    ),
    Kind(
        "ky-dinh-chinh",
        "Công văn đính chính chờ ký",
        "công văn chờ ký",
        LEADERS,
        waiting.not_written(waiting.corrections(CorrectionState.SUBMITTED)),
        "plain",
        "documents:register",
        signs=PaperType.LETTER,
    ),
    Kind(
        "ky-bien-ban",
        "Biên bản chờ ký",
        "biên bản chờ ký",
        LEADERS,
        waiting.not_written(waiting.minutes_to_sign),
        "plain",
        CONFERENCES,
    ),
    Kind(
        "ky-ket-luan",
        "Thông báo kết luận chờ ký",
        "kết luận chờ ký",
        LEADERS,
        waiting.not_written(waiting.conclusions_in_state(ConclusionState.SUBMITTED)),
        "deadlined",
        CONFERENCES,
        signs=PaperType.NOTICE,
    ),
    Kind(
        "soan-ket-luan",
        "Thông báo kết luận phải soạn",
        "kết luận phải soạn",
        OFFICE,
        waiting.conclusions_in_state(ConclusionState.DRAFT),
        "deadlined",
        CONFERENCES,
    ),
    Kind(
        "cong-khai",
        "Kết quả phải công khai",
        "kết quả phải công khai",
        OFFICE,
        waiting.results_to_publish,
        "deadlined",
        CONFERENCES,
    ),
    Kind(
        "viec-sau-hoi-nghi",
        "Việc phải làm sau hội nghị",
        "việc sau hội nghị",
        (Role.OFFICER,),
        waiting.promised_by_department,
        "point",
        "conferences:conclusions",
    ),
    Kind(
        "ban-da-ky",
        "Bản đã ký phải so và xác nhận",
        "bản đã ký phải xác nhận",
        OFFICE,
        waiting.copies_to_confirm,
        "signed_copy",
        "documents:scans",
        "plain",
    ),
    Kind(
        "soan-van-ban-dot",
        "Thông báo, giấy mời đang soạn hoặc bị trả lại",
        "thông báo, giấy mời đang soạn",
        OFFICE,
        waiting.round_papers(state=RoundPaperState.DRAFT),
        "plain",
        "plans:list",
        "plain",
    ),
    Kind(
        "soan-dinh-chinh",
        "Công văn đính chính đang soạn hoặc bị trả lại",
        "công văn đang soạn",
        OFFICE,
        waiting.corrections(CorrectionState.DRAFT),
        "plain",
        "documents:register",
        "plain",
    ),
    Kind(
        "soan-ke-hoach",
        "Kế hoạch đang soạn hoặc bị trả lại",
        "kế hoạch đang soạn",
        OFFICE,
        waiting.drafts,
        "plan",
        "plans:list",
        "plain",
    ),
]
