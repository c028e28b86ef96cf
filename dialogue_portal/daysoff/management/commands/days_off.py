from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from dialogue_portal.accounts.models import Authority
from dialogue_portal.daysoff.changes import CalendarChange, preview
from dialogue_portal.daysoff.doubts import doubts
from dialogue_portal.daysoff.filetext import LARGEST_FILE, NotDays
from dialogue_portal.daysoff.reading import read_days, years_to_read
from dialogue_portal.daysoff.services import change_calendar
from dialogue_portal.formats.days import say_day
from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.workdays.models import DayOff


class Command(BaseCommand):
    help = "Ghi ngày nghỉ, ngày làm bù từ tệp .ics hoặc .csv; in từng ngày, chỗ đáng ngờ, rồi số hạn đã đổi."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .ics, hoặc .csv mỗi dòng một ngày")
        parser.add_argument(
            "--authority", metavar="TÊN", help="riêng cơ quan có tên này trong địa chỉ; không có là cả nước"
        )
        parser.add_argument(
            "--source", default="", metavar="VĂN_BẢN", help="số, ký hiệu và ngày của văn bản căn cứ"
        )
        parser.add_argument("--expected", action="store_true", help="mới là dự kiến, chưa công bố chính thức")
        parser.add_argument("--dry-run", action="store_true", help="chỉ in những gì đọc được, không lưu gì")
        parser.add_argument("--meant", action="store_true", help="vẫn ghi những ngày đáng ngờ")

    def handle(self, *, file, authority, dry_run, meant, **options):
        today = localdate()
        change = self._change(file, authority, today, options["source"], official=not options["expected"])
        for row in change.entered:
            self.stdout.write(f"{say_day(row.date)}: {row.get_kind_display().lower()}, {row.name}")
        found = doubts(change)
        for doubt in found:
            self.stdout.write(f"Xin xem lại: {doubt.text}")
        if dry_run:
            self.stdout.write(f"không lưu, {len(preview(change))} hạn sẽ đổi")
            return
        asked = [doubt.text for doubt in found if doubt.needs_tick]
        if asked and not meant:
            raise CommandError("Chưa lưu gì. Nếu vẫn ghi như vậy, xin chạy lại với --meant.")
        moved = change_calendar(change, actor=SYSTEM, today=today, meant=" ".join(asked))
        self.stdout.write(f"đã lưu {len(change.entered)} ngày, {moved} hạn đã đổi")

    def _change(self, file, slug, today, source, *, official):
        whose = Authority.objects.filter(slug=slug).first() if slug else None
        if slug and whose is None:
            raise CommandError(f"Không có cơ quan nào tên {slug}.")
        try:
            with file.open("rb") as stream:
                days = read_days(stream.read(LARGEST_FILE + 1), years=years_to_read(today))
        except OSError as error:
            raise CommandError(f"Không mở được tệp {file}. Xin kiểm tra tên tệp và quyền đọc.") from error
        except NotDays as error:
            raise CommandError(str(error)) from error
        rows = tuple(
            DayOff(
                date=day.date, kind=day.kind, name=day.name, authority=whose, official=official, source=source
            )
            for day in days
        )
        again = tuple((day.date, name) for day in days for name in day.also)
        return CalendarChange(whose, rows, named_again=again)
