from django.db import migrations


class Migration(migrations.Migration):
    """The table goes to dialogue_portal.health with its rows; only its name changes."""

    dependencies = [("desk", "0001_sweeps")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable("Sweep", "health_sweep")],
            state_operations=[migrations.DeleteModel("Sweep")],
        )
    ]
