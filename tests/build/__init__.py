"""Builds real rows for tests: each function makes one thing, with made-up people, in the state it is asked for."""

from tests.build.collecting import a_collector, a_delegate, a_quota, a_survey
from tests.build.conferences import a_conclusion, a_conference, a_point, results_owed
from tests.build.forms import (
    a_call,
    a_data_request,
    a_held_form,
    a_message,
    a_question,
    a_registration,
    an_assignment,
    an_attachment,
)
from tests.build.people import (
    PASSWORD,
    a_commune,
    a_department,
    a_member,
    a_sector,
    an_absence,
    at_all_hours,
    numbers,
)
from tests.build.plans import a_correction, a_paper, a_plan, a_round, a_round_paper

__all__ = [
    "PASSWORD",
    "a_call",
    "a_collector",
    "a_commune",
    "a_conclusion",
    "a_conference",
    "a_correction",
    "a_data_request",
    "a_delegate",
    "a_department",
    "a_held_form",
    "a_member",
    "a_message",
    "a_paper",
    "a_plan",
    "a_point",
    "a_question",
    "a_quota",
    "a_registration",
    "a_round",
    "a_round_paper",
    "a_sector",
    "a_survey",
    "an_absence",
    "an_assignment",
    "an_attachment",
    "at_all_hours",
    "numbers",
    "results_owed",
]
