"""Measures what a cold visit of the registration page costs; see bench/README.md.

.venv/bin/python bench/weight.py [--rounds 3] [--path /tan-hoa/…]

Chromium itself slows the line (CDP). It does not count the handshakes of TCP and TLS: a real first visit over HTTPS
waits three more round trips.
"""

import argparse
import statistics
import sys
import tempfile
import urllib.request

from papers import set_up
from preview import portal
from while_printing import stored_rows

LARGEST, MOST_REQUESTS, LONGEST = 100_000, 8, 2.0  # bytes, requests, seconds until the page is painted
LINES = {"400 kbit/s, 400 ms": (400, 400), "1,6 Mbit/s, 150 ms": (1600, 150)}
SCREEN = {"width": 360, "height": 740}
NOTES = """
window.shift = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) shift += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""
PAINTED = """() => performance.getEntriesByName("first-contentful-paint")[0].startTime / 1000"""


def one_visit(browser, address: str, line: tuple[int, int]) -> dict:
    """Opens the page in an empty browser: bytes over the wire, requests, seconds until it is painted, its shift."""
    context = browser.new_context(viewport=SCREEN, is_mobile=True, device_scale_factor=2, locale="vi-VN")
    page = context.new_page()
    page.add_init_script(NOTES)
    wire = context.new_cdp_session(page)
    asked, sizes = [], []
    wire.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    kilobits, delay = line
    bytes_a_second = kilobits * 1000 / 8
    wire.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": delay,
            "downloadThroughput": bytes_a_second,
            "uploadThroughput": bytes_a_second,
        },
    )
    page.goto(address, wait_until="networkidle")
    found = {"bytes": sum(sizes), "requests": len([url for url in asked if not url.startswith("data:")])}
    found |= {"painted": page.evaluate(PAINTED), "shift": page.evaluate("shift")}
    found["asked"] = [
        url.partition("/static/")[2] or "the page" for url in asked if not url.startswith("data:")
    ]
    context.close()
    return found


def main() -> int:
    """Returns the exit code: 0 for a pass, 1 for a fail."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--path", default="")
    chosen = options.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)
        path = chosen.path or stored_rows(2)["form"]
        with portal(folder) as address, sync_playwright() as playwright:
            # The first answer of a new process waits for its templates; a citizen seldom meets it.
            urllib.request.urlopen(address + path).close()
            browser = playwright.chromium.launch(args=["--no-sandbox"], executable_path=installed_browser())
            visits = {
                name: [one_visit(browser, address + path, line) for _ in range(chosen.rounds)]
                for name, line in LINES.items()
            }
            browser.close()
    for name, found in visits.items():
        middle = {
            what: statistics.median(visit[what] for visit in found)
            for what in ("bytes", "requests", "painted", "shift")
        }
        print(
            f"{name}: {middle['bytes'] / 1000:.1f} kB, {middle['requests']} requests, "
            f"painted after {middle['painted']:.2f} s, layout shift {middle['shift']:.4f}"
        )
        print("  painted after", ", ".join(f"{visit['painted']:.2f}" for visit in found), "s")
    print("asked for:", ", ".join(visits["400 kbit/s, 400 ms"][0]["asked"]))
    slow = visits["400 kbit/s, 400 ms"]
    passed = (
        max(visit["bytes"] for visit in slow) <= LARGEST
        and max(visit["requests"] for visit in slow) <= MOST_REQUESTS
        and statistics.median(visit["painted"] for visit in slow) <= LONGEST
    )
    print("pass" if passed else "fail")
    return 0 if passed else 1


def installed_browser() -> str | None:
    """The machine's own Chromium, if there is one."""
    import shutil

    return shutil.which("chromium") or shutil.which("google-chrome")


if __name__ == "__main__":
    sys.exit(main())
