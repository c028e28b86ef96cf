"""A sheet that anybody may ask for is made once for its words, however many ask for it at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Semaphore

import pytest
from django.core.cache import cache
from django.urls import reverse

from dialogue_portal.documents.kept import BeingMade, kept
from dialogue_portal.documents.rendering import html_of_sheet
from dialogue_portal.documents.views import show_sheet
from registrations.form.documents import BlankForm, FilledForm
from tests.build import a_registration, a_round
from tests.documents import printed

AT_ONCE = 16


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


def test_of_sixteen_who_ask_at_once_one_makes_the_file_and_the_others_do_not_wait_for_it():
    made, together, others_answered = [], Barrier(AT_ONCE), Event()
    answered = Semaphore(0)

    def make():
        made.append("a print")
        # It lasts until everybody else has an answer.
        for _ in range(AT_ONCE - 1):
            assert answered.acquire(timeout=60)
        others_answered.set()
        return b"%PDF"

    def ask(_):
        together.wait()
        try:
            return kept("lời của phiếu", "pdf", make)
        except BeingMade:
            answered.release()
            return None

    with ThreadPoolExecutor(AT_ONCE) as visitors:
        contents = list(visitors.map(ask, range(AT_ONCE)))

    assert made == ["a print"]
    assert others_answered.is_set()
    assert sorted(contents, key=bool) == [None] * (AT_ONCE - 1) + [b"%PDF"]
    assert kept("lời của phiếu", "pdf", make) == b"%PDF"


def test_other_words_and_another_kind_of_file_are_made_anew():
    files = [
        kept(words, kind, lambda words=words: words.encode())
        for words in ("a", "b")
        for kind in ("pdf", "docx")
    ]

    assert files == [b"a", b"a", b"b", b"b"]


def test_a_file_that_could_not_be_made_is_made_for_the_next_visitor():
    def fail():
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        kept("phiếu", "pdf", fail)

    assert kept("phiếu", "pdf", lambda: b"whole") == b"whole"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["registrations:blank_pdf", "plans:loudspeaker_pdf"])
def test_visitors_get_the_sheet_of_today(client, name):
    round = a_round(place="Nhà văn hóa thôn Đông")
    address = reverse(name, args=[round.authority.slug, round.pk])

    first, second = (client.get(address).content for _ in range(2))
    round.place = "Trường Tiểu học Tân Hòa"
    round.save()
    moved = client.get(address).content

    assert first == second
    assert "Nhà văn hóa thôn Đông" in printed.text(first)
    assert "Trường Tiểu học Tân Hòa" in printed.text(moved)


@pytest.mark.django_db
def test_what_one_person_sent_is_not_kept():
    sent = FilledForm(a_registration())

    show_sheet(sent, "pdf", "phieu-da-gui")

    assert kept(html_of_sheet(sent), "pdf", lambda: b"made anew") == b"made anew"


@pytest.mark.django_db
def test_who_asks_meanwhile_gets_a_page_that_asks_again(client):
    round = a_round()
    address = reverse("registrations:blank_pdf", args=[round.authority.slug, round.pk])
    begun, answered = Event(), Event()

    def make():
        begun.set()
        assert answered.wait(60)
        return b"%PDF"

    with ThreadPoolExecutor(1) as other:
        first = other.submit(kept, html_of_sheet(BlankForm(round)), "pdf", make)
        begun.wait(60)
        page = client.get(address)
        answered.set()
        first.result()

    assert (page.status_code, page.headers["Refresh"], "Đang in" in page.text) == (202, "2", True)
    assert client.get(address).content == b"%PDF"
