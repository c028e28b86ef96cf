from zoneinfo import ZoneInfo

from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.db.models.functions import TruncDate

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def fill_columns(apps, schema_editor):
    """Every form was handed in on the day it was received; the late ones were copied from paper by the office."""
    registrations = apps.get_model("registrations", "Registration").objects
    registrations.update(handed_in_on=TruncDate("received_at", tzinfo=HERE))
    records = apps.get_model("records", "Record").objects.filter(
        content_type__app_label="registrations",
        content_type__model="registration",
        object_id=OuterRef("pk"),
        step="register",
    )
    registrations.exclude(late_reason="").update(
        channel="paper", entered_by=Subquery(records.order_by("pk").values("actor")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("registrations", "0020_channels"), ("records", "0001_initial")]

    operations = [migrations.RunPython(fill_columns, migrations.RunPython.noop)]
