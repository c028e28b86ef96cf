"""Measures how soon the preview beside the row editor shows what was typed, in a browser; see bench/README.md.

.venv/bin/python bench/preview.py [--rounds 10]
"""

import argparse
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from papers import ROOT, set_up

LONGEST = 1.0  # seconds
PLAN = ROOT / "tests" / "plans" / "own" / "2026-hon-nhan.txt"
PASSWORD = "chi-de-do-toc-do"
SCREEN = {"width": 1400, "height": 900}
MILLISECONDS_A_KEY = 60
# Saved twice while it is typed, so that an earlier picture may still be under way.
SENTENCE = " Ghi đủ lời người dân, trả lời từng ý một và hẹn ngày."
# Notes when changes were saved, when a preview was asked for and came, and when a picture was shown.
NOTES = """
window.notes = [];
const note = (what) => notes.push([what, performance.now()]);
const { fetch } = window;
window.fetch = async (address, ...others) => {
  const isPreview = String(address).includes("/trang/");
  if (isPreview) note("asked");
  const answer = await fetch(address, ...others);
  if (isPreview) note("came");
  if (String(address).endsWith("/thay-doi/")) note("saved");
  return answer;
};
addEventListener("DOMContentLoaded", () => {
  const shown = () => requestAnimationFrame(() => setTimeout(() => note("shown")));
  new MutationObserver(shown).observe(document.querySelector(".sheets") ?? document, { childList: true });
});
"""
# The seconds from the last saved answer to the first picture that was asked for after it; null while there is none.
WAITED = """() => {
  const saved = notes.findLastIndex(([what]) => what === "saved");
  const later = notes.slice(saved);
  const asked = later.findIndex(([what]) => what === "asked");
  const came = later.findIndex(([what], at) => what === "came" && asked >= 0 && at > asked);
  const shown = later.find(([what], at) => what === "shown" && came >= 0 && at > came);
  return saved >= 0 && shown ? (shown[1] - later[0][1]) / 1000 : null;
}"""
IS_SAVED = """() => document.querySelector(".editor-state").textContent.startsWith("Đã lưu")"""


def a_plan_and_its_clerk() -> str:
    """Stores a plan of four pages and the account that writes on it; returns the path of its editor."""
    from django.urls import reverse

    from dialogue_portal.accounts.models import User
    from dialogue_portal.accounts.roles import Role
    from plans.importing.services import authority_of, import_plan
    from plans.reading import read

    text = PLAN.read_text()
    found = read(text)
    commune = authority_of(found, "tan-hoa")
    clerk = User.objects.create_user("vanphong", password=PASSWORD, full_name="Nguyễn Thị An")
    clerk.memberships.create(authority=commune, role=Role.CLERK)
    plan = import_plan(found, authority=commune, source_text=text, actor=clerk)
    return reverse("plans:editor", args=[commune.slug, plan.pk])


@contextmanager
def portal(folder: str):
    """The whole portal on one machine; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, ROOT / "manage.py", "portal", f"--port={port}"]
    with Path(folder, "portal.log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | {"DATA_DIR": folder})
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=30)


def wait_for(port: int) -> None:
    """Waits until the port answers; raises TimeoutError after a minute."""
    give_up_at = time.monotonic() + 60
    while time.monotonic() < give_up_at:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("The portal does not answer.")


def measured(address: str, path: str, rounds: int) -> list[float]:
    """The seconds of each round, from the last saved answer to the new picture; the first round is not counted."""
    import shutil

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        installed = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        page = browser.new_page(viewport=SCREEN)
        page.add_init_script(NOTES)
        page.goto(f"{address}/dang-nhap/?next={path}")
        page.get_by_label("Tên đăng nhập").fill("vanphong")
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.locator(".sheet").first.wait_for(timeout=60_000)
        rows = page.locator(".outline-rows textarea")
        return [one_round(page, rows.nth(1 + number % 3)) for number in range(rounds + 1)][1:]


def one_round(page, row) -> float:
    """Types a sentence at the end of a row and waits for its picture; returns the seconds."""
    page.wait_for_timeout(2000)  # the list beside the rows has been drawn too
    row.click()
    page.keyboard.press("Control+End")
    page.evaluate("notes.length = 0")
    page.keyboard.type(SENTENCE, delay=MILLISECONDS_A_KEY)
    page.wait_for_function(IS_SAVED)
    return page.wait_for_function(WAITED).json_value()


def main() -> int:
    """Returns the exit code: 0 for a pass, 1 for a fail."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=10)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        path = a_plan_and_its_clerk()
        with portal(folder) as address:
            seconds = measured(address, path, rounds)
    print(
        f"from the saved answer to the new picture, {rounds} times: median {statistics.median(seconds):.2f} s,"
    )
    print(f"  longest {max(seconds):.2f} s; {' '.join(f'{one:.2f}' for one in sorted(seconds))}")
    print("pass" if max(seconds) <= LONGEST else f"fail: at most {LONGEST} s")
    return 0 if max(seconds) <= LONGEST else 1


if __name__ == "__main__":
    sys.exit(main())
