"""Bodies that no form of the portal makes: doubled, cut, wrongly encoded, with strange buttons, boxes and files."""

from urllib.parse import quote, urlencode

import pytest
from django.test import Client

from registrations.models import Attachment, HeldForm, Question, Registration
from tests import build
from tests.registrations.paper import filled_in, form_url
from tests.registrations.test_hostile_inputs import BOUNDARY, ENGLISH, HOSTILE, words_of

pytestmark = pytest.mark.django_db

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
WHOLE = urlencode(filled_in())
TYPED = ("full_name", "organisation", "phone", "address", "email", "procedures", "handling")
HIDDEN = ("form_key", "seen", "drawn_at", "website", "attends", "consent", "named_in_public", "step")

# Bytes as they stand in an urlencoded body; none of them is a letter.
NO_LETTERS = {
    "half letter": "%ED%A0%80",
    "two halves of a letter": "%ED%A0%BD%ED%B8%80",
    "zero": "%00",
    "zero in two bytes": "%C0%80",
    "slash in two bytes": "%C0%AF",
    "byte that begins nothing": "%FF%FE",
    "letter cut off": "%E1%BA",
    "beyond the last letter": "%F4%90%80%80",
    "percent alone": "%",
    "percent with a letter": "%zz",
    "javascript's escape": "%u1EBF",
    "encoded twice": "%2500%250A",
    "windows-1258": "L%EA%20V%E3n",
    "line and paragraph ends": "%E2%80%A8%E2%80%A9%C2%85",
    "bell and escape": "%07%1B%5B2J",
}
BUTTONS = [
    "",
    "SEND",
    "review\x00",
    "__class__",
    "delete",
    "1",
    "send,review",
    "½",
    "edit" * 500,
    "mend_email",
]
ROUNDS_SEEN = ["", "[]", '{"held_on": null}', "\x00", "x" * 9000, '{"__proto__": {}}', "1e999", "null", "NaN"]
DROPPED = ["", "-1", "0", "9" * 60, "²", "٣", "1 OR 1=1", "\x00", "1.5", "None"]
FURTHER = [
    {"more_1": "a" * 5001},
    {"more_1": "\x00" * 10},
    {"more_1": "Việc.", "more_1_source": "floor"},
    {"more_1": "Việc.", "more_1_source": "\x00"},
    {"more_1": "Việc.", "more_1_source": "x" * 9000},
    {"more_0": "Việc không có ô."},
    {"more_9": "Việc quá số ô."},
    {"more_-1": "Việc âm."},
    {"more_1e3": "Việc."},
    {"more_²": "Việc."},
    {"more_1_source_source": "handling"},
    {f"more_{number}": "ữ" * 5000 for number in range(1, 9)},
    {f"more_{number}": "Việc." for number in range(1, 400)},
    {f"ô {number}": "x" for number in range(900)},
    {"more_8": "Chỉ ô cuối."},
]
ASKED_FOR_OTHERS = [
    {"carry": "1"},
    {"carry": "\x00"},
    {"carry": "1", "form_key": "' OR 1=1"},
    {"late_reason": "Tự nhận muộn."},
    {"code": "AAAAAAAAAA"},
    {"fingerprint": "0" * 64},
    {"received_at": "1970-01-01"},
    {"authority": "1"},
    {"round": "999999999999999999999"},
    {"restricted": ""},
    {"state": "accepted"},
    {"anonymised_on": "2020-01-01"},
]
FILE_NAMES = {
    "over-long": "a" * 5000 + ".pdf",
    "over-long without ending": "ế" * 3000,
    "up the folders": "../../../etc/passwd",
    "windows folders": "C:\\Windows\\system32\\cmd.exe",
    "zero": "gi\\x00ấy.pdf",
    "only dots": "....",
    "turned": "giấy\u202efdp.exe",
    "device": "CON",
    "quotes": "a';rm -rf ~;'.pdf",
    "tags": "<img src=x onerror=alert(1)>.jpg",
    "header": "a.pdf%0d%0aX-La: 1",
    "only blanks": "   ",
    "emoji": "😀" * 200 + ".png",
    "two endings": "anh.jpg.exe",
    "template": "{{ settings.SECRET_KEY }}.pdf",
}


def doubled(name):
    return f"{WHOLE}&{quote(name)}={quote('Giá trị khác')}"


def with_bytes(name, letters):
    rest = urlencode({key: value for key, value in filled_in().items() if key != name})
    return f"{rest}&{name}={letters}"


def with_more(changes):
    return urlencode(filled_in(**changes))


def with_file(name, field="chosen_files"):
    parts = [
        f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}' for key, value in filled_in().items()
    ]
    parts.append(
        f'Content-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: image/png\r\n\r\nrác'
    )
    return "".join(f"--{BOUNDARY}\r\n{part}\r\n" for part in parts) + f"--{BOUNDARY}--\r\n"


BODIES = {
    **{f"doubled {name}": (URLENCODED, doubled(name)) for name in (*TYPED, *HIDDEN)},
    **{
        f"{name}: {what}": (URLENCODED, with_bytes(name, letters))
        for name in ("full_name", "email", "procedures", "form_key", "seen")
        for what, letters in NO_LETTERS.items()
    },
    **{f"button {button[:12]!a}": (URLENCODED, with_more({"step": button})) for button in BUTTONS},
    **{f"seen {seen[:12]!a}": (URLENCODED, with_more({"seen": seen})) for seen in ROUNDS_SEEN},
    **{f"dropped {key[:12]!a}": (URLENCODED, with_more({"drop": key})) for key in DROPPED},
    **{f"further {number}": (URLENCODED, with_more(changes)) for number, changes in enumerate(FURTHER)},
    **{
        f"others' {next(iter(one))} {n}": (URLENCODED, with_more(one))
        for n, one in enumerate(ASKED_FOR_OTHERS)
    },
    **{f"file {what}": (MULTIPART, with_file(name)) for what, name in FILE_NAMES.items()},
    "file in the box of the name": (MULTIPART, with_file("ten.txt", field="full_name")),
    "file as key of the form": (MULTIPART, with_file("khoa.txt", field="form_key")),
    "file in a box that is not there": (MULTIPART, with_file("la.txt", field="la")),
    "six parts of a name": (
        URLENCODED,
        f"{WHOLE}&full_name[]=a&full_name[0]=b&full_name.x=c&full_name%5B%5D=d",
    ),
    "semicolons": (URLENCODED, WHOLE.replace("&", ";")),
    "words of JSON": (URLENCODED, '{"full_name": "\\ud800", "procedures": "\\u0000"}'),
    "half letters in JSON": ("application/json", '{"procedures": "\\ud83d", "full_name": "Hoa"}'),
    "deep JSON": ("application/json", "[" * 50_000),
    "XML with an entity": (
        "application/xml",
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ),
    "boundary of 200 letters": ("multipart/form-data; boundary=" + "x" * 200, WHOLE),
    "empty boundary": ("multipart/form-data; boundary=", WHOLE),
    "parts within parts": (
        MULTIPART,
        f"--{BOUNDARY}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b--\r\n",
    ),
    "base64 that is none": (
        MULTIPART,
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="phone"\r\nContent-Transfer-Encoding: base64\r\n\r\n%',
    ),
    "three megabytes of text": (URLENCODED, with_more({"procedures": "ữ" * 1_000_000})),
}


@pytest.mark.parametrize(("content_type", "body"), BODIES.values(), ids=list(BODIES))
def test_a_strange_body_gets_a_vietnamese_page_or_is_stored_safely(content_type, body):
    round = build.a_round()

    answer = Client().generic("POST", form_url(round), body, content_type=content_type)

    assert answer.status_code in {200, 302, 400, 409, 413, 422}
    stored = list(Registration.objects.all())
    # What only a machine fills in keeps a form apart.
    assert (len(stored) + HeldForm.objects.count() == 1) == (answer.status_code == 302)
    for one in stored:
        values = (one.full_name, one.address, one.email, one.organisation, one.late_reason)
        assert all("\x00" not in value and "\u202e" not in value for value in values)
        assert (one.round_id, one.late_reason, one.anonymised_on) == (round.pk, "", None)
    assert not Question.objects.exclude(state="received").exists()
    names = Attachment.objects.values_list("name", flat=True)
    assert all(len(name) <= 100 and not set(name) & set('/\\\x00<>"') for name in names)
    if answer.status_code != 302:
        assert "<html" in answer.text and ENGLISH.search(words_of(answer)) is None


def test_the_tables_have_three_hundred_rows():
    assert len(HOSTILE) + len(BODIES) >= 300
