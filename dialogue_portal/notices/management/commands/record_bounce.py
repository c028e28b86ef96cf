"""Reads a delivery status notification from standard input and records the addresses that bounced."""

import sys

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.core.validators import validate_email

from dialogue_portal.notices.bounces import Failure, failures_in
from dialogue_portal.notices.models import BouncedAddress
from dialogue_portal.notices.status_codes import is_of_address, is_permanent


class Command(BaseCommand):
    """Records the bounced addresses of one notification; anything else that it reads changes nothing."""

    help = (
        "Đọc một thông báo trả thư (multipart/report, RFC 3464) từ đầu vào chuẩn và đánh dấu những địa chỉ "
        "không nhận được thư; in ra đã làm gì."
    )

    def handle(self, **options):
        failures = failures_in(sys.stdin.buffer.read())
        if failures is None:
            # Not an error: with one the mail server would return a letter that somebody only wrote to the portal.
            self.stdout.write("Đây không phải thông báo trả thư. Không đánh dấu địa chỉ nào.")
            return
        if not failures:
            self.stdout.write("Thông báo không nói thư nào bị trả lại. Không đánh dấu địa chỉ nào.")
        for failure in failures:
            self.stdout.write(self._record(failure))

    def _record(self, failure: Failure) -> str:
        address, status = failure.address, failure.status
        try:
            validate_email(address)
        except ValidationError:
            return "Bỏ qua một người nhận: không đọc được địa chỉ."
        if not is_permanent(status):
            return f"Bỏ qua {address}: không phải lỗi vĩnh viễn ({status or 'không có mã'})."
        if not is_of_address(status):
            return f"Bỏ qua {address}: bị chặn vì nội dung hoặc nơi gửi, không phải vì địa chỉ ({status})."
        if BouncedAddress.objects.record_bounce(address, status):
            return f"Đã đánh dấu {address} ({status}): từ nay không gửi thư đến địa chỉ này nữa."
        return f"{address} đã được đánh dấu từ trước."
