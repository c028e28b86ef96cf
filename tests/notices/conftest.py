import pytest

from tests.smtp_server import SmtpServer


@pytest.fixture
def mail_server(settings):
    """A real mail server to which the portal sends its letters."""
    server = SmtpServer()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 2
    yield server
    server.end()
