from django.contrib.contenttypes.models import ContentType

from dialogue_portal.records.models import Record
from plans.models import Plan, Round


def history_of(plan: Plan) -> list[dict]:
    """What happened to a plan and its rounds, oldest first, as the entries of a time line; two queries."""
    rounds = {round.pk: round for round in plan.rounds.all()}
    of_rounds = Record.objects.filter(
        content_type=ContentType.objects.get_for_model(Round), object_id__in=rounds
    )
    events = [_event(record, record.label) for record in plan.records]
    events += [
        _event(record, f"Đợt {rounds[record.object_id].position}: {record.label}") for record in of_rounds
    ]
    return sorted(events, key=lambda event: event["at"])


def _event(record: Record, label: str) -> dict:
    return {"label": label, "at": record.at, "actor_name": record.actor_name, "note": record.note}
