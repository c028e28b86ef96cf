from django.db import migrations


def read_again(apps, schema_editor):
    """Let every stored plan be read again: terms of answers, contacts and contradictions are found otherwise."""
    apps.get_model("plans", "Plan").objects.update(text_facts=None)


class Migration(migrations.Migration):
    """The facts of a plan's words also tell which terms contradict each other."""

    dependencies = [("plans", "0027_joint_round_papers")]

    operations = [migrations.RunPython(read_again, migrations.RunPython.noop)]
