"""Measures how long the office takes to type in thirty slips on paper by keyboard alone; see bench/README.md.

.venv/bin/python bench/slips.py [--slips 30] [--speed 300]

Chromium presses every key of each slip on the page «Nhập phiếu». Keys are counted as a person presses them who writes
Vietnamese with Telex («đường» is d-d-u-o-w-n-g-f). The seconds of a slip are those of the machine, from Enter until the
next page has the pen in its first box, and those of the hand: keys by a speed that is said.
"""

import argparse
import random
import statistics
import tempfile
import time
import unicodedata
from collections.abc import Iterator

from papers import set_up
from preview import portal
from weight import installed_browser

LONGEST = 30.0  # seconds of one slip, the median
USUAL_SPEED = 300  # keys a minute: 60 words of five letters
SCREEN = {"width": 1280, "height": 800}
GIVEN = (
    "An",
    "Bưởi",
    "Cúc",
    "Đào",
    "Giang",
    "Hòa",
    "Khánh",
    "Lụa",
    "Mơ",
    "Nghĩa",
    "Oanh",
    "Phượng",
    "Quý",
    "Sen",
    "Tý",
)
FAMILY = ("Lò Văn", "Quách Thị", "Bùi Văn", "Đinh Thị", "Hà Văn", "Nguyễn Thị", "Tạ Văn")
HAMLETS = ("Bản Mòn", "Thôn Đông", "Thôn Đoài", "Xóm Chùa", "Tổ 4")
MATTERS = (
    "Vì sao chứng thực giấy tờ phải chờ đến ba ngày?",
    "Hồ sơ cấp đổi sổ đỏ nộp từ tháng 6 chưa có kết quả.",
    "Đề nghị cho nộp hồ sơ khai sinh tại nhà văn hóa thôn.",
    "Giấy hẹn ghi một ngày, đến nơi lại hẹn ngày khác.",
    "Xin niêm yết rõ lệ phí đăng ký hộ kinh doanh.",
    "Bà con ở xa xin được trả kết quả qua bưu điện.",
)


def slips(count: int) -> Iterator[dict[str, str | bool]]:
    """Made-up slips, no two alike: some with two matters, without a telephone, in the name of an organisation."""
    chance = random.Random(13)  # the same people at each run
    for number in range(count):
        yield {
            "full_name": f"{FAMILY[number % 7]} {GIVEN[number % 15]}",
            "organisation": "Hợp tác xã Ven Sông" if number % 10 == 3 else "",
            "phone": "" if number % 8 == 5 else f"09{chance.randrange(10**7, 10**8)}",
            "address": f"{HAMLETS[number % 5]}",
            "email": f"{'abcdefghk'[number % 9]}{number}@vidu.vn" if number % 9 == 2 else "",
            "attends": number % 3 == 0,
            "procedures": MATTERS[number % 6],
            "handling": MATTERS[(number + 2) % 6] if number % 4 == 1 else "",
            "consent": True,
        }


def keys_of(text: str) -> int:
    """The keys of a text in Telex: one for a letter, one more for each of its marks, for «đ», and for Shift."""
    parted = unicodedata.normalize("NFD", text)
    return len(parted) + sum(letter in "đĐ" or letter.isupper() for letter in parted)


def type_in(page, slip: dict) -> tuple[int, int, float]:
    """Types a slip and presses Enter; returns the keys of its words, the other keys, and when that was."""
    words = others = 0
    for name, value in slip.items():
        if name == "consent":
            page.keyboard.press("Space")
            page.keyboard.press("Enter")
            others += 2
        else:
            if value is True:
                page.keyboard.press("Space")
                others += 1
            elif value:
                page.keyboard.type(value)
                words += keys_of(value)
            page.keyboard.press("Tab")
            others += 1
    begun = time.monotonic()
    return words, others, begun


def measured(page, path: str, count: int) -> list[tuple[int, int, float]]:
    """Each slip of a run, stored one after the other: keys of its words, other keys, seconds of the machine."""
    page.goto(path)
    found = []
    for number, slip in enumerate(slips(count), 1):
        words, others, begun = type_in(page, slip)
        page.get_by_text(f"Phiếu số {number} ·").wait_for()
        page.wait_for_function("document.activeElement.name === 'full_name'")
        found.append((words, others, time.monotonic() - begun))
    return found


def stored_round() -> tuple[str, str]:
    """Stores a round that takes forms and a clerk; returns the path of the page and the key of the clerk's session."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from dialogue_portal.accounts.roles import Role
    from tests import build

    round = build.a_round()
    client = Client()
    client.force_login(build.a_member(round.authority, Role.CLERK))
    path = reverse("registrations:enter", args=[round.authority.slug, round.pk])
    return path, client.cookies[settings.SESSION_COOKIE_NAME].value


def main() -> int:
    """Returns the exit code: 0 for a pass, 1 for a fail."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--slips", type=int, default=30)
    options.add_argument("--speed", type=int, default=USUAL_SPEED, help="keys a minute")
    chosen = options.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        path, session = stored_round()
        from django.conf import settings
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)
        with portal(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(args=["--no-sandbox"], executable_path=installed_browser())
            context = browser.new_context(viewport=SCREEN, locale="vi-VN", base_url=address)
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}
            context.add_cookies([cookie])
            found = measured(context.new_page(), path, chosen.slips)
            browser.close()
        from registrations.models import Registration

        stored = Registration.objects.count()
    seconds = [machine + (words + others) * 60 / chosen.speed for words, others, machine in found]
    for name, values in (
        ("keys of a slip's own words", [words for words, _, _ in found]),
        ("keys of the page (Tab, space, Enter)", [others for _, others, _ in found]),
        ("seconds of the machine", [machine for _, _, machine in found]),
        (f"seconds in all at {chosen.speed} keys a minute", seconds),
    ):
        print(f"{name}: median {statistics.median(values):.2f}, {min(values):.2f}–{max(values):.2f}")
    print(f"{stored} of {chosen.slips} slips stored")
    passed = stored == chosen.slips and statistics.median(seconds) <= LONGEST
    print("pass" if passed else "fail")
    return 0 if passed else 1


if __name__ == "__main__":
    raise SystemExit(main())
