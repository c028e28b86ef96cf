from collections.abc import Iterator

from dialogue_portal.documents.annexes import AnnexLine, table_of
from dialogue_portal.documents.sheets import Sheet, headed
from dialogue_portal.formats.phones import say_phone
from plans.models import Round
from registrations.delegates.board import board_of

HEAD = ("TT", "Họ và tên", "Thôn, tổ", "Nhóm", "Điện thoại", "Ký tên")


class DelegateList(Sheet):
    """Danh sách đại biểu: everybody who is named, hamlet by hamlet, with room for a signature in the hall."""

    title = "Danh sách đại biểu"

    def __init__(self, round: Round):
        self.round, self.authority = round, round.authority

    def lines(self) -> Iterator[AnnexLine]:
        """The head, a table of the people, and what is still missing."""
        place = self.round.place or "chưa có địa điểm"
        yield from headed(self.title.upper(), f"(Hội nghị đối thoại: {self.round.when}, {place})")
        board = board_of(self.round)
        people = [(row, quota, one) for row in board.hamlets for quota in row.quotas for one in quota.coming]
        rows = [
            [
                str(number),
                one.full_name,
                row.collector.name,
                quota.group_name,
                say_phone(one.phone) or "–",
                "–",
            ]
            for number, (row, quota, one) in enumerate(people, 1)
        ]
        yield from table_of([HEAD, *rows])
        yield AnnexLine("text", f"Đã cử {board.coming}/{board.seats} đại biểu.")
        for row in board.hamlets:
            if row.missing:
                gaps = "; ".join(
                    f"{one.group_name.lower()} {one.missing}" for one in row.quotas if one.missing
                )
                yield AnnexLine("text", f"{row.collector.name} còn thiếu {row.missing} người ({gaps}).")
