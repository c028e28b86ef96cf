"""The tests' settings: production's PostgreSQL and Redis, started by tests/services.py, without its HTTPS."""

import dj_database_url

from dialogue_portal.settings.base import *  # noqa: F403 - settings build on each other
from dialogue_portal.settings.base import MIDDLEWARE, STORAGES
from dialogue_portal.settings.environment import required

SECRET_KEY = "only-for-tests"  # noqa: S105 - guards nothing
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

STARTED_BY = "tests/services.py khởi động dịch vụ này khi chạy pytest"
DATABASES = {"default": dj_database_url.parse(required("DATABASE_URL", STARTED_BY))}
CELERY_BROKER_URL = required("REDIS_URL", STARTED_BY)

# What papers and letters carry; a local address would be asked about at each signature.
BASE_URL = "https://doi-thoai.hoa-giang.example"

# Django's test runner keeps letters in memory; a worker in its own process writes them here.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = required("EMAIL_FILE_PATH", STARTED_BY)

# A test may ask a thousand times; the tests about limits set them as they are.
RATE_LIMIT_FACTOR = 1000

# A slow hash protects passwords; here hundreds of tests log in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A page that names a class without rules is refused. Pages reach it before they are compressed.
MIDDLEWARE = [*MIDDLEWARE, "tests.known_classes.KnownClasses"]
# Nothing is collected: files keep their plain names.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Every test client loads the middleware anew: a file is looked up when asked for, no list is made.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
