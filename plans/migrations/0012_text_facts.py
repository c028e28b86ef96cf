from django.db import migrations, models


class Migration(migrations.Migration):
    """What a plan's words name is kept beside them; existing plans stay NULL and are read when first looked at."""

    dependencies = [("plans", "0011_review_comments")]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="text_facts",
            field=models.JSONField(editable=False, null=True, verbose_name="điều văn bản nêu"),
        ),
    ]
