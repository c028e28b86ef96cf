from django.db import migrations, models


def say_withdrawn(apps, schema_editor):
    """The papers whose document was withdrawn before they had a state for it."""
    changes = apps.get_model("documents", "StatusChange").objects.filter(kind="withdrawn")
    papers = apps.get_model("plans", "RoundPaper").objects.filter(state="issued")
    papers.filter(document__in=changes.values("document")).update(state="withdrawn")


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_printed_text"),
        ("plans", "0022_forms_read_again"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="roundpaper",
            name="round_paper_state_known",
        ),
        migrations.RemoveConstraint(
            model_name="roundpaper",
            name="round_paper_issued_is_signed",
        ),
        migrations.AlterField(
            model_name="roundpaper",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Đang soạn"),
                    ("submitted", "Chờ ký"),
                    ("issued", "Đã ban hành"),
                    ("withdrawn", "Đã thu hồi"),
                    ("discarded", "Đã bỏ"),
                ],
                default="draft",
                max_length=10,
                verbose_name="trạng thái",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundpaper",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "submitted", "issued", "withdrawn", "discarded"])),
                name="round_paper_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundpaper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("issued", "withdrawn")), _negated=True),
                    models.Q(
                        ("document__isnull", False),
                        ("issued_on__isnull", False),
                        ("signed_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="round_paper_issued_is_signed",
                violation_error_message="Văn bản đã ban hành phải có người ký, ngày ký và số.",
            ),
        ),
        migrations.RunPython(say_withdrawn, migrations.RunPython.noop),
    ]
