from datetime import datetime, time

from django.core.management.base import BaseCommand
from django.utils.timezone import get_current_timezone, localtime

from desk.reminders import services as reminders
from dialogue_portal.daysoff import services as daysoff
from dialogue_portal.notices import services as outbox
from dialogue_portal.workdays.management.commands.due import iso_date


class Command(BaseCommand):
    help = (
        "Chạy mọi lượt quét thời hạn ngay: tính lại hạn, nhắc hạn, báo quá hạn, viết thư nhắc việc, gửi thư."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--today", type=iso_date, metavar="NGÀY", help="coi là 8 giờ sáng ngày này (dạng 2026-06-12)"
        )

    def handle(self, *, today, **options):
        now = datetime.combine(today, time(8), get_current_timezone()) if today else localtime()
        counts = [
            (daysoff.recount(today=now.date(), now=now), "hạn được tính lại theo lịch nghỉ"),
            (reminders.raise_due_alerts(today=now.date()), "hạn được nhắc hoặc báo quá hạn"),
            (reminders.send_morning_letters(now=now), "thư nhắc việc được viết"),
            (reminders.ask_for_calendar(now=now), "cơ quan được hỏi lịch nghỉ"),
            (outbox.deliver_waiting(), "thư chờ được gửi đi"),
        ]
        for count, what in counts:
            self.stdout.write(f"{count} {what}")
