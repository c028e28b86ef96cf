"""What the office does with a letter: makes a form of it, keeps it beside one, sets it aside, takes that back."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import StepRefused
from plans.models import Round
from registrations.entry.services import enter
from registrations.form.services import repeats
from registrations.mailbox.filing import copy_files
from registrations.mailbox.states import MESSAGE_FLOW
from registrations.models import IncomingMessage, Registration

EMPTIED = "Nội dung thư đã xóa cùng dữ liệu cá nhân, không nhập được nữa."


class EnteredMeanwhile(Exception):
    """A colleague has made a form of the letter since the page was shown; nothing is stored."""

    def __init__(self, form: Registration):
        super().__init__(
            f"Đồng nghiệp vừa nhập phiếu số {form.slip_number} từ thư này. Xin xem phiếu ấy; nếu thư còn ý kiến của "
            "người khác thì bấm lưu lần nữa."
        )


@transaction.atomic
def enter_from(
    message: IncomingMessage,
    round: Round,
    *,
    entered_before: int,
    chosen: Sequence[int] = (),
    today: date,
    actor: User,
    seen_same: Collection[str] | None = None,
    **sent: Any,
) -> Registration:
    """Nhập phiếu từ thư: stores a form as `entry.services.enter` does, and ties the letter to it.

    `entered_before` is how many forms of the letter the page showed: raises EnteredMeanwhile where there are others
    now, unless one of them says the same. `chosen` are the keys of the files of the letter that belong to the form.
    Raises also what `enter` raises, and StepRefused where the letter may not be entered.
    """
    row = IncomingMessage.objects.select_for_update(of=("self",)).get(
        pk=message.pk, authority=round.authority
    )
    if row.emptied_on:
        raise StepRefused(EMPTIED)
    forms = list(row.forms.order_by("-pk"))
    if len(forms) != entered_before:
        facts = {name: value for name, value in sent.items() if name != "late_reason"}
        if same := next(
            (form for form in forms if form.round_id == round.pk and repeats(form, **facts)), None
        ):
            return same
        if forms:
            raise EnteredMeanwhile(forms[0])
    files = copy_files(row, chosen, sent["form_key"])
    registration = enter(round, today=today, actor=actor, files=bool(files), seen_same=seen_same, **sent)
    row.forms.add(registration)
    MESSAGE_FLOW.take("enter", row, actor=actor, today=today)
    return registration


@MESSAGE_FLOW.step("enter")
def _enter(message: IncomingMessage, **_) -> None:
    """Nhập phiếu từ thư: a form was stored; `enter_from` is the way to it."""
    message.reason, message.left_out_at = "", None


@MESSAGE_FLOW.step("leave_out")
def leave_out(message: IncomingMessage, *, note: str, moment: datetime, **_) -> None:
    """Thư máy tự gửi: nobody has to read it; it stays for a while, for whoever thinks otherwise."""
    message.reason, message.left_out_at = note, moment


@MESSAGE_FLOW.step("leave_harmful")
def leave_harmful(message: IncomingMessage, *, note: str, moment: datetime, **_) -> None:
    """Thư có mã độc: its words stay for the office to read, the harmful file was not kept."""
    message.reason, message.left_out_at = note, moment


@MESSAGE_FLOW.step("keep_beside")
def keep_beside(message: IncomingMessage, **_) -> None:
    """Lưu cùng phiếu: the letter says something of a form that is there already, and is read beside it."""
    if message.about is None:
        raise StepRefused("Thư này chưa rõ nói về phiếu nào.")


@MESSAGE_FLOW.step("set_aside")
def set_aside(message: IncomingMessage, *, note: str, **_) -> None:
    """Không phải phiếu: the letter is no form; nobody gets an answer."""
    message.reason, message.left_out_at = note.strip()[:200], now()


@MESSAGE_FLOW.step("wait_again")
def wait_again(message: IncomingMessage, **_) -> None:
    """Chờ nhập lại: takes back what was decided of a letter, by a person or by the portal itself."""
    message.reason, message.left_out_at = "", None
