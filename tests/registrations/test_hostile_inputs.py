"""What no honest browser sends is refused with a sentence and everything kept, or stored safely; never an error."""

import re
from html import unescape
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from dialogue_portal.notices.models import OutgoingMail
from registrations.models import MailedLink, Question, Registration
from tests import build
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db

BOUNDARY = "ranh-gioi"
ENGLISH = re.compile(
    r"\b(this field|enter a valid|ensure (this|that)|invalid|not allowed|null character|bad request|forbidden|"
    r"server error|traceback|exception|required)\b",
    re.IGNORECASE,
)

# Words that are no harm in a text, however they look: stored as they are, or tidied.
STRANGE_WORDS = [
    "'; DROP TABLE registrations_registration; --",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "${7*7}#{7*7}%{7*7}",
    "../../../../etc/passwd",
    "%00%0d%0aSet-Cookie: a=b",
    "\r\nBcc: ai-do@example.vn\r\n\r\nThư giả",
    '=HYPERLINK("http://evil.example")',
    "😀" * 300,
    "e\u0301" * 200 + "\u0323" * 50,
    "\u202eđảo ngược\u202c",
    "a\u0000b",
    "\ufeffđầu dòng\u200b\u200d",
    "\ud83d nửa chữ",
    "ក្រុម ꨌꩌ 漢字 ᨀ",
    "٠١٢٣٤ ²³ Ⅷ",
    "\x1b[31mđỏ\x07",
    "—" * 4999,
    "x" * 5000,
]
TOO_LONG = {
    "full_name": ["Hoa " * 40, "a" * 121, "ă" * 1_500_000],
    "organisation": ["b" * 201, "ế" * 100_000],
    "address": ["c" * 251, "Thôn " * 40_000],
    "email": ["d" * 250 + "@example.vn", "@" * 100_000],
    "phone": ["9" * 41, "0" * 100_000],
    "procedures": ["e" * 5001, "ữ" * 1_000_000],
    "handling": ["f" * 5001, "\n" * 10 + "g" * 900_000],
}
NO_PHONE = [
    "1e999",
    "NaN",
    "-1",
    "0",
    "²",
    "٠٩١٢٣٤٥٦٧٨",
    "0912345678\x00",
    "09123456789012",
    "+1 202 555 0123",
    "số của tôi",
    "0x91",
    "0912,345,67",
    "++84912345678",
    "84",
    "tel:",
    "'",
    "\u202e8765432190",
]
NO_EMAIL = [
    "hoa",
    "hoa@",
    "@example.vn",
    "hoa@example",
    "hoa @example.vn",
    "hoa@exa mple.vn",
    "hoa@example.vn\nBcc: a@b.vn",
    "hoa@example.vn, lan@example.vn",
    "a@[127.0.0.1",
    "<hoa@example.vn>",
    "hoa@-example.vn",
    "hoa\x00@example.vn",
    "hoa@example..vn",
    '"; --"@',
    "hoa@localhost",
]
NO_NAME = [
    "",
    " ",
    "\u200b",
    "\u3164",
    "\u00ad\u2060",
    "\x00",
    "\n\n",
    "\ufeff",
    "\u202e\u202c",
    "www.a.vn",
    "a@b.vn",
    "<b>",
]
NO_ADDRESS = ["", "\u200b\u200d", "\x00\x01", "\r\n"]
STRANGE_KEYS = ["", "x" * 65, "k" * 100_000, "\x00", "' OR 1=1", "khoa-cua-nguoi-khac", "\ud800", "😀"]
STRANGE_CHOICES = [
    {"attends": "9" * 5000},
    {"attends": "false"},
    {"attends": "\x00"},
    {"consent": "False"},
    {"consent": ""},
    {"consent": "0"},
    {"drawn_at": "khong-phai-chu-ky"},
    {"drawn_at": "\x00" * 100},
    {"la": "trường lạ"},
    {"website": ""},
    {"registration": "1", "authority": "1", "code": "AAAAA"},
    {"csrfmiddlewaretoken": "x" * 10_000},
]

HOSTILE = [
    *({"procedures": words} for words in STRANGE_WORDS),
    *({"handling": words, "procedures": ""} for words in STRANGE_WORDS[:8]),
    *({"address": words} for words in STRANGE_WORDS[:9]),
    *({name: words} for name, texts in TOO_LONG.items() for words in texts),
    *({"phone": words} for words in NO_PHONE),
    *({"email": words} for words in NO_EMAIL),
    *({"full_name": words} for words in NO_NAME),
    *({"address": words} for words in NO_ADDRESS),
    *({"form_key": words} for words in STRANGE_KEYS),
    *STRANGE_CHOICES,
    *({name: None} for name in filled_in()),
]


@pytest.fixture
def round():
    return build.a_round()


def sendable(typed):
    """The body as a browser sends it; half letters too are sent by somebody."""
    return urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in typed.items()})


def words_of(response):
    """What a reader sees of a page: neither tags nor what was typed into the boxes."""
    text = re.sub(
        r"<textarea.*?</textarea>|<script.*?</script>|<style.*?</style>", "", response.text, flags=re.S
    )
    return unescape(re.sub(r"<[^>]*>", " ", text))


def describe(changes):
    [(name, value), *_] = changes.items()
    return f"{name}={value[:12]!a}({len(value)})" if value is not None else f"no-{name}"


@pytest.mark.parametrize("changes", HOSTILE, ids=describe)
def test_a_hostile_form_is_refused_with_a_sentence_or_stored_whole(round, changes):
    typed = filled_in(**changes)

    response = Client().post(
        form_url(round), sendable(typed), content_type="application/x-www-form-urlencoded"
    )

    questions = Question.objects.count()
    asked = sum(1 for name in ("procedures", "handling") if (typed.get(name) or "").strip("\r\n \x00"))
    if response.status_code == 302:
        assert (Registration.objects.count(), questions) == (1, asked)
        stored = Registration.objects.get()
        assert all(
            "\x00" not in value and "\u202e" not in value
            for value in (stored.full_name, stored.address, stored.phone)
        )
        return
    assert response.status_code == 422
    assert (Registration.objects.count(), questions, OutgoingMail.objects.count()) == (0, 0, 0)
    errors = response.context["form"].errors
    assert errors and all(sentence.strip() for sentences in errors.values() for sentence in sentences)
    assert ENGLISH.search(words_of(response)) is None
    kept = [name for name in ("full_name", "address", "procedures") if name not in changes and typed[name]]
    assert [name for name in kept if typed[name] not in response.text] == []


def test_the_table_has_more_than_a_hundred_rows():
    assert len(HOSTILE) >= 100


def posted(round, content_type, body, **headers):
    return Client().generic("POST", form_url(round), body, content_type=content_type, **headers)


def multipart(*fields, part=""):
    lines = []
    for name, value in fields:
        lines.append(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n{part}\r\n{value}\r\n'
        )
    return ("".join(lines) + f"--{BOUNDARY}--\r\n").encode()


@pytest.mark.parametrize("charset", ["khong-co", "rot13", "hex", "idna", "utf-16", "utf-8", "x" * 1000])
def test_a_form_that_names_a_strange_charset_is_read_all_the_same(round, charset):
    body = multipart(*filled_in().items())

    sent = posted(round, f"multipart/form-data; boundary={BOUNDARY}; charset={charset}", body)

    assert (sent.status_code, Registration.objects.get().full_name) == (302, "Nguyễn Thị Hoa")


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"khong ranh gioi"),
        (f"multipart/form-data; boundary={BOUNDARY}", b"nua chung"),
        (f"multipart/form-data; boundary={BOUNDARY}", multipart(("full_name", "Hoa"))[:-20]),
        ("application/json", b'{"full_name": "Hoa"}'),
        ("text/plain", b"full_name=Hoa"),
        ("application/x-www-form-urlencoded", b"full_name=%FF%FE&phone=%zz&=&&&"),
        ("application/x-www-form-urlencoded; charset=windows-1258", b"full_name=Hoa"),
        ("application/x-www-form-urlencoded; charset=rot13", b"full_name=Hoa"),
        ("", b""),
        ("application/x-www-form-urlencoded", b"a=b&" * 6000),
        ("application/x-www-form-urlencoded", b"procedures=" + b"a" * 13_000_000),
    ],
)
def test_a_body_that_is_no_form_gets_a_page_and_stores_nothing(round, content_type, body):
    answer = posted(round, content_type, body)

    assert answer.status_code in {400, 413, 422}
    assert not Registration.objects.exists()
    assert "Xin" in answer.text and ENGLISH.search(words_of(answer)) is None


def test_a_field_that_comes_twice_is_asked_for_again_with_everything_kept(round):
    fields = [*filled_in().items(), ("full_name", "Trần Văn Khác")]

    page = posted(round, f"multipart/form-data; boundary={BOUNDARY}", multipart(*fields))

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["full_name"])
    assert (
        "gửi hai lần với hai nội dung khác nhau" in page.text and "Vì sao phải nộp hai bản sao?" in page.text
    )
    assert not Registration.objects.exists()


def test_the_key_of_another_form_never_shows_what_is_in_that_form(round):
    Client().post(form_url(round), filled_in(form_key="cua-nguoi-khac"))
    stranger = Client()

    sent = stranger.post(form_url(round), filled_in(form_key="cua-nguoi-khac", full_name="Trần Văn Khác"))

    receipt = stranger.get(sent["Location"]).text
    assert Registration.objects.count() == 2
    assert "Trần Văn Khác" in receipt and "Nguyễn Thị Hoa" not in receipt


OF_ONES_OWN_FORM = ("receipt", "sent_form", "receipt_pdf", "own_sender", "own_withdrawal", "personal_data")


def test_the_pages_of_ones_own_form_answer_head_and_keep_their_links(round, client):
    slug = round.authority.slug
    client.post(form_url(round), filled_in())
    sent = Registration.objects.get()
    link = urlsplit(MailedLink.objects.issue(sent)).path
    own = [reverse(f"registrations:{name}", args=[slug]) for name in OF_ONES_OWN_FORM]
    step = reverse("desk:track_step", args=[slug, sent.questions.get().pk, "supplement"])

    heads = [client.head(address) for address in (*own, reverse("desk:track", args=[slug]), step, link)]

    assert {(head.status_code, head.content) for head in heads} == {(200, b"")}
    # A mail program that looks at the link spends nothing.
    assert client.post(link).status_code == 302


def test_a_method_that_one_page_does_not_take_gets_a_page_too(round):
    answer = Client().post(reverse("registrations:blank_pdf", args=[round.authority.slug, round.pk]))

    assert (answer.status_code, "không nhận cách gửi ấy" in answer.text) == (405, True)


@pytest.mark.parametrize("tail", ["?q=" + "a" * 5000, "a" * 5000 + "/", "?" + "&".join(["x=1"] * 3000)])
def test_an_endless_address_gets_a_page_in_vietnamese(round, tail):
    answer = Client().get(f"/{round.authority.slug}/{tail}")

    assert (answer.status_code, "Địa chỉ trang quá dài" in answer.text) == (414, True)


@pytest.mark.parametrize(
    "name", ["sessionid", "csrftoken", "messages", "unsent", "taken", "known_device", "la"]
)
@pytest.mark.parametrize("value", ["", "rác", "\\000\\377", "x" * 3000, "a.b.c:d", "Å¹" * 40])
def test_a_broken_cookie_breaks_no_page(round, name, value):
    client = Client()
    client.cookies[name] = value

    answers = [
        client.get(form_url(round)),
        client.get("/dang-nhap/"),
        client.post(form_url(round), filled_in()),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 302]
