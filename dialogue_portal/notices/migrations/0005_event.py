from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0004_gathered"),
    ]

    operations = [
        migrations.AddField(
            model_name="outgoingmail",
            name="event",
            field=models.TextField(blank=True, default="", editable=False, verbose_name="tệp lịch (.ics)"),
            preserve_default=False,
        ),
    ]
