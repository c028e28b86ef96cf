from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from desk import samples
from dialogue_portal.accounts.models import Authority


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu vào hệ thống còn trống: một xã tưởng tượng với đủ các giai đoạn của đối thoại."

    def handle(self, *args, **options):
        # No error: the first start also succeeds after a plan was imported, or after it was interrupted.
        if Authority.objects.exists():
            self.stdout.write("Hệ thống đã có cơ quan nên không nạp dữ liệu mẫu.")
            return
        samples.load(localdate())
        self.stdout.write("Đã nạp dữ liệu mẫu của xã Tân Hòa.")
