import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registrations", "0019_calls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="registration",
            name="phone",
            field=models.CharField(blank=True, max_length=15, verbose_name="điện thoại"),
        ),
        migrations.AlterField(
            model_name="registration",
            name="address",
            field=models.CharField(blank=True, max_length=250, verbose_name="địa chỉ"),
        ),
        migrations.AddField(
            model_name="registration",
            name="channel",
            field=models.CharField(
                choices=[
                    ("web", "Trên cổng"),
                    ("paper", "Phiếu giấy"),
                    ("phone", "Điện thoại"),
                    ("email", "Thư điện tử"),
                    ("hamlet", "Qua thôn, tổ"),
                    ("body", "Qua Mặt trận, đoàn thể"),
                    ("on_the_spot", "Tại chỗ"),
                ],
                default="web",
                max_length=12,
                verbose_name="nơi phiếu đến",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="entered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người nhập",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="slip_number",
            field=models.PositiveIntegerField(editable=False, null=True, verbose_name="số phiếu trong đợt"),
        ),
        migrations.AddField(
            model_name="registration",
            name="handed_in_on",
            field=models.DateField(null=True, verbose_name="nộp ngày"),
        ),
    ]
