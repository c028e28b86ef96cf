import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def written_by():
    return models.ForeignKey(
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        verbose_name="người viết",
    )


class Migration(migrations.Migration):
    """Rows get the name that the browser gives them, and who wrote them; requests are remembered."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plans", "0019_several_plans_of_a_year"),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=model,
                name="uid",
                field=models.UUIDField(default=uuid.uuid4, editable=False, null=True, verbose_name="mã dòng"),
            )
            for model in ("section", "item")
        ),
        *(
            migrations.AddField(model_name=model, name="written_by", field=written_by())
            for model in ("section", "item")
        ),
        migrations.AlterField(
            model_name="removedline",
            name="after",
            field=models.CharField(blank=True, max_length=36, verbose_name="đứng sau dòng"),
        ),
        migrations.CreateModel(
            name="HandledRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(verbose_name="mã lần gửi")),
                ("changes", models.CharField(max_length=64, verbose_name="dấu nhận dạng")),
                ("results", models.JSONField(verbose_name="kết quả")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handled_requests",
                        to="plans.plan",
                        verbose_name="kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi đã nhận",
                "verbose_name_plural": "các lần gửi đã nhận",
                "ordering": ["-pk"],
                "constraints": [models.UniqueConstraint(fields=("plan", "uid"), name="request_handled_once")],
            },
        ),
    ]
