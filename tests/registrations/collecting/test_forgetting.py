"""The head of a collector is forgotten with the forms of the round."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from registrations.collecting import services
from registrations.collecting.links import link_of
from registrations.personaldata.retention import end_retention
from tests import build

pytestmark = pytest.mark.django_db


def test_the_head_goes_with_the_time_for_which_data_are_kept_and_the_count_stays():
    held_on = localdate() - timedelta(days=1)
    old = build.a_collector(
        build.a_round(held_on=held_on), name="Thôn Đông", email="dong@vidu.example", owes=2
    )
    new = build.a_collector(build.a_round(old.round.plan))
    clerk = build.a_member(old.authority, Role.CLERK)
    services.send_links([old], actor=clerk, today=held_on)
    OutgoingMail.objects.update(sent_at=now())
    link = link_of(old)
    months = old.authority.personal_data_months

    end_retention(today=held_on + timedelta(days=31 * months + 1))

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.name, old.owes) == ("Thôn Đông", 2)
    assert (old.head, old.phone, old.email, old.link_seed) == ("", "", "", "")
    assert [link in letter.body for letter in OutgoingMail.objects.all()] == [False]
    assert new.head != ""
