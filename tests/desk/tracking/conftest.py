"""A citizen with a form of their own, and somebody of the office."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from tests import build
from tests.desk.tracking.tracked import OLD


@pytest.fixture
def registration():
    return build.a_registration(phone="0912345678")


@pytest.fixture
def question(registration):
    return build.a_question(registration, text=OLD)


@pytest.fixture
def clerk(registration):
    return build.a_member(registration.authority, Role.CLERK)


@pytest.fixture
def own(client, registration):
    """The browser of the citizen, who has typed code and telephone number."""
    typed = {"code": registration.code, "phone": registration.phone}
    client.post(reverse("desk:track", args=[registration.authority.slug]), typed)
    return client
