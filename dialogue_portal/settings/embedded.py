"""One machine, one command, no services: SQLite, a file broker and letters in DATA_DIR."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from dialogue_portal.settings.base import *  # noqa: F403 - settings build on each other
from dialogue_portal.settings.base import BASE_DIR
from dialogue_portal.settings.environment import listed, switched_on

DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "data").resolve()
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)


def lasting_secret(file: Path) -> str:
    """The secret kept in `file`; the first start makes it, and of several processes at once the first one."""
    if not file.exists():
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()
    return file.read_text()


SECRET_KEY = os.environ.get("SECRET_KEY") or lasting_secret(DATA_DIR / "secret_key")
DEBUG = switched_on("DEBUG")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *listed("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")

# A writer waits for the lock when it begins instead of failing half-way (IMMEDIATE); readers never wait (WAL).
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "portal.sqlite3",
        # A connection is opened for many requests, not for each. A file that was put in place of another is read once
        # the processes are started anew.
        "CONN_MAX_AGE": 300,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}

# script/server collects them; as long as it has not, they are served as they are, without hash and compression.
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_USE_FINDERS = DEBUG or not (STATIC_ROOT / "staticfiles.json").exists()

# When a folder is missing, Celery's file broker runs nothing and reports no error.
QUEUE_DIR, QUEUE_CONTROL_DIR = DATA_DIR / "queue", DATA_DIR / "queue-control"
for folder in (QUEUE_DIR, QUEUE_CONTROL_DIR):
    folder.mkdir(exist_ok=True)
CELERY_BROKER_URL = "filesystem://localhost//"
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "data_folder_in": str(QUEUE_DIR),
    "data_folder_out": str(QUEUE_DIR),
    "control_folder": str(QUEUE_CONTROL_DIR),
    "polling_interval": 0.3,
}

if not os.environ.get("EMAIL_HOST"):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
