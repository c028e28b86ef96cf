"""Production's settings, as an installation has them; only its letters become files."""

import os

from dialogue_portal.settings.production import *  # noqa: F403 - settings build on each other

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = os.environ["EMAIL_FILE_PATH"]
