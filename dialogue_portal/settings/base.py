"""The settings of every installation; embedded, testing and production add where things are kept."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from dialogue_portal.settings.environment import listed
from dialogue_portal.settings.logs import console

BASE_DIR = Path(__file__).resolve().parents[2]

# The packages in their order (docs/architecture.md): imports and foreign keys point to those above only.
# The first four hold no models and are no Django apps.
_PACKAGES_OF_WORDS = [f"dialogue_portal.{name}" for name in ("apart", "formats", "forms", "kept")]
PORTAL_APPS = [
    "dialogue_portal.accounts",
    "dialogue_portal.ratelimits",
    "dialogue_portal.unsent",
    "dialogue_portal.workdays",
    "dialogue_portal.records",
    "dialogue_portal.notices",
    "dialogue_portal.login",
    "dialogue_portal.documents",
    "dialogue_portal.daysoff",
    "dialogue_portal.absences",
    "dialogue_portal.ownterms",
    "dialogue_portal.health",
    "plans",
    "registrations",
    "responses",
    "conferences",
    "desk",
]
PORTAL_PACKAGES = [*_PACKAGES_OF_WORDS, *PORTAL_APPS]

INSTALLED_APPS = [
    *PORTAL_APPS,
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
]

# The editor without its script sends two fields a row; long plans have some hundred rows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# A text of three megabytes, encoded as browsers do, still reaches its form, which says how long it may be and keeps it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dialogue_portal.compression.CompressedPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "dialogue_portal.accounts.personal.PersonalPagesMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Before CSRF and login, so that their refusals are pages of the right authority.
    "dialogue_portal.accounts.access.AuthorityMiddleware",
    # Before CSRF, which reads the body.
    "dialogue_portal.ratelimits.bodies.BodySizeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dialogue_portal.unsent.middleware.KeepingLoginMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "dialogue_portal.accounts.strangerequests.StrangeRequestsMiddleware",
    "dialogue_portal.unsent.middleware.RefillMiddleware",
    "dialogue_portal.ratelimits.middleware.RateLimitMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "dialogue_portal.urls"
WSGI_APPLICATION = "dialogue_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "dialogue_portal.unsent.templatetags.unsent",
                "desk.templatetags.portal",
                "desk.templatetags.fields",
                "desk.templatetags.icons",
                "desk.templatetags.tabs",
                "dialogue_portal.notices.templatetags.letters",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# People

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
SESSION_ENGINE = "dialogue_portal.kept.sessions"
# Half a day: on a shared computer neither an officer's login nor a citizen's receipt lasts longer.
# A citizen's ends with the browser (registrations/receipts.py).
SESSION_COOKIE_AGE = 12 * 60 * 60
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Language and time

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
# Sentences of Django's that its own Vietnamese translation lacks.
LOCALE_PATHS = [BASE_DIR / "dialogue_portal" / "locale"]
FORMAT_MODULE_PATH = ["dialogue_portal.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Static files

STATIC_URL = "/static/"
# What is written, and what script/bootstrap makes (webfiles/).
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "built" / "web"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "dialogue_portal.static_files.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# A page loads the portal's own files only; Bootstrap's small pictures are data: addresses.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

CSRF_FAILURE_VIEW = "dialogue_portal.unsent.views.csrf_failure"

# Limits on what strangers may do (dialogue_portal/ratelimits/limits.py)

# For measurements and tests: every limit is so many times as high.
RATE_LIMIT_FACTOR = int(os.environ.get("RATE_LIMIT_FACTOR", "1"))
# Networks of the proxies that say in X-Forwarded-For from where a request comes; by default this machine.
TRUSTED_PROXIES = listed("TRUSTED_PROXIES") or ["127.0.0.0/8", "::1/128"]

# Files from citizens (registrations/attachments): each is shown to ClamAV's daemon where its address is set

# "tcp://host:3310" or "unix:///run/clamav/clamd.ctl"; empty: there is none.
CLAMAV_URL = os.environ.get("CLAMAV_URL", "").strip()

# Letters

# The portal's own address as letters show it, without a final "/".
BASE_URL = os.environ.get("BASE_URL") or f"http://localhost:{os.environ.get('PORT', '8000')}"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "cong-doi-thoai@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Work in the background; dialogue_portal/celery.py has the table of what runs when

CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
# A request does not wait for an absent broker: the sweeps find what it could not announce.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_TIMEOUT = 2
# Without these whoever asks a Redis that hangs waits for ever; a worker asks anew every second.
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {"socket_connect_timeout": 2, "socket_timeout": 3}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

LOGGING = console(os.environ.get("LOG_LEVEL", "INFO").upper())
