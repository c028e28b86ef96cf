"""The samples of a first start: never loaded over real rows, never in the way of starting."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from desk.samples.people import PASSWORD
from dialogue_portal.accounts.models import Authority
from registrations.models import Attachment
from tests import build

pytestmark = pytest.mark.django_db


def test_where_there_is_an_authority_nothing_is_loaded_and_the_start_goes_on(capsys):
    commune = build.a_commune()

    call_command("load_samples")

    assert list(Authority.objects.all()) == [commune]
    assert "không nạp dữ liệu mẫu" in capsys.readouterr().out


def test_the_samples_have_a_form_with_files_that_its_office_opens(client):
    call_command("load_samples", verbosity=0)
    files = list(Attachment.objects.filter(message=None).select_related("registration"))
    client.login(username="vanphong", password=PASSWORD)

    answers = [client.get(reverse("registrations:attachment", args=["tan-hoa", file.pk])) for file in files]

    assert {file.name for file in files} == {"giay-hen.jpg", "don-xin-thue-dat.pdf"}
    assert len({file.registration for file in files}) == 1
    assert [answer.status_code for answer in answers] == [200, 200]
    assert sum(file.size for file in files) < 100_000
