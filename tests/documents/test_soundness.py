"""Every kind of PDF that the portal prints is sound: tagged, archival, with its fonts, without broken references."""

import io
from datetime import date, timedelta

import pikepdf
import pytest
from django.utils.timezone import localdate

from conferences.conclusion.documents import ConclusionPaper
from conferences.minutes.documents import ConferenceMinutes
from desk.published.listing import PublishedList
from dialogue_portal.documents.corrections.documents import CorrectionLetter
from dialogue_portal.documents.corrections.models import Correction
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.register import as_pdf
from dialogue_portal.documents.rendering import pdf_of, pdf_of_sheet
from plans.documents import PlanPaper
from plans.loudspeaker.script import ScriptSheet
from plans.models import PaperKind
from plans.roundpapers.documents import paper_of
from plans.states import PlanState
from registrations.form.documents import BlankForm, FilledForm
from tests import build
from tests.documents.samples import a_plan_paper, an_outline
from tests.documents.soundness import faults_of
from tests.documents.test_many_letters import letters_to

ISSUED = {"number": 7, "issued_on": date(2027, 2, 5), "code": "K7QM29XDABCD"}


def register(commune):
    build.a_plan(commune, PlanState.ISSUED)
    return as_pdf(commune, IssuedDocument.objects.of_authority(commune), "NĂM 2026")


def a_round(commune):
    return build.a_round(build.a_plan(commune, PlanState.ISSUED), localdate() + timedelta(days=40))


def of_round(kind):
    return lambda commune: pdf_of(paper_of(build.a_round_paper(a_round(commune), kind)), **ISSUED)


def correction(commune):
    build.a_plan(commune, PlanState.ISSUED)
    wrong = {"wrong": "8 giờ 30", "right": "7 giờ 30", "addressees": "Các thôn"}
    paper = IssuedDocument.objects.of_authority(commune).get()
    return pdf_of(CorrectionLetter(Correction(authority=commune, corrects=paper, **wrong)), **ISSUED)


PRINTS = {
    "plan": lambda commune: pdf_of(PlanPaper(build.a_plan(commune)), **ISSUED),
    "plan of several pages with an annex": lambda commune: pdf_of(
        a_plan_paper(an_outline(30, annex=["PHỤ LỤC", "Lịch đối thoại của xã"])), **ISSUED
    ),
    "notice": of_round(PaperKind.NOTICE),
    "invitation": of_round(PaperKind.INVITATION),
    "letters of several processes": lambda commune: pdf_of(letters_to(45), **ISSUED),
    "minutes": lambda commune: pdf_of(ConferenceMinutes(build.a_conference(a_round(commune))), **ISSUED),
    "conclusion": lambda commune: pdf_of(ConclusionPaper(build.a_conclusion()), **ISSUED),
    "blank form": lambda commune: pdf_of_sheet(BlankForm(a_round(commune))),
    "filled form": lambda commune: pdf_of_sheet(FilledForm(build.a_registration(a_round(commune)))),
    "loudspeaker text": lambda commune: pdf_of_sheet(ScriptSheet(a_round(commune), localdate())),
    "register": register,
    "letter of correction": correction,
    "quarterly list": lambda commune: pdf_of_sheet(PublishedList(commune, 2026, 4)),
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", PRINTS)
def test_every_print_is_sound(commune, kind):
    assert faults_of(PRINTS[kind](commune)) == []


@pytest.mark.django_db
def test_a_draft_is_not_archival_but_its_fonts_and_references_are_whole(commune):
    faults = faults_of(pdf_of(PlanPaper(build.a_plan(commune))))

    assert [
        fault for fault in faults if "nowhere" in fault or "font" in fault or "in the catalogue" in fault
    ] == []


def spoiled(change):
    """A sound print after a change of its objects."""
    with pikepdf.open(io.BytesIO(pdf_of(a_plan_paper(), **ISSUED))) as file:
        change(file)
        written = io.BytesIO()
        file.save(written)
    return written.getvalue()


def without_a_font(file):
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
            for key in {"/FontFile2", "/FontFile3"} & set(thing.keys()):
                del thing[key]


def without_tags(file):
    del file.Root.StructTreeRoot


def with_a_script(file):
    file.Root.OpenAction = file.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1"))


def with_a_jump(file):
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/H1":
            thing.S = pikepdf.Name("/H3")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (without_a_font, "is not inside the file"),
        (without_tags, "the file is not tagged"),
        (with_a_script, "an action /JavaScript"),
        (with_a_jump, "a heading of level 3 follows one of level 0"),
    ],
)
def test_faults_that_were_put_in_are_found(change, words):
    assert any(words in fault for fault in faults_of(spoiled(change)))
