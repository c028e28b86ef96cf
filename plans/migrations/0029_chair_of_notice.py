from django.db import migrations, models


class Migration(migrations.Migration):
    """A notice names the chair; where the plan does not say what a round is about, its new papers do not say it either."""

    dependencies = [("plans", "0028_answers_read_again")]

    operations = [
        migrations.AddField(
            model_name="roundpaper",
            name="chair",
            field=models.CharField(blank=True, max_length=250, verbose_name="chủ trì"),
        ),
        migrations.AlterField(
            model_name="roundpaper",
            name="contents",
            field=models.TextField(blank=True, verbose_name="nội dung đối thoại (mỗi dòng một ý)"),
        ),
    ]
