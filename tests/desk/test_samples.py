"""The samples of a first start: never loaded over real rows, never in the way of starting."""

import pytest
from django.core.management import call_command

from dialogue_portal.accounts.models import Authority
from tests import build

pytestmark = pytest.mark.django_db


def test_where_there_is_an_authority_nothing_is_loaded_and_the_start_goes_on(capsys):
    commune = build.a_commune()

    call_command("load_samples")

    assert list(Authority.objects.all()) == [commune]
    assert "không nạp dữ liệu mẫu" in capsys.readouterr().out
