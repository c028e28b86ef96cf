"""The Word copy of a plan: on the plan's page for those who may see its print, and on the command line."""

import io
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from docx import Document

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.rendering import WORD_TYPE
from plans.models import Plan
from plans.states import PlanState
from tests.build import a_commune, a_plan
from tests.plans.fidelity import fidelity, text_of_word
from tests.plans.whole_plans import every_plan

pytestmark = pytest.mark.django_db


def words_of(content):
    document = Document(io.BytesIO(content))
    cells = [cell for table in document.tables for cell in table.rows[0].cells]
    return "\n".join(one.text for part in [document, *cells] for one in part.paragraphs)


def test_citizens_take_an_issued_plan_home_as_a_word_file(client):
    plan = a_plan(state=PlanState.ISSUED)

    page = client.get(plan.get_absolute_url()).content.decode()
    response = client.get(plan.get_word_url())

    assert f'href="{plan.get_word_url()}">Tải bản Word</a>' in page
    assert response["Content-Type"] == WORD_TYPE
    name = plan.document.symbol_text.replace("/", "-")
    assert response["Content-Disposition"] == f'attachment; filename="{name}-2026.docx"'
    assert f"Số: {plan.document.number:02d}/KH-UBND" in words_of(response.content)
    assert "DỰ THẢO" not in words_of(response.content)


def test_a_draft_is_given_to_its_own_people_only(client, as_a):
    plan = a_plan()

    refused = [client.get(plan.get_word_url()), as_a(Role.CLERK, a_commune()).get(plan.get_word_url())]
    response = as_a(Role.OFFICER, plan.authority).get(plan.get_word_url())

    assert [answer.status_code for answer in refused] == [404, 404]
    assert response["Content-Disposition"] == f'attachment; filename="du-thao-ke-hoach-{plan.pk}.docx"'
    assert "DỰ THẢO" in words_of(response.content)


def test_the_command_prints_by_the_ending_of_the_file_name(tmp_path):
    plan = a_plan()

    call_command("print_plan", plan.pk, to=tmp_path / "in.docx", stdout=StringIO())

    assert "Lắng nghe ý kiến của người dân" in words_of((tmp_path / "in.docx").read_bytes())
    with pytest.raises(CommandError, match=r"\.pdf hoặc \.docx"):
        call_command("print_plan", plan.pk, to=tmp_path / "in.odt")


@every_plan
def test_the_word_copy_of_a_whole_plan_has_all_its_words(file, tmp_path):
    call_command("import_plan", file, authority="xa-thu", stdout=StringIO())
    call_command("print_plan", Plan.objects.get().pk, to=tmp_path / "in.docx", stdout=StringIO())

    kept = fidelity(file.read_text(), text_of_word((tmp_path / "in.docx").read_bytes()))

    assert min(kept.body, kept.ending) >= 0.99, kept
