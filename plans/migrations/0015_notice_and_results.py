import django.core.validators
from django.db import migrations, models


def read_again(apps, schema_editor):
    """Let every stored plan be read again: the reader finds other facts than before."""
    apps.get_model("plans", "Plan").objects.update(text_facts=None)


class Migration(migrations.Migration):
    """A plan sets its own terms for the notice and for the results too."""

    dependencies = [
        ("plans", "0014_taken_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="notice_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(60),
                ],
                verbose_name="số ngày thông báo thời gian, địa điểm trước hội nghị",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="notice_rolls",
            field=models.BooleanField(
                blank=True,
                null=True,
                verbose_name="thông báo thời gian, địa điểm: ngày cuối là ngày nghỉ thì chuyển ngày",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="notice_working",
            field=models.BooleanField(
                blank=True, null=True, verbose_name="thông báo thời gian, địa điểm tính theo ngày làm việc"
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="results_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(60),
                ],
                verbose_name="số ngày công khai kết quả",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="results_rolls",
            field=models.BooleanField(
                blank=True,
                null=True,
                verbose_name="công khai kết quả: ngày cuối là ngày nghỉ thì chuyển ngày",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="results_working",
            field=models.BooleanField(
                blank=True, null=True, verbose_name="công khai kết quả tính theo ngày làm việc"
            ),
        ),
        migrations.RunPython(read_again, migrations.RunPython.noop),
    ]
