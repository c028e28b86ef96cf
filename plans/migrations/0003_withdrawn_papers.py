from django.db import migrations


def withdraw(apps, schema_editor):
    """The papers of plans that were cancelled before papers had a standing of their own."""
    StatusChange = apps.get_model("documents", "StatusChange")
    for plan in apps.get_model("plans", "Plan").objects.filter(state="cancelled", document__isnull=False):
        StatusChange.objects.create(document=plan.document, kind="withdrawn", on=plan.issued_on)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_signed_copies_and_standing"),
        ("plans", "0002_term_units"),
    ]
    operations = [migrations.RunPython(withdraw, migrations.RunPython.noop)]
