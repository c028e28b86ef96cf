from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.days import say_moment
from dialogue_portal.records.models import Record
from dialogue_portal.records.services import check_and_note, check_seals

ONE_CHAIN = "Chuỗi niêm phong là một cho mọi cơ quan; lần này chỉ xét các dòng của"


class Command(BaseCommand):
    help = "Kiểm tra chuỗi niêm phong của nhật ký xử lý: in số dòng đã kiểm tra, hoặc báo dòng hỏng đầu tiên."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--authority",
            metavar="TÊN",
            help="tên cơ quan trong địa chỉ: chỉ báo dòng hỏng của cơ quan ấy (chuỗi niêm phong là một)",
        )

    def handle(self, *, authority: str | None, **options: Any) -> None:
        if authority is None:
            checked = check_and_note(now=now())
        else:
            whose = self._authority(authority)
            self.stdout.write(f"{ONE_CHAIN} {whose}.")
            checked = check_seals(whose)
        if checked.broken:
            raise CommandError(broken_link(checked.broken, gap=checked.gap))
        if checked.gap:
            raise CommandError(f"Nhật ký hỏng ở cuối: các dòng từ số {checked.broken_no} đã bị xóa.")
        self.stdout.write(f"Đã kiểm tra {checked.count} dòng nhật ký: niêm phong còn nguyên.")

    def _authority(self, slug: str) -> Authority:
        try:
            return Authority.objects.get(slug=slug)
        except Authority.DoesNotExist as error:
            raise CommandError(f"Không có cơ quan nào tên {slug}.") from error


def broken_link(row: Record, *, gap: bool) -> str:
    """The sentence that names a broken link: its number, its time, what it records, what is wrong with it."""
    wrong = "các dòng ngay trước nó đã bị xóa" if gap else "nội dung đã bị sửa sau khi niêm phong"
    return f"Nhật ký hỏng ở dòng số {row.seal_no}, {say_moment(row.at)}, «{row.label}» ({row.actor_name}): {wrong}."
