"""Any number of web and worker machines on PostgreSQL and Redis, behind a proxy that speaks HTTPS."""

import os

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from dialogue_portal.settings.base import *  # noqa: F403 - settings build on each other
from dialogue_portal.settings.base import BASE_DIR
from dialogue_portal.settings.environment import listed, required

DEBUG = False
SECRET_KEY = required("SECRET_KEY", "khóa bí mật, ít nhất 50 ký tự ngẫu nhiên")
DATABASE_URL = required("DATABASE_URL", "địa chỉ cơ sở dữ liệu PostgreSQL")
REDIS_URL = required("REDIS_URL", "địa chỉ máy chủ Redis")
required("ALLOWED_HOSTS", "tên miền của cổng, cách nhau bằng dấu phẩy")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS")
BASE_URL = required("BASE_URL", "địa chỉ của cổng ghi trong thư, ví dụ https://doithoai.example.vn").rstrip(
    "/"
)

DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=300, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
    raise ImproperlyConfigured("DATABASE_URL phải là địa chỉ PostgreSQL, bắt đầu bằng postgres://")

# An absent server is an error within seconds, not after the two minutes that TCP allows.
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
# PostgreSQL would compile a query whose cost it overrates, for seconds, and then answer within a millisecond.
DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off")

CELERY_BROKER_URL = REDIS_URL

# The proxy ends HTTPS and sets X-Forwarded-Proto; it must drop a header of that name that a visitor sends.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
# A monitor asks the web process itself, past the proxy.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS") or [
    f"https://*{host}" if host.startswith(".") else f"https://{host}" for host in ALLOWED_HOSTS
]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
# The portal is one host of the commune's domain and does not decide for the others (HSTS).
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

STATIC_ROOT = os.environ.get("STATIC_ROOT") or BASE_DIR / "staticfiles"
