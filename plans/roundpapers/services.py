from datetime import date
from typing import cast

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.accounts.models import User
from dialogue_portal.documents.decisions.findings import refuse
from dialogue_portal.documents.models import IssuedDocument, Validity
from dialogue_portal.documents.services import end_force
from dialogue_portal.documents.services import issue as issue_document
from dialogue_portal.documents.services import withdraw as withdraw_document
from dialogue_portal.documents.states import ENDED
from dialogue_portal.formats.codes import new_code
from dialogue_portal.formats.vietnamese import toned
from dialogue_portal.records.flow import StepRefused, refuse_stale
from plans.checks.before_signing import against_paper
from plans.checks.list_of_spots import BOXES_OF_PAPER
from plans.models import Invitee, PaperKind, Round, RoundPaper
from plans.outline.naming import with_whom
from plans.roundpapers import notices, prefilled, rules
from plans.roundpapers.documents import paper_of
from plans.roundpapers.invited_by_plan import not_taken_yet
from plans.roundpapers.invitees import Invited
from plans.roundpapers.models import LETTER_CODE_LENGTH
from plans.roundpapers.states import OPEN, PUBLIC, ROUND_PAPER_FLOW, RoundPaperState
from plans.rounds.services import owe_notice
from plans.rounds.states import RoundState
from plans.states import PlanState

SECOND_SIGNER = ("second_signature_text", "second_signer_name")


@transaction.atomic
def draft(
    round: Round, *, kind: str, actor: User, today: date, replacing: RoundPaper | None = None
) -> RoundPaper:
    """Soạn thông báo, soạn giấy mời: a complete draft from the round and its plan, or the one that is open already.

    `kind` is a PaperKind. After the round moved, the draft replaces the issued paper and invites the same people; it
    replaces `replacing` also where the round has not moved.
    Raises PermissionDenied, or StepRefused where the round has no date or its notice is still right.
    """
    if not rules.may_draft(actor, round):
        raise PermissionDenied("Chỉ Văn phòng soạn văn bản của đợt đối thoại.")
    # Locked, so that two presses of the button follow each other.
    round = Round.objects.for_page().select_for_update(of=("self",)).get(pk=round.pk)
    if made := round.papers.filter(kind=kind, state__in=OPEN).first():
        return made
    _refuse_without_date(round, today)
    if replacing:
        return _draft(round, kind, actor, replaces=replacing)
    issued = round.papers.filter(kind=kind, state=RoundPaperState.ISSUED).last()
    if issued and not issued.is_outdated and kind == PaperKind.NOTICE:
        raise StepRefused("Đợt này đã có thông báo, và ngày, giờ, địa điểm không đổi.")
    return _draft(round, kind, actor, replaces=issued if issued and issued.is_outdated else None)


def _draft(round: Round, kind: str, actor: User, *, replaces: RoundPaper | None) -> RoundPaper:
    earlier = replaces or _withdrawn_invitation(round, kind)
    paper = RoundPaper(
        authority=round.authority,
        round=round,
        kind=kind,
        replaces=replaces,
        drafted_by=actor,
        **_words(round, kind, earlier),
    )
    paper.full_clean(exclude=["signed_by", "document", "replaces", "announced"])
    paper.save()
    if earlier:
        _store_invited(paper, [as_invited(row) for row in earlier.invitees.all()])
    label = f"Soạn {paper.get_kind_display().lower()}"
    ROUND_PAPER_FLOW.record_birth("draft", paper, actor=actor, label=label)
    return paper


def _withdrawn_invitation(round: Round, kind: str) -> RoundPaper | None:
    """The invitation that was in force last, where it is withdrawn: a new one begins with its words and people."""
    last = round.papers.filter(kind=PaperKind.INVITATION, state__in=PUBLIC).last()
    withdrawn = last and last.state == RoundPaperState.WITHDRAWN and kind == PaperKind.INVITATION
    return last if withdrawn else None


def _words(round: Round, kind: str, earlier: RoundPaper | None) -> dict[str, str]:
    """The lines that the office may adapt: those of the earlier paper, else from the plan."""
    if earlier:
        return {name: getattr(earlier, name) for name in (*BOXES_OF_PAPER, *SECOND_SIGNER)}
    return (
        prefilled.words_of_invitation(round)
        if kind == PaperKind.INVITATION
        else prefilled.words_of_notice(round)
    )


def _refuse_without_date(round: Round, today: date) -> None:
    if round.plan.state != PlanState.ISSUED or round.state != RoundState.FIXED:
        raise StepRefused("Chỉ soạn, ký được văn bản của đợt đã ấn định ngày trong kế hoạch đã ban hành.")
    if round.set_date.held_on <= today:
        raise StepRefused(
            "Ngày tổ chức đợt này là hôm nay hoặc đã qua, văn bản không còn báo trước được nữa."
        )


@ROUND_PAPER_FLOW.step("edit")
def edit(
    paper: RoundPaper, *, actor: User, version: int | None = None, today: date, note="", **words
) -> None:
    """Sửa nội dung: the lines that the office may adapt; `version` is the one the form was opened with."""
    refuse_stale(version, paper.version)
    for name, value in words.items():
        setattr(paper, name, value)
    _touched(paper, actor)


@ROUND_PAPER_FLOW.step("invite")
def invite(
    paper: RoundPaper, *, actor: User, invited: list[Invited], version: int | None = None, **_
) -> None:
    """Ghi người được mời: replaces the list by `invited`, in this order."""
    refuse_stale(version, paper.version)
    paper.invitees.all().delete()
    _store_invited(paper, invited)
    _touched(paper, actor)


@ROUND_PAPER_FLOW.step("invite_from_plan")
def invite_from_plan(paper: RoundPaper, *, actor: User, **_) -> None:
    """Lấy từ thành phần của kế hoạch: adds everybody whom the plan names and the list does not have yet.

    Once for each text of the plan, so that whom the office deleted does not come back.
    """
    known = {_who(as_invited(row)) for row in paper.invitees.all()}
    found = [one for one in not_taken_yet(paper) if _who(one) not in known]
    if not found:
        raise StepRefused(
            "Kế hoạch không ghi thêm thành phần nào ngoài danh sách đã lấy. Ai đã xóa thì không lấy lại; cần mời lại "
            "thì xin ghi ở «Ghi người được mời»."
        )
    _store_invited(paper, found)
    _touched(paper, actor)


def _who(one: Invited) -> tuple[str, ...]:
    """Who is invited, however many they send."""
    return tuple(map(toned, (one.name, one.office, one.organisation, one.hamlet)))


def _store_invited(paper: RoundPaper, invited: list[Invited]) -> None:
    last = paper.invitees.order_by("position").last()
    start = last.position + 1 if last else 1
    Invitee.objects.bulk_create(
        Invitee(paper=paper, position=position, **vars(one)) for position, one in enumerate(invited, start)
    )


def as_invited(row: Invitee) -> Invited:
    """A stored row as it is read from a line."""
    return Invited(row.name, row.office, row.organisation, row.hamlet, row.people, row.email)


def _touched(paper: RoundPaper, actor: User) -> None:
    paper.version += 1
    paper.drafted_by = actor


@ROUND_PAPER_FLOW.step("submit")
def submit(paper: RoundPaper, *, today: date, **_) -> None:
    """Trình ký: writes to everybody who may sign; raises StepRefused where the paper cannot be issued any more."""
    _refuse_unready(paper, today)
    paper.await_decision()
    notices.RoundPaperSubmitted(paper, occasion=paper.version).send()


@ROUND_PAPER_FLOW.step("take_back")
def take_back(paper: RoundPaper, **_) -> None:
    """Rút lại: the office works on it again; refused once a leader has opened it. Whoever may sign is told."""
    paper.refuse_opened()
    paper.version += 1
    notices.RoundPaperTakenBack(paper, occasion=paper.version).send()


@ROUND_PAPER_FLOW.step("send_back")
def send_back(paper: RoundPaper, *, note: str, actor: User, **_) -> None:
    """Trả lại: the author reads the reason."""
    paper.version += 1
    notices.RoundPaperSentBack(paper, occasion=paper.version, note=note, actor=actor).send()


@ROUND_PAPER_FLOW.step("issue")
def issue(paper: RoundPaper, *, actor: User, today: date, seen_print: int | None = None, **_) -> None:
    """Ký ban hành: the paper gets its number and announces the round as it is now.

    A notice meets the round's deadline; a replaced paper is no longer in force.
    """
    # Locked, so that the round does not move at the same time.
    paper.round = Round.objects.for_page().select_for_update(of=("self",)).get(pk=paper.round_id)
    _refuse_unready(paper, today)
    paper.signed_by, paper.issued_on = actor, today
    paper.announced = paper.round.announcement
    paper.document = issue_document(paper_of(paper), actor=actor, today=today, seen_print=seen_print)
    if not paper.is_invitation and paper.round.is_open:
        paper.round.meet(today)
        paper.round.save(update_fields=["met_on", "late"])
    if paper.replaces and (replaced := paper.replaces.document):
        reason = "Đợt đối thoại đã đổi lịch." if paper.replaces.is_outdated else "Văn bản được thay thế."
        end_force(
            replaced, kind=Validity.REPLACED, by=paper.document, actor=actor, today=today, reason=reason
        )
    notices.RoundPaperIssued(paper, actor=actor).send()


def _refuse_unready(paper: RoundPaper, today: date) -> None:
    _refuse_without_date(paper.round, today)
    if paper.is_invitation and not paper.invitees.exists():
        raise StepRefused("Giấy mời chưa có người được mời. Xin ghi danh sách trước khi trình.")
    refuse(against_paper(paper, today))


@ROUND_PAPER_FLOW.step("replace")
def replace(paper: RoundPaper, *, actor: User, today: date, **_) -> None:
    """Soạn văn bản thay thế: makes a draft with the same words; while it is open, asking again makes no second one."""
    if not paper.is_in_force:
        raise StepRefused("Văn bản này không còn hiệu lực nên không thay thế được nữa.")
    draft(paper.round, kind=paper.kind, actor=actor, today=today, replacing=paper)


@ROUND_PAPER_FLOW.step("withdraw")
def withdraw(paper: RoundPaper, *, actor: User, today: date, note: str, by_text: str = "") -> None:
    """Thu hồi: the paper has no force any more; a notice is owed anew, unless the round is cancelled.

    `by_text` names a paper issued outside the portal that takes its place; then nothing is owed.
    """
    document = cast(
        IssuedDocument, paper.document
    )  # an issued paper has its own (round_paper_issued_is_signed)
    if document.validity in ENDED:
        raise StepRefused(f"{document.last_change.words} rồi.")
    # Locked, so that the round does not move at the same time.
    round = Round.objects.for_page().select_for_update(of=("self",)).get(pk=paper.round_id)
    withdraw_document(document, actor=actor, today=today, reason=note, by_text=by_text)
    if paper.is_invitation or round.state != RoundState.FIXED or by_text:
        return
    owe_notice(round, today=today)
    round.save()
    if round.is_open:
        notices.NoticeWithdrawn(paper, round=round, note=note, actor=actor).send()


@ROUND_PAPER_FLOW.step("drop")
def drop(paper: RoundPaper, **_) -> None:
    """Bỏ dự thảo vì đợt đã hủy: nobody signs it any more."""


@ROUND_PAPER_FLOW.step("send_letters")
def send_letters(paper: RoundPaper, *, today: date, **_) -> None:
    """Gửi giấy mời qua thư điện tử: a letter to each invitee with an address who was not written to yet.

    Raises StepRefused where there is nobody, and where the invitation no longer counts.
    """
    if paper.document and paper.document.validity in ENDED:
        raise StepRefused("Giấy mời này không còn hiệu lực nên không gửi nữa.")
    if paper.round.set_date.held_on < today:
        raise StepRefused("Hội nghị đã qua nên không gửi giấy mời nữa.")
    if not (unsent := paper.unsent_letters):
        raise StepRefused("Mọi người có địa chỉ thư điện tử đã được gửi giấy mời.")
    for invitee in unsent:
        invitee.code = new_code(LETTER_CODE_LENGTH)
        # The code is part of the occasion: to a mended address goes another letter.
        notices.InvitationSent(
            paper,
            occasion=f"{invitee.pk}:{invitee.code}",
            invitee=invitee,
            meeting=with_whom(paper.round.plan),
        ).send()
    Invitee.objects.bulk_update(unsent, ["code"])


@ROUND_PAPER_FLOW.step("mend_addresses")
def mend_addresses(paper: RoundPaper, *, addresses: dict[int, str], **_) -> None:
    """Sửa địa chỉ thư điện tử: stores other `addresses` by the keys of invitees, who are then written to anew.

    The letter under the old address no longer opens. Raises StepRefused where no address differs.
    """
    changed = [
        invitee
        for invitee in paper.invitees.filter(pk__in=addresses)
        if invitee.email != addresses[invitee.pk]
    ]
    if not changed:
        raise StepRefused("Chưa có địa chỉ nào được sửa.")
    for invitee in changed:
        invitee.email, invitee.code = addresses[invitee.pk], ""
    Invitee.objects.bulk_update(changed, ["email", "code"])


@ROUND_PAPER_FLOW.step("discard")
def discard(paper: RoundPaper, **_) -> None:
    """Bỏ dự thảo: it cannot be used any more."""
