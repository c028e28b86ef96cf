from django.db import migrations, models

from dialogue_portal.accounts.migrations._folding import fill, search_plain, search_toned


def words_of(row):
    """What a search finds a row by."""
    return f"{row.symbol_text} {row.about}"


def fill_columns(apps, schema_editor):
    """Gives the rows that are stored already the words they are found by."""
    fill(
        apps.get_model("documents", "IssuedDocument"),
        search_plain=(search_plain, words_of),
        search_toned=(search_toned, words_of),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_paper_types"),
    ]

    operations = [
        migrations.AddField(
            model_name="issueddocument",
            name="search_plain",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddField(
            model_name="issueddocument",
            name="search_toned",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.RunPython(fill_columns, migrations.RunPython.noop),
    ]
