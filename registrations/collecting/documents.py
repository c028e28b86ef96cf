from collections.abc import Sequence

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.sheets import Sheet, headed
from dialogue_portal.formats.days import say_hour, weekday_on_paper
from dialogue_portal.formats.phones import say_phone
from plans.models import Round
from registrations.collecting.kinds import CollectorKind
from registrations.collecting.links import link_of
from registrations.collecting.models import Collector
from registrations.form.documents import BlankForm


class LinkSheet(Sheet):
    """Giấy giao liên kết: for each collector one page with its QR code; whoever has it still needs the number."""

    title = "Hướng dẫn lấy ý kiến người dân"

    def __init__(self, round: Round, collectors: Sequence[Collector]):
        """`collectors` have a link."""
        self.round, self.authority, self.collectors = round, round.authority, collectors

    def lines(self) -> list[AnnexLine]:
        """One page for each collector."""
        found: list[AnnexLine] = []
        for collector in self.collectors:
            if found:
                found.append(AnnexLine("turn", ""))
            found += self._page(collector)
        return found

    def _page(self, collector: Collector) -> list[AnnexLine]:
        round, authority = self.round, self.authority
        held = ""
        if round.held_on and round.starts_at:
            held = f"{say_hour(round.starts_at)}, {weekday_on_paper(round.held_on)}, tại {round.place}"
        values = [
            ("Đầu mối:", collector.name),
            ("Người phụ trách:", collector.head),
            ("Hội nghị đối thoại:", held),
            ("Số ý kiến cần nộp:", f"ít nhất {collector.owes}" if collector.owes else ""),
            ("Hạn:", f"hết {weekday_on_paper(collector.last_day)}" if collector.last_day else ""),
        ]
        whose = "bà con" if collector.kind == CollectorKind.HAMLET else "hội viên, đoàn viên"
        steps = [
            "Mở máy ảnh của điện thoại, đưa vào mã vuông ở dưới rồi bấm vào địa chỉ hiện ra.",
            f"Gõ số điện thoại của ông/bà ({_hidden(collector.phone)}) để vào trang.",
            f"Bấm «{collector.entering_words}», ghi họ tên, địa chỉ và ý kiến của {whose}; người ấy phải đồng ý.",
            "Chép số phiếu và mã phiếu lên giấy đưa người có ý kiến giữ: mã ấy dùng để hỏi kết quả.",
            "Ai không nhập được thì ghi phiếu giấy rồi nộp cho Văn phòng; phiếu giấy có giá trị như nhau.",
        ]
        reached = f" Cần giúp, xin gọi {say_phone(authority.hotline)}." if authority.hotline else ""
        return [
            *headed(self.title.upper()),
            *(AnnexLine("value", value, label) for label, value in values if value),
            AnnexLine("numbered", "", "Cách làm"),
            *(AnnexLine("text", f"{number}. {step}") for number, step in enumerate(steps, 1)),
            AnnexLine("text", "Đơn khiếu nại, tố cáo không nhận bằng phiếu này. Không ghi số căn cước."),
            AnnexLine(
                "qr",
                link_of(collector),
                f"Mã riêng của {collector.name}.\nXin giữ kín, không chụp gửi cho người khác.{reached}",
            ),
        ]


def _hidden(phone: str) -> str:
    """What is printed of the number beside the code that it opens: "số kết thúc bằng 678"."""
    return f"số kết thúc bằng {phone[-3:]}"


class CollectorForm(BlankForm):
    """Phiếu trống of the round with the name of the collector that hands it out."""

    def __init__(self, collector: Collector):
        super().__init__(collector.round)
        self.collector = collector

    def heading(self) -> list[AnnexLine]:
        """The heading of the form, and through whom it is handed in."""
        return [*super().heading(), AnnexLine("value", f"{self.collector.name}.", "Nộp qua đầu mối:")]
