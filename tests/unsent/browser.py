"""A browser without JavaScript, as far as forms go: it fills in the form of a page and sends it with its cookies."""

from urllib.parse import urljoin

from django.contrib.sessions.models import Session
from django.test import Client
from lxml.html import fromstring

from tests.build import PASSWORD

WORDS = "Hồ sơ của bà <thiếu> bản vẽ & sơ đồ.\r\nXin bổ sung."
TYPED_INTO = {"text", "search", "email", "tel", "url", "number", "date", "time", None}


class Browser:
    """`at` is the path of the page that is open, `page` its tree; tokens are checked as in a real browser."""

    def __init__(self):
        self.client = Client(enforce_csrf_checks=True)
        self.answer = self.page = None
        self.at = ""

    def open(self, path):
        self.answer = self.client.get(path, follow=True)
        return self.arrive(path)

    def arrive(self, path):
        self.at = self.answer.redirect_chain[-1][0] if self.answer.redirect_chain else path
        self.page = fromstring(self.answer.text) if self.answer.text.strip() else None
        for box in self.page.xpath("//textarea") if self.page is not None else ():
            # A browser drops the line break after the tag.
            box.text = (box.text or "").removeprefix("\r\n").removeprefix("\n")
        return self

    def log_in(self, user):
        """Fills in the login page that is open, or opens it."""
        if not self.at.startswith("/dang-nhap/"):
            self.open("/dang-nhap/")
        form = self.form(has="password")
        form.fields["username"], form.fields["password"] = user.username, PASSWORD
        return self.send(form)

    def log_out(self):
        return self.send(next(form for form in self.page.forms if form.action == "/dang-xuat/"))

    def form(self, *, has):
        """The first form that is sent by POST and has a box of this name."""
        return next(form for form in self.page.forms if has in form.inputs and form.method == "POST")

    def send(self, form, button=None):
        """Sends the form as a browser does; `button` is (name, value)."""
        fields = {}
        for name, value in [*form.form_values(), *([button] if button else [])]:
            fields.setdefault(name, []).append(value)
        path = urljoin(self.at, form.action or self.at)
        self.answer = self.client.post(
            path, fields, follow=True, headers={"Referer": urljoin("http://testserver", self.at)}
        )
        return self.arrive(path)

    @property
    def words(self):
        return " ".join(self.page.text_content().split())


def boxes_of(form):
    """The boxes of a form that people type words into."""
    return [
        box
        for box in form.inputs
        if box.name and (box.tag == "textarea" or (box.tag == "input" and box.get("type") in TYPED_INTO))
    ]


def end_all_sessions():
    Session.objects.all().delete()


def typed(browser, words=WORDS):
    form = browser.form(has="text")
    form.fields["text"] = words
    return form


def text_on(browser):
    """The words in the box of the page, as a browser sends them."""
    return browser.form(has="text").fields["text"].replace("\r\n", "\n").replace("\n", "\r\n")
