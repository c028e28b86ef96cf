import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registrations", "0011_found_and_late"),
    ]

    operations = [
        migrations.CreateModel(
            name="MailedLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("expires_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("spent_at", models.DateTimeField(null=True, verbose_name="đã dùng lúc")),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="registrations.registration",
                        verbose_name="phiếu đăng ký",
                    ),
                ),
            ],
            options={
                "verbose_name": "liên kết trong thư",
                "verbose_name_plural": "liên kết trong thư",
                "ordering": ["pk"],
            },
        ),
    ]
