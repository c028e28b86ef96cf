"""Measures what a citizen's way costs beside the plainest Django + crispy form; see bench/README.md.

.venv/bin/python bench/citizen.py [--rounds 5] [--visits 40]

Processor time of one thread in one process, in turn, on a PostgreSQL and Redis of its own, with the settings of many
machines: the page of the form, the form sent at once, and the receipt. The review, which a person sees before sending,
is a request more: it is told beside. Each form is sent in the encoding that its page asks for.
"""

import argparse
import gc
import io
import os
import re
import statistics
import sys
import tempfile
import time
import urllib.parse
import uuid
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack, closing
from http.cookies import SimpleCookie

import psycopg2
from papers import ROOT

MOST_OF_PAGE, MOST_OF_CYCLE = 0.5, 2.0
CYCLE = ("page", "form", "receipt")
BOUNDARY = "----ranh-gioi"
QUESTION = (
    "Tôi đã nộp hồ sơ đăng ký đất đai từ tháng trước nhưng chưa nhận được kết quả, xin cho biết lý do chậm."
)
PERSON = {"full_name": "Nguyễn Văn An", "phone": "0912345678", "address": "Số 12, thôn Đông"}
PLAIN_MIDDLEWARE = [
    "__main__.with_plain_addresses",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

PLAIN_ADDRESSES: list[type] = []
PLAIN_FRAME = """<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>{% block title %}Đăng ký{% endblock %}</title><link rel="stylesheet" href="/static/bootstrap.css"></head>
<body><header><a href="/">UBND xã Tân Hòa</a></header>
<main>{% for message in messages %}<p>{{ message }}</p>{% endfor %}{% block main %}{% endblock %}</main></body>
</html>"""
PLAIN_FORM = """{% extends frame %}{% load crispy_forms_tags %}{% block main %}<h1>Phiếu đăng ký</h1>
<form method="post">{% csrf_token %}{% crispy form %}</form>{% endblock %}"""
PLAIN_RECEIPT = """{% extends frame %}{% block main %}<h1>Biên nhận</h1><p>Mã phiếu {{ sent.code }}</p>
<p>{{ sent.full_name }}, {{ sent.phone }}, {{ sent.address }}, {{ sent.received_at }}</p>{% endblock %}"""


def with_plain_addresses(get_response: Callable) -> Callable:
    """Middleware: the addresses of the plain form instead of the portal's."""

    def answer(request):
        request.urlconf = PLAIN_ADDRESSES[0]
        return get_response(request)

    return answer


def set_up(services: ExitStack) -> None:
    """The portal with its settings for many machines, on services that end with `services`."""
    sys.path.insert(0, str(ROOT))
    from tests.services import start

    started = start(services)
    with closing(psycopg2.connect(started["DATABASE_URL"].rpartition("/")[0] + "/postgres")) as server:
        server.autocommit = True
        server.cursor().execute("CREATE DATABASE portal")
    os.environ |= started | {
        "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.production",
        "SECRET_KEY": "k" * 60,
        "ALLOWED_HOSTS": "localhost",
        "BASE_URL": "https://localhost",
        "STATIC_ROOT": services.enter_context(tempfile.TemporaryDirectory()),
        "RATE_LIMIT_FACTOR": "1000000",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


class Visitor:
    """A new visitor of a WSGI application; `spent` collects the processor time of each request, in seconds."""

    def __init__(self, application: Callable, spent: dict[str, list[float]]):
        self.application, self.spent = application, spent
        self.cookies: dict[str, str] = {}
        self.in_parts = False

    def ask(self, name: str, path: str, fields: dict[str, str] | None = None) -> tuple[str, str]:
        """The body of the answer, and where it leads."""
        kind, body = self._encoded(fields or {})
        environ = {
            "REQUEST_METHOD": "GET" if fields is None else "POST",
            "PATH_INFO": path,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "443",
            "HTTP_HOST": "localhost",
            "HTTP_REFERER": "https://localhost/",
            "HTTP_X_FORWARDED_PROTO": "https",
            "HTTP_COOKIE": "; ".join(f"{key}={value}" for key, value in self.cookies.items()),
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": kind,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr,
        }
        answered = {}

        def begin(status, headers):
            answered.update(status=status, headers=headers)

        begun = time.thread_time()
        answer = self.application(environ, begin)
        content = b"".join(answer)
        answer.close()
        self.spent[name].append(time.thread_time() - begun)
        if not answered["status"].startswith(("200", "302")):
            raise SystemExit(f"{name}: {answered['status']}\n{content.decode()[:2000]}")
        for key, value in answered["headers"]:
            if key == "Set-Cookie":
                self.cookies |= {one.key: one.value for one in SimpleCookie(value).values()}
        page = content.decode()
        self.in_parts = 'enctype="multipart/form-data"' in page
        return page, dict(answered["headers"]).get("Location", "")

    def _encoded(self, fields: dict[str, str]) -> tuple[str, bytes]:
        """The content type and the body of a form, as the last page wants it."""
        if not self.in_parts:
            return "application/x-www-form-urlencoded", urllib.parse.urlencode(fields).encode()
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        ]
        return f"multipart/form-data; boundary={BOUNDARY}", f"{''.join(parts)}--{BOUNDARY}--\r\n".encode()


def the_portal() -> tuple[Callable, str, dict[str, str]]:
    """The portal, the path of its form, and what is typed into it."""
    from datetime import timedelta

    from django.core.wsgi import get_wsgi_application
    from django.urls import reverse
    from django.utils.timezone import localdate

    from tests import build

    commune = build.a_commune(slug="tan-hoa")
    round = build.a_round(build.a_plan(commune, state="issued"), held_on=localdate() + timedelta(days=40))
    typed = PERSON | {"procedures": QUESTION, "handling": QUESTION, "attends": "on", "consent": "on"}
    return get_wsgi_application(), reverse("registrations:form", args=[commune.slug, round.pk]), typed


def the_plain_form() -> tuple[Callable, str, dict[str, str]]:
    """A Django form drawn by crispy, one row, its receipt; with the middleware of a new Django project."""
    from crispy_forms.helper import FormHelper
    from crispy_forms.layout import Column, Fieldset, Layout, Row, Submit
    from django import forms
    from django.core.validators import RegexValidator
    from django.core.wsgi import get_wsgi_application
    from django.db import connection, models
    from django.http import HttpResponse
    from django.shortcuts import get_object_or_404, redirect
    from django.template import engines
    from django.test.utils import override_settings
    from django.urls import path

    class PlainRegistration(models.Model):
        code = models.CharField(max_length=36, unique=True, default=uuid.uuid4)
        full_name = models.CharField("Họ và tên", max_length=200)
        phone = models.CharField("Điện thoại", max_length=20, validators=[RegexValidator(r"^(0|\+84)\d{9}$")])
        address = models.CharField("Địa chỉ", max_length=250)
        email = models.EmailField("Thư điện tử", blank=True)
        procedures = models.TextField("Về thủ tục", max_length=5000, blank=True)
        handling = models.TextField("Về giải quyết", max_length=5000, blank=True)
        received_at = models.DateTimeField(auto_now_add=True)

        class Meta:
            app_label = "plain"

        def __str__(self):
            return self.full_name

    class PlainForm(forms.ModelForm):
        class Meta:
            model = PlainRegistration
            fields = ("full_name", "phone", "address", "email", "procedures", "handling")

        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            self.helper = FormHelper()
            self.helper.form_tag, self.helper.disable_csrf = False, True
            self.helper.layout = Layout(
                Fieldset("Người đăng ký", "full_name", Row(Column("phone"), Column("email")), "address"),
                Fieldset("Ý kiến", "procedures", "handling"),
                Submit("send", "Gửi"),
            )

    frame, page, shown = map(engines["django"].from_string, (PLAIN_FRAME, PLAIN_FORM, PLAIN_RECEIPT))

    def form(request):
        filled = PlainForm(request.POST or None)
        if filled.is_valid():
            return redirect(f"/bien-nhan/{filled.save().code}/")
        return HttpResponse(page.render({"form": filled, "frame": frame.template}, request))

    def receipt(request, code):
        sent = get_object_or_404(PlainRegistration, code=code)
        return HttpResponse(shown.render({"sent": sent, "frame": frame.template}, request))

    class Addresses:
        urlpatterns = [path("dang-ky/", form), path("bien-nhan/<str:code>/", receipt)]

    with connection.schema_editor() as editor:
        editor.create_model(PlainRegistration)
    PLAIN_ADDRESSES.append(Addresses)
    with override_settings(MIDDLEWARE=PLAIN_MIDDLEWARE):
        application = get_wsgi_application()
    return application, "/dang-ky/", PERSON | {"procedures": QUESTION, "handling": QUESTION}


def visit(
    application: Callable, path: str, typed: dict[str, str], spent: dict[str, list[float]], name: str
) -> None:
    """One visitor sees the form, has it shown once more where it has a review, sends it, and sees the receipt."""
    visitor = Visitor(application, spent)
    page, _ = visitor.ask("page", path)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    filled = hidden | typed | {"email": f"{name}@example.vn"}
    in_parts = visitor.in_parts
    if 'value="review"' in page:
        visitor.ask("review", path, filled | {"step": "review"})
    visitor.in_parts = in_parts
    _, receipt = visitor.ask("form", path, filled)
    visitor.ask("receipt", receipt)


def main() -> None:
    """Prints the processor time of each request in milliseconds, and the ratios round by round."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--visits", type=int, default=40)
    options = parser.parse_args()
    with ExitStack() as services:
        set_up(services)
        sides = {"portal": the_portal(), "plain": the_plain_form()}
        for side in sides.values():
            for warm in range(5):
                visit(*side, defaultdict(list), f"warm{warm}")
        gc.collect()
        rounds = []
        for number in range(options.rounds):
            measured: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in sides}
            for visitor in range(options.visits):
                for name, side in sides.items():
                    visit(*side, measured[name], f"{number}-{visitor}")
            medians = {
                name: {step: statistics.median(times) * 1000 for step, times in spent.items()}
                for name, spent in measured.items()
            }
            rounds.append(medians)
            print(number, {name: {k: round(v, 2) for k, v in of.items()} for name, of in medians.items()})
    tell("page", [cost(one["portal"], "page") / cost(one["plain"], "page") for one in rounds], MOST_OF_PAGE)
    tell("cycle", [cost(one["portal"]) / cost(one["plain"]) for one in rounds], MOST_OF_CYCLE)
    tell("with the review", [cost(one["portal"], "review", *CYCLE) / cost(one["plain"]) for one in rounds])


def cost(spent: dict[str, float], *steps: str) -> float:
    """The milliseconds of some requests, by default of the three that every form takes."""
    return sum(spent[step] for step in steps or CYCLE)


def tell(name: str, ratios: list[float], most: float | None = None) -> None:
    """Prints the median and the spread of the ratios, with a verdict where there is a limit."""
    median = statistics.median(ratios)
    verdict = f", at most {most}: {'pass' if median <= most else 'fail'}" if most else ""
    print(f"{name}: {median:.2f} ({min(ratios):.2f}–{max(ratios):.2f}){verdict}")


if __name__ == "__main__":
    main()
