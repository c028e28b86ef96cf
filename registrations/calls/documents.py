from collections.abc import Iterable, Sequence
from datetime import date

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.blocks import paragraphs
from dialogue_portal.documents.sheets import Sheet, headed
from dialogue_portal.formats.phones import say_phone
from registrations.calls.models import Call


class CallLetter(Sheet):
    """Giấy báo: the news for one person on paper, to be sent by post or carried by the head of the hamlet."""

    title = "Giấy báo"

    def __init__(self, calls: Sequence[Call], words: Sequence[str], *, today: date):
        """`words` are those of each piece of news, in the same order."""
        self.calls, self.words, self.today = calls, words, today
        self.authority = calls[0].authority

    def lines(self) -> Iterable[AnnexLine]:
        """The address, the news one below the other, and whom to ask."""
        first = self.calls[0]
        yield from headed(self.title.upper(), "về phiếu đăng ký đối thoại")
        yield AnnexLine("value", self.authority.name, "Cơ quan:")
        yield AnnexLine("value", first.name, "Kính gửi:")
        yield AnnexLine("value", first.address or "(chưa có địa chỉ)", "Địa chỉ:")
        for number, (call, words) in enumerate(zip(self.calls, self.words, strict=True), 1):
            several = f"{number}. " if len(self.calls) > 1 else ""
            yield AnnexLine("numbered", "", f"{several}{call.subject}")
            for text in paragraphs(words):
                yield AnnexLine("text", text)
        yield AnnexLine("text", self._ask())
        yield AnnexLine("dated", f"Ngày {self.today:%d} tháng {self.today:%m} năm {self.today:%Y}")
        yield AnnexLine("signer", self.authority.name)

    def _ask(self) -> str:
        authority = self.authority
        call = f"gọi {say_phone(authority.hotline)} hoặc " if authority.hotline else ""
        hours = f" ({authority.office_hours})" if authority.office_hours else ""
        return f"Cần hỏi thêm, xin ông/bà {call}đến trụ sở trong giờ làm việc{hours}. Trân trọng."
