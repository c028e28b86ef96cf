from django.db import migrations, models

from dialogue_portal.accounts.migrations._folding import fill, search_plain, search_toned


def words_of(row):
    """What a search finds a row by."""
    return row.subject


def fill_columns(apps, schema_editor):
    """Gives the rows that are stored already the words they are found by."""
    fill(
        apps.get_model("plans", "Plan"),
        search_plain=(search_plain, words_of),
        search_toned=(search_toned, words_of),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0016_mended_lines"),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="search_plain",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddField(
            model_name="plan",
            name="search_toned",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.RunPython(fill_columns, migrations.RunPython.noop),
    ]
