from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from dialogue_portal.accounts.models import Authority
from dialogue_portal.desk import samples


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu vào hệ thống còn trống: một xã tưởng tượng với đủ các giai đoạn của đối thoại."

    def handle(self, *args, **options):
        if Authority.objects.exists():
            raise CommandError("Hệ thống đã có cơ quan; dữ liệu mẫu chỉ nạp vào hệ thống còn trống.")
        samples.load(localdate())
        self.stdout.write("Đã nạp dữ liệu mẫu của xã Tân Hòa.")
