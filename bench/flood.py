"""A flood against a running portal: 500 forms and 300 guesses of a password, and what became of them.

PORT=8155 DATA_DIR=/tmp/flood script/server
.venv/bin/python bench/flood.py http://localhost:8155 tan-hoa chutich
"""

import re
import sys
import time
from collections import Counter
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener


class Visitor:
    """A browser without scripts, with cookies of its own."""

    def __init__(self):
        self.cookies = CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.cookies))

    def ask(self, url, fields=None):
        """(status, words of the page, Retry-After)"""
        body = urlencode(fields).encode() if fields else None
        try:
            answer = self.opener.open(url, body, timeout=60)
        except HTTPError as error:
            answer = error
        return answer.status, answer.read().decode(errors="replace"), answer.headers.get("Retry-After")

    def send(self, url, fields):
        """Sends a form with the token of the page."""
        token = next((cookie.value for cookie in self.cookies if cookie.name == "csrftoken"), "")
        return self.ask(url, fields | {"csrfmiddlewaretoken": token})


def flood(base, slug, size):
    """Sends so many forms from one place, each with another telephone number, all in the name of one address."""
    visitor, answers, last = Visitor(), Counter(), ("", "")
    _, page, _ = visitor.ask(f"{base}/{slug}/dang-ky/")
    action = re.search(r"/dang-ky/dot/\d+/", page)
    address = f"{base}/{slug}{action.group()}" if action else f"{base}/{slug}/dang-ky/"
    for number in range(size):
        fields = {
            "full_name": f"Nguyễn Thị {number}",
            "phone": f"09121{number:05}",
            "address": "Thôn Đông",
            "email": "nan-nhan@example.vn",
            "attends": "on",
            "procedures": f"Câu hỏi thứ {number} của kịch bản?",
            "consent": "on",
            "form_key": f"khoa-{number}",
        }
        status, page, wait = visitor.send(address, fields)
        answers[status] += 1
        last = (page, wait) if status == 429 else last
    return answers, last


def guess(base, name, times):
    """Tries so many wrong passwords."""
    visitor, answers, last = Visitor(), Counter(), ("", "")
    visitor.ask(f"{base}/dang-nhap/")
    for number in range(times):
        status, page, wait = visitor.send(
            f"{base}/dang-nhap/", {"username": name, "password": f"sai-{number}"}
        )
        answers[status] += 1
        last = (page, wait) if status == 429 else last
    return answers, last


def sentence(page):
    """The sentence that says when."""
    found = re.search(r"[^<>]*thử lại sau[^<>]*", page)
    return found.group().strip() if found else ""


if __name__ == "__main__":
    base, slug, name = sys.argv[1:4]
    for what, run, argument, times in (("forms", flood, slug, 500), ("guesses", guess, name, 300)):
        began = time.monotonic()
        answers, (page, wait) = run(base, argument, times)
        print(
            f"{times} {what}: {dict(answers)} in {time.monotonic() - began:.1f} s; Retry-After {wait}: {sentence(page)}"
        )
