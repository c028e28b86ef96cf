"""Days and hours in Django's administration pages, read as everywhere else."""

from typing import Any

from django.contrib.admin.widgets import AdminDateWidget, AdminTimeWidget
from django.db import models

from dialogue_portal.forms.fields import DayField, HourField

# For `formfield_overrides`; the calendar of the administration pages stays.
DAYS: dict[Any, dict[str, Any]] = {
    models.DateField: {"form_class": DayField, "widget": AdminDateWidget},
    models.TimeField: {"form_class": HourField, "widget": AdminTimeWidget},
}
