from django.db import migrations

# {name of a task before: its name now}
TASKS = {
    "dialogue_portal.desk.tasks.chase": "desk.tasks.raise_alerts",
    "dialogue_portal.desk.tasks.write_letters": "desk.tasks.write_letters",
    "dialogue_portal.desk.tasks.recount_deadlines": "dialogue_portal.daysoff.tasks.recount_deadlines",
}


def rename(apps, tasks, app_before, app_now):
    sweeps = apps.get_model("health", "Sweep").objects
    for before, now in tasks.items():
        if not sweeps.filter(task=now).exists():
            sweeps.filter(task=before).update(task=now)
    types = apps.get_model("contenttypes", "ContentType").objects
    if not types.filter(app_label=app_now, model="sweep").exists():
        types.filter(app_label=app_before, model="sweep").update(app_label=app_now)


class Migration(migrations.Migration):
    """The notes of sweeps keep their history under the new names, and people the rights on them."""

    dependencies = [("health", "0001_sweeps"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: rename(apps, TASKS, "desk", "health"),
            lambda apps, editor: rename(
                apps, {now: before for before, now in TASKS.items()}, "health", "desk"
            ),
        )
    ]
