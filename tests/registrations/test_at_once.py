"""Two hundred people send their forms at the same moment, on PostgreSQL: as many rows as receipts."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from registrations.models import Question, Registration
from tests import build
from tests.at_once import all_at_once
from tests.registrations.paper import filled_in, form_key_on, form_url, receipt_url

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE, AT_ONCE = 200, 20
CODE = re.compile(r'class="code">([^<]+)<')


def sent_by(round, number, times=1):
    """A person on a telephone of their own sends the form so often at once; gives the codes of the receipts."""
    place = {"REMOTE_ADDR": f"10.1.{number // 250}.{number % 250 + 1}"}
    key = form_key_on(Client(**place).get(form_url(round)))
    fields = filled_in(
        full_name=f"Nguyễn Thị {['Hoa', 'Lan', 'Cúc', 'Mai', 'Đào'][number % 5]}",
        phone=f"0912{number:06}",
        procedures=f"Vì sao phải nộp {number} bản sao?",
        form_key=key,
    )

    def press(_):
        try:
            client = Client(**place)
            client.post(form_url(round), fields)
            return CODE.search(client.get(receipt_url(round)).text)[1]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as fingers:
        return list(fingers.map(press, range(times)))


def test_two_hundred_forms_at_once_are_as_many_rows_as_receipts():
    round = build.a_round()

    codes = [code for (code,) in all_at_once(lambda number: sent_by(round, number), range(PEOPLE), AT_ONCE)]

    stored = {one.shown_code for one in Registration.objects.all()}
    assert len(set(codes)) == PEOPLE and set(codes) == stored
    assert Question.objects.count() == PEOPLE


def test_a_form_that_is_sent_three_times_at_once_is_one_row_with_one_receipt():
    round = build.a_round()

    receipts = all_at_once(lambda number: sent_by(round, number, times=3), range(20), AT_ONCE)

    assert [len(set(codes)) for codes in receipts] == [1] * 20
    assert Registration.objects.count() == Question.objects.count() == 20
