from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.blocks import paragraphs
from dialogue_portal.documents.proof import qr_code
from dialogue_portal.documents.sheets import Sheet, headed
from dialogue_portal.formats.days import say_day, say_hour, say_moment
from dialogue_portal.formats.phones import say_phone
from plans.models import Round
from plans.roundpapers.documents import short_address
from registrations.form.documents import files_sent, received
from registrations.models import Registration, in_full
from registrations.sender.models import YES


def tracking_address(authority: Authority) -> str:
    """The public address where a form is looked up by its code and telephone number."""
    return settings.BASE_URL + reverse("desk:track", args=[authority.slug])


def tracking_picture(authority: Authority) -> SafeString:
    """That address as a QR code in SVG, on white with its quiet zone, for a page on the screen."""
    address = tracking_address(authority)
    title = f"Mã QR dẫn đến {short_address(address)}"
    svg = qr_code(address).svg_inline(
        border=4, light="#fff", omitsize=True, title=title, svgclass=None, lineclass=None
    )
    return mark_safe(svg)  # noqa: S308  # segno writes the SVG and escapes the title


def contact_of(round: Round) -> str:
    """Where the office is and how it is called; the plan's own contact comes first."""
    plan, authority = round.plan, round.authority
    hotline = say_phone(plan.hotline_in_use)
    address = plan.contact_address or authority.whole_address
    return "; ".join(filter(None, [address, hotline and f"đường dây nóng {hotline}"]))


class ReceiptSheet(Sheet):
    """Biên nhận: who received which form when, its code, what was sent, and what comes next."""

    title = "Biên nhận phiếu đăng ký"

    def __init__(self, registration: Registration, steps: Sequence[str]):
        """`steps` are the sentences of form/nextsteps.py."""
        self.registration, self.steps = registration, steps
        self.authority = registration.authority

    def lines(self) -> list[AnnexLine]:
        """The facts, the questions as they were sent, the next days, and a QR code that leads to tracking."""
        sent, round = self.registration, self.registration.round
        held = "không họp, trả lời bằng văn bản" if round.is_in_writing else "đã hủy"
        if not round.is_called_off and round.held_on and round.starts_at:
            held = f"{say_hour(round.starts_at)}, {say_day(round.held_on)}, tại {round.place}"
        values = [
            ("Cơ quan nhận:", self.authority.name),
            *([("Liên hệ:", contact)] if (contact := contact_of(round)) else []),
            ("Mã phiếu:", sent.shown_code),
            *([("Số phiếu:", str(sent.slip_number))] if sent.slip_number else []),
            *(received(sent) if sent.is_entered else [("Nhận lúc:", say_moment(sent.received_at))]),
            ("Người gửi:", in_full(sent.as_sent("full_name"), sent.as_sent("organisation"))),
            ("Số điện thoại để tra cứu:", say_phone(sent.phone) or "không có"),
            *([("Địa chỉ nhận trả lời:", address)] if (address := sent.as_sent("address")) else []),
            ("Hội nghị đối thoại:", held),
            ("Dự hội nghị:", YES if sent.as_sent("attends") == YES else "Không; ý kiến vẫn được trả lời"),
            *([("Đã rút:", say_moment(sent.withdrawn_at))] if sent.withdrawn_at else []),
        ]
        track = tracking_address(self.authority)
        return [
            *headed(self.title.upper()),
            *(AnnexLine("value", value, label) for label, value in values),
            *(
                line
                for question in sent.questions.prefetch_related("supplements")
                if question.split_from_id is None
                for line in (
                    AnnexLine("numbered", "", question.get_source_display()),
                    *(AnnexLine("answer", text) for text in paragraphs(question.as_sent)),
                )
            ),
            *files_sent(sent),
            AnnexLine("numbered", "", "Việc tiếp theo"),
            *(AnnexLine("text", f"{number}. {step}") for number, step in enumerate(self.steps, 1)),
            AnnexLine(
                "qr",
                track,
                f"Theo dõi phiếu bằng mã phiếu và số điện thoại: quét mã này hoặc mở\n{short_address(track)}",
            ),
        ]
