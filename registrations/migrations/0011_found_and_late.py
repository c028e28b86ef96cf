from django.db import migrations, models

from dialogue_portal.accounts.migrations._folding import fill, search_plain, search_toned


def names_of(row):
    """What the office finds a form by."""
    return f"{row.full_name} {row.organisation}"


def fill_columns(apps, schema_editor):
    """Gives the forms that are stored already the words they are found by."""
    fill(
        apps.get_model("registrations", "Registration"),
        search_plain=(search_plain, names_of),
        search_toned=(search_toned, names_of),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("registrations", "0010_attachments"),
    ]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="late_reason",
            field=models.CharField(blank=True, max_length=500, verbose_name="lý do nhận muộn"),
        ),
        migrations.AddField(
            model_name="registration",
            name="search_plain",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddField(
            model_name="registration",
            name="search_toned",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.RunPython(fill_columns, migrations.RunPython.noop),
    ]
