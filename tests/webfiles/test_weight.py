"""What a cold visit of the registration page takes over the wire; bench/weight.py measures also how long."""

import gzip

from tests import build
from tests.registrations.paper import form_url

LARGEST, MOST_REQUESTS = 100_000, 8
COMPRESSED_ALREADY = (".woff2", ".png", ".ico")


def on_the_wire(response) -> int:
    """The bytes of an answer, as a browser over plain HTTP gets it: its head, and its body compressed with gzip."""
    body, head = response.body(), sum(len(f"{name}: {value}\r\n") for name, value in response.headers.items())
    if response.headers.get("content-encoding") == "gzip" or not response.url.endswith(COMPRESSED_ALREADY):
        body = gzip.compress(body, 9)
    return head + len(body)


def test_the_registration_page_is_light(new_context, live_server):
    address = form_url(build.a_round(build.a_plan(state="issued")))
    page = new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True).new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it refuses a built-in

    page.goto(address, wait_until="networkidle")
    # Browsers ask for their own sign of the page beside what scripts can see.
    sign = page.get_attribute("link[rel=icon]", "href")
    manifest = page.get_attribute("link[rel=manifest]", "href")
    seen = [answer.url.removeprefix(live_server.url) for answer in answers]
    answers += [page.request.get(link) for link in (sign, manifest) if link not in seen]

    asked = sorted(answer.url.removeprefix(live_server.url) for answer in answers)
    weight = sum(on_the_wire(answer) for answer in answers)
    assert {answer.status for answer in answers} == {200}
    assert all(answer.url.startswith(live_server.url) for answer in answers)
    assert len(asked) <= MOST_REQUESTS, asked
    assert weight <= LARGEST
