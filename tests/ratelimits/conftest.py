import pytest


@pytest.fixture(autouse=True)
def limits_as_they_are(settings):
    """Elsewhere in the tests every limit is higher."""
    settings.RATE_LIMIT_FACTOR = 1
