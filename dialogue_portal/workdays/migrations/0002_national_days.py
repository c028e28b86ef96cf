from django.db import migrations

from dialogue_portal.workdays.national import national_days


def seed(apps, schema_editor):
    DayOff = apps.get_model("workdays", "DayOff")
    DayOff.objects.bulk_create(DayOff(**row) for row in national_days())


class Migration(migrations.Migration):
    dependencies = [("workdays", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
