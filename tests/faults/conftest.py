import shutil
import tempfile
from pathlib import Path

import pytest

from tests.faults.installation import Installation


@pytest.fixture(scope="session")
def servers(django_db_blocker):
    """One installation for all scenarios; the folder's name is short because sockets' names must be."""
    folder = Path(tempfile.mkdtemp(prefix="portal-faults-"))
    installation = Installation(folder)
    try:
        with django_db_blocker.unblock():
            installation.start()
        yield installation
    finally:
        installation.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def installation(servers, django_db_blocker):
    """The installation, fresh for one scenario."""
    with django_db_blocker.unblock(), servers.fresh():
        yield servers
