from functools import partial

from django.db import migrations

from dialogue_portal.workdays.migrations._explanations import in_facts, in_words, restated

COLUMNS = [("Assignment", "due_explained")]


def restate(apps, schema_editor, how):
    for model, column in COLUMNS:
        restated(apps.get_model("responses", model), column, how)


class Migration(migrations.Migration):
    """Whether a term counts working days is stored as a fact, not as the words of its unit."""

    dependencies = [("responses", "0003_plain_names")]
    operations = [migrations.RunPython(partial(restate, how=in_facts), partial(restate, how=in_words))]
