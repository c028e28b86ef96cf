"""Requests that no page of the portal makes, and plans longer than others: a sentence, never an error page."""

import json
import uuid
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from plans.models import Item, Section
from tests.plans.editor.desk import address
from tests.plans.editor.outlines import a_draft, item, lines_of

MANY_FIGURES = "9" * 5000


@pytest.fixture
def plan(db):
    return a_draft()


@pytest.fixture
def office(client, plan):
    client.force_login(plan.prepared_by)
    return client


STRANGE_SEEN = [MANY_FIGURES, f"{MANY_FIGURES}:1", "²:1", "", "-1:1", ":", "٣:x"]
STRANGE_ROWS = [f"i{MANY_FIGURES}", "i²", "x1", ""]


def test_a_form_with_strange_values_stores_nothing(office, plan):
    before, names = lines_of(plan), ["subject", item(plan, "Nghe dân.")]
    asked = [(name, seen) for name in names for seen in STRANGE_SEEN]
    asked += [(name, seen) for name in STRANGE_ROWS for seen in ("1:1", MANY_FIGURES)]

    for name, seen in asked:
        sent = urlencode({f"text-{name}": "Khác.", f"seen-{name}": seen})
        answer = office.post(address(plan), sent, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (302, 409)

    plan.refresh_from_db()
    assert (lines_of(plan), plan.subject == "Khác.") == (before, False)


@pytest.mark.parametrize("verb", ["up", "down", "in", "out", "remove", "restore"])
def test_a_step_with_a_strange_row_is_refused_with_a_sentence(office, plan, verb):
    for row in ("", "²", "-1", *STRANGE_ROWS, MANY_FIGURES):
        answer = office.post(address(plan), {"do": f"{verb}:{row}"})
        assert (answer.status_code, "Dòng này" in answer.text) == (422, True)


def change_address(plan):
    return reverse("plans:editor_changes", args=[plan.authority.slug, plan.pk])


def send(client, plan, content, content_type="application/json"):
    return client.post(change_address(plan), content, content_type=content_type)


def envelope(plan, sent):
    return {"request": str(uuid.uuid4()), "user": plan.prepared_by.pk, "known": plan.version, "changes": sent}


def uid(plan):
    return str(Item.objects.get(section__plan=plan, text="Nghe dân.").uid)


STRANGE = [None, 1, 10**300, float("inf"), float("nan"), True, "", "²", "\ud800", [], [[[]]], {}, {"a": [1]}]


@pytest.mark.parametrize("verb", ["text", "place", "add", "remove", "subject"])
def test_changes_with_strange_values_are_answered(office, plan, verb):
    row, do = ("subject", "text") if verb == "subject" else (uid(plan), verb)
    whole = {"do": do, "row": row, "after": [], "level": 4, "text": "Khác.", "base": 1, "rows": [[row, 1]]}
    sent = [whole | {name: value} for name in (*whole, "unknown") for value in STRANGE]

    answer = send(office, plan, json.dumps(envelope(plan, sent)))

    assert (answer.status_code, len(answer.json()["results"])) == (200, len(sent))


def test_what_is_no_change_at_all_is_refused(office, plan):
    for value in STRANGE:
        answer = send(office, plan, json.dumps(envelope(plan, [value])))
        assert [result["is"] for result in answer.json()["results"]] == ["refused"]


@pytest.mark.parametrize("name", ["request", "user", "known", "changes"])
def test_a_request_with_a_strange_value_is_answered(office, plan, name):
    for value in STRANGE:
        answer = send(office, plan, json.dumps(envelope(plan, []) | {name: value}))
        assert answer.status_code in (200, 400, 403)
        assert answer.status_code == 200 or answer.json()["message"]


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"\xff\xfe\x00", "application/json"),
        ('{"request": ' + "[" * 100_000 + "]" * 100_000 + "}", "application/json"),
        ('{"request": ' + MANY_FIGURES + "}", "application/json"),
        ("chữ".encode("utf-16"), "application/json; charset=utf-16"),
        ("chữ", "text/plain; charset=khong-co"),
        ("a=1", "application/x-www-form-urlencoded"),
        (
            '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
    ],
)
def test_what_is_no_json_of_the_script_is_answered_with_a_sentence(plan, content, content_type):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(plan.prepared_by)
    browser.get(address(plan))
    token = browser.cookies["csrftoken"].value

    answer = browser.generic(
        "POST", change_address(plan), content, content_type=content_type, headers={"X-CSRFToken": token}
    )

    assert (answer.status_code, "tải lại trang" in answer.json()["message"]) == (400, True)


def test_a_request_that_is_too_long_is_answered_with_a_sentence(office, plan):
    words = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)

    answer = send(office, plan, json.dumps(envelope(plan, [{"text": words}])))

    assert (answer.status_code, "quá dài" in answer.json()["message"]) == (413, True)


def test_a_row_that_is_named_twice_is_removed_once(office, plan):
    row = uid(plan)

    answer = send(office, plan, json.dumps(envelope(plan, [{"do": "remove", "rows": [[row, 1], [row, 1]]}])))

    assert (answer.json()["results"], "- Nghe dân." in lines_of(plan)) == ([{"is": "done"}], False)
    assert len(plan.removed_lines.get().content["lines"]) == 1


def test_more_changes_than_a_person_makes_are_refused_with_a_sentence(office, plan):
    rows = [
        {"do": "add", "row": str(uuid.uuid4()), "after": [], "level": 4, "text": "Mới."}
        for _ in range(10_000)
    ]

    answer = send(office, plan, json.dumps(envelope(plan, rows)))

    assert (answer.status_code, "cùng một lần" in answer.json()["message"]) == (413, True)


# Plans longer than others, without the script


class Form(HTMLParser):
    """The fields of the editor's form as a browser sends them."""

    def __init__(self, page):
        super().__init__()
        self.fields, self.box, self.is_inside = [], None, False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.is_inside = given.get("class") == "editor"
        elif self.is_inside and tag == "input":
            self.fields.append((given["name"], given["value"]))
        elif self.is_inside and tag == "textarea":
            self.box = [given["name"], ""]

    def handle_data(self, data):
        if self.box:
            self.box[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.box:
            self.fields.append(tuple(self.box))
            self.box = None
        elif tag == "form":
            self.is_inside = False


def with_rows(plan, many):
    section = Section.objects.filter(plan=plan).last()
    Item.objects.bulk_create(Item(section=section, position=9 + at, text=f"Dòng {at}.") for at in range(many))


def sent_by_a_browser(plan, words):
    """The answer to the whole form of the page with other words for the row «Nghe dân.»."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(plan.prepared_by)
    fields = Form(browser.get(address(plan)).text).fields
    row = f"text-{item(plan, 'Nghe dân.')}"
    sent = [(name, words if name == row else text) for name, text in fields] + [("do", "save")]
    return browser.post(address(plan), urlencode(sent), content_type="application/x-www-form-urlencoded")


def test_a_plan_of_seven_hundred_rows_is_saved(plan):
    with_rows(plan, 700)

    answer = sent_by_a_browser(plan, "Lắng nghe dân.")

    assert (answer.status_code, lines_of(plan)[3]) == (302, "- Lắng nghe dân.")


def test_a_plan_with_more_rows_than_a_form_may_have_keeps_the_words_on_the_page(plan):
    with_rows(plan, settings.DATA_UPLOAD_MAX_NUMBER_FIELDS // 2)

    answer = sent_by_a_browser(plan, "Lắng nghe <dân>.")

    assert (answer.status_code, "quá nhiều dòng" in answer.text) == (413, True)
    assert "Lắng nghe <dân>." in unescape(answer.text)
    assert "Dòng 7." not in answer.text
    assert lines_of(plan)[3] == "- Nghe dân."
