from django.db import migrations


def read_again(apps, schema_editor):
    """Let every stored plan be read again: the reader finds other last days than before."""
    apps.get_model("plans", "Plan").objects.update(text_facts=None)


class Migration(migrations.Migration):
    """Last days for forms are read where a line above says what they are for."""

    dependencies = [("plans", "0021_rows_are_named")]

    operations = [migrations.RunPython(read_again, migrations.RunPython.noop)]
