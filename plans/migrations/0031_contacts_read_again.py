from django.db import migrations


def read_again(apps, schema_editor):
    """Let every stored plan be read again: telephones, addresses and terms are found in more ways of writing."""
    apps.get_model("plans", "Plan").objects.update(text_facts=None)


class Migration(migrations.Migration):
    """The facts of a plan's words also tell where forms are handed in."""

    dependencies = [("plans", "0030_matter_of_round")]

    operations = [migrations.RunPython(read_again, migrations.RunPython.noop)]
