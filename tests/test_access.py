"""Every address of an authority, opened by everybody: only those who may read a page get it."""

from datetime import date

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.timezone import localdate

from conferences.states import ConferenceState
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from dialogue_portal.workdays.models import DayOff
from plans.states import PlanState
from registrations.models import Attachment, Call, Collector, Delegate, IncomingMessage, Registration
from registrations.states import QuestionState
from registrations.survey.models import Survey
from tests import build
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db

# What citizens may open; everything else of an authority asks for a login.
PUBLIC = {
    "desk:home",
    "desk:track",
    "desk:track_step",
    "plans:list",
    "plans:detail",
    "plans:comparison",
    "plans:page_picture",
    "plans:preview",
    "plans:print",
    "plans:word",
    "plans:roundpaper",
    "plans:roundpaper_print",
    "plans:roundpaper_word",
    "plans:letter",
    "plans:loudspeaker",
    "plans:loudspeaker_text",
    "plans:loudspeaker_pdf",
    "plans:loudspeaker_word",
    "registrations:open_rounds",
    "registrations:complaints",
    "registrations:denunciations",
    "registrations:form",
    "registrations:receipt",
    "registrations:receipt_pdf",
    "registrations:event",
    "registrations:mailed_link",
    "registrations:forget",
    "registrations:collector_link",
    "registrations:collector_link_over",
    "registrations:collector_home",
    "registrations:collector_door",
    "registrations:collector_leave",
    "registrations:survey_form",
    "registrations:survey_by_code",
    "registrations:survey_thanks",
    "registrations:collector_delegates",
    "registrations:collector_delegate",
    "registrations:collector_enter",
    "registrations:collector_slip",
    "registrations:collector_form",
    "registrations:blank_pdf",
    "registrations:blank_word",
    "registrations:sent_form",
    "registrations:sent_attachment",
    "registrations:personal_data",
    "registrations:own_sender",
    "registrations:own_withdrawal",
    "registrations:own_held_withdrawal",
    "conferences:conclusions",
    "conferences:conclusion",
    "conferences:conclusion_print",
    "conferences:conclusion_word",
}
OF_ROUND = [
    "plans:round_step",
    "plans:roundpaper_draft",
    *(f"plans:loudspeaker{file}" for file in ("", "_text", "_pdf", "_word")),
]
OF_ROUND_PAPER = [
    *(f"plans:roundpaper{page}" for page in ("", "_print", "_word", "_step")),
    "plans:mend_paper",
]
OF_COLLECTOR = [
    "registrations:collector",
    *(
        f"registrations:collector_{page}"
        for page in ("home", "door", "leave", "enter", "slip", "form", "pdf", "act")
    ),
]
OF_COLLECTORS = [
    "registrations:collectors",
    "registrations:collector_add",
    *(f"registrations:collectors_{page}" for page in ("add", "send", "pdf")),
]
OF_SURVEY = [
    "",
    "_settings",
    "_question_new",
    "_question",
    "_order",
    "_links",
    "_slips",
    "_blank_pdf",
    "_blank_docx",
]
OF_SURVEY += ["_results", "_results_pdf", "_results_docx", "_results_xlsx", "_results_csv"]
OF_SURVEY += ["_form", "_keying", "_drop_last", "_preview"]
OF_DELEGATES_OF_ROUND = [
    f"registrations:{page}" for page in ("delegates_of_round", "quotas", "delegates_pdf", "invite_delegates")
]
OF_MESSAGE = ["registrations:message", "registrations:incomingmessage_step"]
NAME, PHONE, ADDRESS, WORDS = "Nguyễn Bí Mật", "0912345678", "Ngõ Kín, thôn Đoài", "Câu hỏi kín của tôi."


@pytest.fixture
def commune():
    """A commune with one private row of every kind: nothing of it is public."""
    commune = build.a_commune(slug="kin")
    round = build.a_round(build.a_plan(commune, state=PlanState.DRAFT, subject="Kế hoạch còn kín"))
    build.a_round_paper(round, contents="Giấy mời còn kín.")
    collector = build.a_collector(round, name="Thôn còn kín", head="Người còn kín", phone=PHONE)
    registration = build.a_registration(
        round, collector=collector, full_name=NAME, phone=PHONE, address=ADDRESS
    )
    build.a_delegate(build.a_quota(collector), full_name=NAME, phone=PHONE, address=ADDRESS)
    question = build.a_question(registration, state=QuestionState.ACCEPTED, text=WORDS)
    build.an_assignment(question, text="Bản trả lời còn kín.")
    build.an_attachment(registration, name="Tệp còn kín.pdf")
    build.a_call(registration, text="Tin còn kín.")
    build.a_survey(round, title="Khảo sát còn kín").links.create(code="BCFGH23456")
    build.a_data_request(registration, text="Yêu cầu còn kín")
    build.a_paper(commune, round.plan, build.a_member(commune, Role.CHAIR))
    build.a_message(commune, text="Thư đến còn kín.", sender_name=NAME)
    conference = build.a_conference(round, state=ConferenceState.CLOSED)
    build.a_conclusion(conference, text="Kết luận còn kín.")
    away, there = (build.a_member(commune, Role.OFFICER) for _ in range(2))
    build.an_absence(away, there, localdate(), localdate(), reason="Lý do còn kín")
    OutgoingMail.objects.create(
        authority=commune, key="kín", to="kin@example.vn", subject="Thư kín", body=WORDS
    )
    BouncedAddress.objects.record_bounce("kin@example.vn", "550")
    return commune


def addresses(commune):
    """{view name: address} of every page of the commune, with the keys of its only rows."""
    rows = {
        "plans": commune.plans.get(),
        "documents": commune.documents.get(type_code="KH"),
        "registrations:form": commune.plans.get().rounds.get(),
        "registrations:blank_pdf": commune.plans.get().rounds.get(),
        "registrations:blank_word": commune.plans.get().rounds.get(),
        "registrations:detail": Registration.objects.get(),
        "registrations:correct_sender": Registration.objects.get(),
        "registrations:correct_day": Registration.objects.get(),
        "registrations:new_code": Registration.objects.get(),
        "registrations:event": commune.plans.get().rounds.get(),
        **dict.fromkeys(OF_COLLECTORS, commune.plans.get().rounds.get()),
        **dict.fromkeys(OF_COLLECTOR, Collector.objects.get()),
        "registrations:entry_slip": Registration.objects.get(),
        "registrations:slip_picture": Attachment.objects.get(),
        "registrations:enter": commune.plans.get().rounds.get(),
        "registrations:collector_delegates": Collector.objects.get(),
        "registrations:delegate_step": Delegate.objects.get(),
        "registrations:delegates_of_collector": Collector.objects.get(),
        **dict.fromkeys(OF_DELEGATES_OF_ROUND, commune.plans.get().rounds.get()),
        "registrations:late": commune.plans.get().rounds.get(),
        "registrations:survey_new": commune.plans.get().rounds.get(),
        **{f"registrations:survey{page}": Survey.objects.get() for page in OF_SURVEY},
        "registrations:filled_form": Registration.objects.get(),
        "registrations:attachment": Attachment.objects.get(),
        "registrations:sent_attachment": Attachment.objects.get(),
        **dict.fromkeys(("registrations:undo_call", "registrations:call_letter"), Call.objects.get()),
        "registrations:data_request": Registration.objects.get().data_requests.get(),
        "registrations:datarequest_step": Registration.objects.get().data_requests.get(),
        **dict.fromkeys(OF_MESSAGE, IncomingMessage.objects.get()),
        "registrations": Registration.objects.get().questions.get(),
        "responses:direct": Registration.objects.get().questions.get(),
        "responses": Registration.objects.get().questions.get().assignment,
        **dict.fromkeys(OF_ROUND, commune.plans.get().rounds.get()),
        **dict.fromkeys(OF_ROUND_PAPER, commune.plans.get().rounds.get().papers.get()),
        "conferences:prepare": commune.plans.get().rounds.get(),
        "conferences": commune.plans.get().rounds.get().conference,
        "conferences:conclusion": commune.plans.get().rounds.get().conference.conclusion,
    }
    for page in ("print", "word", "step"):
        rows[f"conferences:conclusion_{page}"] = rows["conferences:conclusion"]
    for page in ("resend", "correct"):
        rows[f"notices:{page}"] = OutgoingMail.objects.get()
    rows["notices:release_address"] = BouncedAddress.objects.get()
    rows["daysoff:remove"] = DayOff.objects.create(
        date=date(2026, 6, 17), name="Ngày nghỉ còn kín", authority=commune
    )
    rows["absences:end"] = commune.absences.get()
    found = {}
    for name, parameters in names_and_parameters(get_resolver()):
        row = rows.get(name) or rows.get(name.partition(":")[0])
        known = {
            "authority": commune.slug,
            "pk": row and row.pk,
            "question": rows["registrations"].pk,
            "delegate": Delegate.objects.get().pk,
            "step": "send_back",
            "paper": "thong-bao",
            "what": "ngay",
            "kind": "withdrawn",
            "number": 1,
            "comment": 1,
            "mended": 1,
            "copy": 1,
            "code": "KHONGCO",
            "token": "khong-co",
            "decision": "discard",
            "position": 1,
            "slip": Registration.objects.get().pk,
            "file": Attachment.objects.get().pk,
        }
        if "authority" in parameters:
            found[name] = reverse(name, kwargs={key: known[key] for key in parameters})
    return found


def names_and_parameters(resolver, namespace="", parameters=frozenset()):
    for pattern in resolver.url_patterns:
        taken = parameters | set(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from names_and_parameters(pattern, pattern.namespace or namespace, taken)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}:{pattern.name}", taken


def leaks(response):
    """Whether the answer shows anything private; no paper of the commune is issued, so no file may come at all."""
    if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
        return response.status_code == 200
    return any(
        secret in response.text
        for secret in (NAME, PHONE, ADDRESS, WORDS, "còn kín", "Thư kín", "kin@example.vn")
    )


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_named_pages_are_open_without_a_login(client, commune, method):
    asked = {name: getattr(client, method)(address) for name, address in addresses(commune).items()}

    open_ = {name for name, response in asked.items() if "/dang-nhap/" not in response.get("Location", "")}
    assert open_ == PUBLIC
    assert [name for name, response in asked.items() if leaks(response)] == []


def reachable(client, commune):
    """{view name: address} of whatever a stranger may reach, also outside the communes: all that asks for no login."""
    elsewhere = {
        name: reverse(name.removeprefix(":"), kwargs=dict.fromkeys(parameters, "KHONGCO"))
        for name, parameters in names_and_parameters(get_resolver())
        # The page for monitors ends its connection to the database: a test of its own asks for it.
        if not {"authority", "pk"} & parameters and not name.endswith((":None", ":healthz"))
    }
    found = addresses(commune) | elsewhere | {"admin:login": "/quan-tri/login/"}
    return {
        name: address
        for name, address in found.items()
        if "/dang-nhap/" not in client.get(address).get("Location", "")
    }


def test_whatever_a_stranger_may_reach_answers_head_as_it_answers_get(client, commune):
    asked = reachable(client, commune)

    answers = {name: (client.get(address), client.head(address)) for name, address in asked.items()}

    assert PUBLIC | {"desk:index", ":login", "documents:find"} <= set(asked)
    differing = {name for name, (shown, head) in answers.items() if shown.status_code != head.status_code}
    assert (differing, {name for name, (_, head) in answers.items() if head.content}) == (set(), set())


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "LA"])
def test_whatever_a_stranger_may_reach_refuses_unknown_methods_in_vietnamese(client, commune, method):
    answers = {name: client.generic(method, address) for name, address in reachable(client, commune).items()}

    kind = {
        name: (answer.status_code, "không nhận cách gửi ấy" in answer.text)
        for name, answer in answers.items()
    }
    assert {name: found for name, found in kind.items() if found != (405, True)} == {}


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_staff_of_another_commune_read_and_change_nothing(client, commune, method):
    stranger = build.a_member(build.a_commune(), *Role)
    client.force_login(stranger)

    asked = {name: getattr(client, method)(address) for name, address in addresses(commune).items()}

    assert [name for name, response in asked.items() if leaks(response)] == []
    assert {response.status_code for name, response in asked.items() if name not in PUBLIC} <= {403, 404, 405}


def test_what_only_the_office_and_the_leaders_change_is_refused_to_all_others(client, commune):
    colleague = build.a_member(commune, Role.OFFICER, Role.SECRETARY)
    client.force_login(colleague)
    known = addresses(commune)

    refused = {name: client.post(known[name]).status_code for name in ("ownterms:change", "absences:end")}

    assert refused == {"ownterms:change": 403, "absences:end": 403}
    assert commune.absences.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_page_for_monitors_is_open_and_tells_nothing_of_a_commune(client, commune):
    OutgoingMail.objects.update(last_error="SMTPRecipientsRefused", attempts=3)

    asked = client.get("/healthz")

    answer = asked.json()
    # Its letter does not leave: a mail server refused the address before.
    assert (asked.status_code, answer["mail"]["given_up"], asked.cookies) == (200, 1, {})
    assert (client.head("/healthz").status_code, client.put("/healthz").status_code) == (200, 405)
    assert set(answer) == {"status", "reasons", "database", "broker", "last_sweep_seconds", "mail", "records"}
    secrets = (NAME, PHONE, ADDRESS, WORDS, "kin", "Thư kín", "SMTP", commune.place)
    assert [secret for secret in secrets if secret in asked.text] == []


def test_an_officer_reads_the_question_without_telephone_and_address(client, commune):
    assignment = Registration.objects.get().questions.get().assignment
    client.force_login(assignment.officer)
    pages = [
        assignment.get_absolute_url(),
        assignment.question.get_absolute_url(),
        assignment.step_url("draft"),
    ]

    texts = [client.get(page).text for page in pages]

    assert [WORDS in text for text in texts] == [True] * 3
    assert [PHONE in text.replace(" ", "") or ADDRESS in text for text in texts] == [False] * 3


def test_no_answer_to_somebody_who_is_logged_in_is_kept(client, commune):
    client.force_login(build.a_member(commune, *Role))
    client.raise_request_exception = False  # the paper of the commune is no PDF: its pictures cannot be drawn

    asked = {name: client.get(address) for name, address in addresses(commune).items()}

    seen = [response for response in asked.values() if response.status_code == 200]
    assert len(seen) > 20
    assert [name for name, response in asked.items() if is_kept(response)] == []


def is_kept(response):
    """Whether a browser or a proxy may keep an answer; what is the same for all of an office is asked for again."""
    words = response.headers.get("Cache-Control", "")
    return not ("no-store" in words or {"public", "no-cache"} == set(words.split(", ")))


def test_every_page_with_a_citizens_data_is_kept_nowhere_and_can_be_forgotten(client, commune):
    mine = Registration.objects.get()
    looked_up = {"code": mine.code, "phone": mine.phone}
    client.post(reverse("desk:track", args=[commune.slug]), looked_up)

    asked = {name: client.get(address) for name, address in addresses(commune).items()}

    personal = {name for name, response in asked.items() if leaks(response)}
    forget = reverse("registrations:forget", args=[commune.slug])
    pages = [asked[name] for name in personal if asked[name]["Content-Type"].startswith("text/html")]
    assert personal >= {"desk:track", "registrations:receipt", "registrations:sent_form"}
    assert [name for name, response in asked.items() if is_kept(response)] == []
    assert [page.request["PATH_INFO"] for page in pages if f'action="{forget}"' not in page.text] == []

    client.post(forget)

    assert [name for name, address in addresses_again(asked) if leaks(client.get(address))] == []


def addresses_again(asked):
    return [(name, response.request["PATH_INFO"]) for name, response in asked.items()]


def test_a_page_for_everybody_without_a_session_is_not_marked(client, commune):
    assert "no-store" not in client.get(commune.get_absolute_url()).headers.get("Cache-Control", "")


def test_a_citizens_receipt_is_kept_under_a_new_session_key(client):
    """Somebody who put a session of their own on a shared device must not read the receipt with it."""
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key

    client.post(form_url(build.a_round()), filled_in())

    assert client.session.session_key != before
    assert not type(session)(before).load()
