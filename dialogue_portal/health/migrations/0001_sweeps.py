from django.db import migrations, models


class Migration(migrations.Migration):
    """The rows came with the table of the same name from the desk."""

    initial = True

    dependencies = [("desk", "0002_sweeps_to_health")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Sweep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("task", models.CharField(max_length=200, unique=True, verbose_name="việc")),
                        ("started_at", models.DateTimeField(null=True, verbose_name="bắt đầu lần cuối")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="xong lần cuối")),
                        (
                            "failure",
                            models.CharField(blank=True, max_length=200, verbose_name="lỗi của lần cuối"),
                        ),
                    ],
                    options={
                        "verbose_name": "việc định kỳ",
                        "verbose_name_plural": "việc định kỳ",
                        "ordering": ["task"],
                    },
                ),
            ]
        )
    ]
