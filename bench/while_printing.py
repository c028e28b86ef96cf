"""Measures what other people notice of prints; see bench/README.md.

.venv/bin/python bench/while_printing.py [--database sqlite|postgresql] [--letters 200] [--visitors 16]

While many letters are printed for a signature, citizens' forms are stored; while many visitors ask for the blank form,
somebody opens the home page.
"""

import argparse
import http.cookiejar
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from papers import ROOT, set_up
from preview import portal, wait_for

LONGEST = 1.0  # seconds
PASSWORD = "chi-de-do-toc-do"
SECONDS_OF_VISITS = 10


class Browser:
    """A person's browser: it keeps cookies and sends the hidden fields of a form."""

    def __init__(self, address: str):
        self.address = address
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )

    def get(self, path: str) -> bytes:
        """The page at a path."""
        with self.opener.open(self.address + path, timeout=300) as answer:
            return answer.read()

    def send(self, path: str, **fields: str) -> float:
        """Opens the form of `path` and sends it with these fields; the seconds until the sent form was answered."""
        page = self.get(path).decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        body = urllib.parse.urlencode(hidden | fields).encode()
        begun = time.monotonic()
        with self.opener.open(self.address + path, body, timeout=300) as answer:
            answer.read()
        return time.monotonic() - begun


def stored_rows(letters: int) -> dict[str, str]:
    """Stores a round that takes forms and an invitation of many people that waits; returns the paths of their pages."""
    from datetime import timedelta

    from django.urls import reverse
    from django.utils.timezone import localdate

    from dialogue_portal.accounts.roles import Role
    from plans.models import Invitee
    from plans.roundpapers.states import RoundPaperState
    from tests import build

    commune = build.a_commune(slug="tan-hoa")
    chair = build.a_member(commune, Role.CHAIR, username="chutich")
    chair.set_password(PASSWORD)
    chair.save()
    round = build.a_round(build.a_plan(commune, state="issued"), held_on=localdate() + timedelta(days=40))
    invitation = build.a_round_paper(round, state=RoundPaperState.SUBMITTED)
    Invitee.objects.bulk_create(
        Invitee(paper=invitation, position=place, name=f"Ông Quách Văn {place}")
        for place in range(2, letters + 1)
    )
    address = [commune.slug, round.pk]
    return {
        "home": reverse("desk:home", args=[commune.slug]),
        "form": reverse("registrations:form", args=address),
        "blank": reverse("registrations:blank_pdf", args=address),
        "sign": invitation.step_url("issue"),
    }


def is_printed() -> bool:
    """Whether the letters are printed, or already signed."""
    from dialogue_portal.documents.models import IssuedDocument

    if IssuedDocument.objects.filter(type_code="GM").exists():
        return True
    from dialogue_portal.documents.models import PreparedPrint

    return PreparedPrint.objects.ready().exists()


def timed(act: Callable[[], object]) -> float:
    """How many seconds it takes."""
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


def forms_while_letters_are_printed(address: str, paths: dict[str, str]) -> tuple[float, float, list[float]]:
    """The seconds until the signer's page answers, until the letters are printed, and of each form that was stored."""
    leader, citizen, forms = Browser(address), Browser(address), []
    leader.send("/dang-nhap/", username="chutich", password=PASSWORD)
    answered: list[float] = []
    signing = threading.Thread(target=lambda: answered.append(leader.send(paths["sign"])))
    begun = time.monotonic()
    signing.start()
    while not is_printed() or signing.is_alive():
        forms.append(one_form(citizen, paths, len(forms)))
        time.sleep(0.2)
    return answered[0], time.monotonic() - begun, forms


def one_form(citizen: Browser, paths: dict[str, str], number: int) -> float:
    """Hands in a form; the seconds until it is stored."""
    asked = {"attends": "on", "procedures": f"Vì sao phải nộp {number} bản sao?", "consent": "on"}
    person = {"full_name": "Nguyễn Thị Hoa", "phone": "0912345678", "address": "Thôn Đông"}
    return citizen.send(paths["form"], **person, **asked)


def home_while_visitors_ask(address: str, paths: dict[str, str], visitors: int) -> tuple[int, list[float]]:
    """How many blank forms the visitors got, and the seconds in which the home page was answered meanwhile."""
    over, got, seconds = threading.Event(), [], []

    def ask() -> None:
        browser = Browser(address)
        while not over.is_set():
            browser.get(paths["blank"])
            got.append(1)

    threads = [threading.Thread(target=ask) for _ in range(visitors)]
    for thread in threads:
        thread.start()
    reader, end = Browser(address), time.monotonic() + SECONDS_OF_VISITS
    while time.monotonic() < end:
        seconds.append(timed(lambda: reader.get(paths["home"])))
        time.sleep(0.1)
    over.set()
    for thread in threads:
        thread.join()
    return len(got), seconds


@contextmanager
def on_sqlite(letters: int) -> Iterator[tuple[str, dict[str, str]]]:
    """The portal as one command starts it; gives its address and the paths."""
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        paths = stored_rows(letters)
        with portal(folder) as address:
            yield address, paths


@contextmanager
def on_postgresql(letters: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Two web processes and a worker on PostgreSQL and Redis; gives the address and the paths."""
    sys.path.insert(0, str(ROOT))
    with ExitStack() as stack:
        from tests import services

        os.environ.update(services.start(stack))
        import django
        import psycopg2

        server = psycopg2.connect(os.environ["DATABASE_URL"].rpartition("/")[0] + "/postgres")
        server.autocommit = True
        server.cursor().execute("CREATE DATABASE portal")
        server.close()
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        paths = stored_rows(letters)
        port = 8765
        log = stack.enter_context(Path(os.environ["EMAIL_FILE_PATH"], "processes.log").open("wb"))
        worker = ["-m", "celery", "--app=dialogue_portal", "worker", "--concurrency=2", "--loglevel=INFO"]
        web = ["-m", "gunicorn", "dialogue_portal.wsgi", f"--bind=127.0.0.1:{port}", "--workers=2"]
        for command in (worker, [*web, "--worker-class=gthread", "--threads=4"]):
            process = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=log, stderr=log)
            stack.callback(process.wait)
            stack.callback(process.send_signal, signal.SIGTERM)
        wait_for(port)
        yield f"http://127.0.0.1:{port}", paths


def main() -> int:
    """Returns the exit code: 0 for a pass, 1 for a fail."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    options.add_argument("--letters", type=int, default=200)
    options.add_argument("--visitors", type=int, default=16)
    chosen = options.parse_args()
    start = on_sqlite if chosen.database == "sqlite" else on_postgresql
    with start(chosen.letters) as (address, paths):
        citizen = Browser(address)
        idle = [one_form(citizen, paths, number) for number in range(-20, 0)]
        alone = [timed(lambda: citizen.get(paths["home"])) for _ in range(20)]
        first = home_while_visitors_ask(address, paths, chosen.visitors)
        later = home_while_visitors_ask(address, paths, chosen.visitors)
        answered, printed, forms = forms_while_letters_are_printed(address, paths)
    print(
        f"{chosen.database}: the signer's page answered in {answered:.1f} s, {chosen.letters} letters were printed"
    )
    print(f"  in {printed:.0f} s; {len(forms)} forms meanwhile: {told(forms)}")
    print(f"  with nothing printed: {told(idle)}")
    for when, (sheets, home) in {"before any is kept": first, "afterwards": later}.items():
        print(
            f"{chosen.visitors} visitors got {sheets} blank forms {when}; the home page meanwhile: {told(home)}"
        )
    print(f"  the home page without them: {told(alone)}")
    passed = max(forms) <= LONGEST
    print("pass" if passed else f"fail: a form is stored within {LONGEST} s")
    return 0 if passed else 1


def told(seconds: list[float]) -> str:
    """Median and longest."""
    return f"median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s"


if __name__ == "__main__":
    sys.exit(main())
