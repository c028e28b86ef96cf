from collections.abc import Sequence

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.sheets import Sheet
from dialogue_portal.formats.days import say_day
from dialogue_portal.formats.phones import say_phone
from plans.roundpapers.documents import short_address
from registrations.models import Registration
from registrations.receipt.documents import tracking_address

NO_PHONE = "Phiếu không có số điện thoại nên không tra cứu qua mạng được: xin hỏi Văn phòng, nói số phiếu và mã phiếu."


class EntrySlip(Sheet):
    """Biên nhận trao tay: number and code of a form that was handed in, the hotline, and what comes next."""

    title = "Biên nhận phiếu đăng ký đối thoại"

    def __init__(self, registration: Registration, steps: Sequence[str]):
        """`steps` are the sentences of form/nextsteps.py."""
        self.registration, self.steps = registration, steps
        self.authority = registration.authority

    def lines(self) -> list[AnnexLine]:
        """Short enough for the upper half of a page: nothing of what was asked, so that it may lie on a counter."""
        sent = self.registration
        hotline = sent.round.plan.hotline_in_use
        values = [
            ("Số phiếu:", str(sent.slip_number or "")),
            ("Mã phiếu:", sent.shown_code),
            ("Người gửi:", sent.sender_in_full),
            ("Nhận ngày:", f"{say_day(sent.handed_in_on)} ({sent.get_channel_display().lower()})"),
            ("Đường dây nóng:", say_phone(hotline) if hotline else ""),
        ]
        track = tracking_address(self.authority)
        follow = f"Theo dõi bằng mã phiếu và số điện thoại: quét mã này hoặc mở\n{short_address(track)}"
        return [
            AnnexLine("national", self.authority.name.upper()),
            AnnexLine("title", self.title.upper()),
            *(AnnexLine("value", value, label) for label, value in values if value),
            *(AnnexLine("text", f"{number}. {step}") for number, step in enumerate(self.steps, 1)),
            AnnexLine("qr", track, follow) if sent.phone else AnnexLine("text", NO_PHONE),
        ]
