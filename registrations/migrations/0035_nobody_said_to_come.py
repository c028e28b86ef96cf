from django.db import migrations, models
from django.db.models import Exists, OuterRef


def take_back_what_nobody_said(apps, schema_editor):
    """The slips that heads of collectors entered were said to come, although nobody was asked.

    Where somebody changed it since, it was said. A seat that gets free goes to whoever waits (seats.move_all_up).
    """
    changes = apps.get_model("registrations", "SenderChange").objects.using(schema_editor.connection.alias)
    slips = apps.get_model("registrations", "Registration").objects.using(schema_editor.connection.alias)
    unasked = slips.filter(channel__in=["hamlet", "body"], entered_by=None, attends=True)
    unasked = unasked.exclude(Exists(changes.filter(registration=OuterRef("pk"), fact="attends")))
    unasked.update(attends=False, seat="", waits_since=None)


class Migration(migrations.Migration):
    dependencies = [("registrations", "0034_seats")]

    operations = [
        migrations.AlterField(
            model_name="registration",
            name="attends",
            field=models.BooleanField(default=False, verbose_name="dự hội nghị"),
        ),
        migrations.RunPython(take_back_what_nobody_said, migrations.RunPython.noop),
    ]
