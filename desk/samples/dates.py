from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Model
from django.utils.timezone import make_aware, now

from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import Record
from registrations.models import Call, DataRequest, Question, Registration, Supplement
from responses.models import Acknowledgement, Assignment, Reply

# The field that says when a row was written; the story sets it back to the day it tells of.
DATED: dict[type[Model], str] = {
    Record: "at",
    OutgoingMail: "created_at",
    Registration: "received_at",
    Question: "created_at",
    Assignment: "directed_at",
    Reply: "created_at",
    Supplement: "sent_at",
    Acknowledgement: "received_at",
    DataRequest: "asked_at",
    Call: "owed_at",
}


@contextmanager
def dated(day: date, hour: int = 9):
    """Sets back every row written inside to that local day, from that hour on, so that the history is credible."""
    before = {model: model._default_manager.aggregate(Max("pk"))["pk__max"] or 0 for model in DATED}
    yield
    start = make_aware(datetime.combine(day, time(hour)))
    for model, field in DATED.items():
        rows = model._default_manager.filter(pk__gt=before[model]).order_by("pk").values_list("pk", flat=True)
        for number, pk in enumerate(list(rows)):
            at = min(start + timedelta(minutes=7 * number), now())
            model._default_manager.filter(pk=pk).update(**{field: at})
