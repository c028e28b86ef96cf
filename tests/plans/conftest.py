import pytest

from tests.build import a_member


@pytest.fixture
def as_a(client):
    """The test's browser, logged in as somebody who holds a role."""

    def log_in(role, authority):
        client.force_login(a_member(authority, role))
        return client

    return log_in
