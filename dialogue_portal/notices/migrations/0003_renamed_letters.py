from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Replace

# {name of a letter before: its name now}
RENAMED = {
    "StandingIn": "SubstitutionBegins",
    "StandingInOver": "SubstitutionEnds",
    "ClockPaused": "DeadlinePaused",
    "ClockMoved": "DeadlineMoved",
}


def rename(apps, schema_editor, names):
    letters = apps.get_model("notices", "OutgoingMail").objects
    for before, now in names.items():
        found = letters.filter(key__startswith=f"{before}:")
        found.update(key=Replace(F("key"), Value(f"{before}:"), Value(f"{now}:")))


class Migration(migrations.Migration):
    """The key of a letter, which stops a second one, begins with the name of its kind."""

    dependencies = [("notices", "0002_outbox")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: rename(apps, editor, RENAMED),
            lambda apps, editor: rename(apps, editor, {now: before for before, now in RENAMED.items()}),
        )
    ]
