import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A leader's mark on a line is called a review comment."""

    dependencies = [("plans", "0010_explanations_in_facts")]

    operations = [
        migrations.RenameModel(old_name="Mark", new_name="ReviewComment"),
        migrations.AlterField(
            model_name="reviewcomment",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="review_comments",
                to="plans.plan",
                verbose_name="kế hoạch",
            ),
        ),
        migrations.AlterField(
            model_name="reviewcomment",
            name="section",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="review_comments",
                to="plans.section",
                verbose_name="đề mục",
            ),
        ),
        migrations.AlterField(
            model_name="reviewcomment",
            name="item",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="review_comments",
                to="plans.item",
                verbose_name="dòng",
            ),
        ),
    ]
