from django.db import migrations, models


class Migration(migrations.Migration):
    """The types of paper that the portal issues; choices are no part of the database, so no table changes."""

    dependencies = [
        ("documents", "0002_signed_copies_and_standing"),
    ]

    operations = [
        migrations.AlterField(
            model_name="issueddocument",
            name="type_code",
            field=models.CharField(
                choices=[("KH", "Kế hoạch"), ("TB", "Thông báo"), ("BB", "Biên bản"), ("GM", "Giấy mời")],
                max_length=8,
                verbose_name="loại văn bản",
            ),
        ),
    ]
