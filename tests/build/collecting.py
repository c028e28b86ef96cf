"""Who collects opinions for a round and whom it sends, and what a survey asks."""

from datetime import timedelta

from django.utils.timezone import localdate

from registrations.collecting.kinds import CollectorKind
from registrations.collecting.links import new_seed
from registrations.models import Collector, Delegate, Quota
from registrations.survey.models import Survey, key_of
from registrations.survey.starter import STARTERS
from tests.build.people import numbers
from tests.build.plans import a_round


def a_collector(round=None, kind=CollectorKind.HAMLET, **fields):
    """A collector with a link."""
    round = round or a_round()
    number = next(numbers)
    fields = {
        "name": f"Thôn {number}",
        "head": f"Trần Văn {number}",
        "phone": f"09130{number:05d}",
        "link_seed": new_seed(),
    } | fields
    return Collector.objects.create(authority=round.authority, round=round, kind=kind, **fields)


def a_quota(collector=None, seats=2, **fields):
    collector = collector or a_collector()
    return Quota.objects.create(authority=collector.authority, collector=collector, seats=seats, **fields)


def a_delegate(quota=None, **fields):
    quota = quota or a_quota()
    fields = {"full_name": f"Bùi Thị {next(numbers)}"} | fields
    return Delegate.objects.create(authority=quota.authority, quota=quota, **fields)


def a_survey(round=None, questions=STARTERS, **fields):
    """A survey that anybody may answer today, with the starter questions unless told."""
    round = round or a_round()
    fields = {
        "title": "Phiếu khảo sát",
        "opens_on": localdate(),
        "closes_on": localdate() + timedelta(days=7),
        "is_for_all": True,
    } | fields
    survey = Survey.objects.create(authority=round.authority, round=round, **fields)
    for position, asked in enumerate(questions):
        survey.questions.create(
            position=position,
            kind=asked.kind,
            text=asked.text,
            options=list(asked.options),
            key=key_of(asked),
        )
    return survey
