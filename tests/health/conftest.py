import socket

import pytest
from django.core.cache import cache

from dialogue_portal.celery import app


@pytest.fixture(params=["refuses", "never answers"])
def dead_port(request):
    """A port where nobody listens, or where somebody listens and says nothing."""
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    if request.param == "refuses":
        listener.close()
    yield port
    listener.close()


@pytest.fixture
def dead_queue(dead_port, monkeypatch):
    """The queue leads to a dead port, and nobody remembers that it answered."""
    monkeypatch.setitem(app.conf, "broker_write_url", f"redis://127.0.0.1:{dead_port}/0")
    cache.clear()
    yield
    cache.clear()
