"""The office's telephone number is the same on every page of a conference; the words of a plan stay as typed."""

import pytest
from django.urls import reverse

from plans.documents import PlanPage, PlanPaper
from plans.models import Item, PaperKind
from plans.roundpapers.documents import NoticePaper
from tests.build import a_commune, a_plan, a_round, a_round_paper

pytestmark = pytest.mark.django_db
SHOWN, OF_COMMUNE = "0203 000 0001", "0203 000 0009"


@pytest.fixture
def plan():
    plan = a_plan(a_commune(hotline=OF_COMMUNE), "issued", hotline="02030000001")
    section = plan.sections.get()
    Item.objects.create(
        section=section, position=2, marker="-", text="Gọi (0203) 000.0001 hoặc ông Hòa, 0912.345.678."
    )
    return plan


@pytest.mark.parametrize("paper", [PlanPaper, PlanPage])
def test_the_text_keeps_the_numbers_as_they_were_typed_each_on_one_line(plan, paper):
    [block] = [one for one in paper(plan).body() if "Gọi" in one.text]

    assert block.text.startswith("- Gọi (0203) 000.0001 hoặc ông Hòa, 0912.345.678")
    assert '<span class="unbroken">(0203) 000.0001</span>' in block.html


def test_all_pages_of_a_conference_show_the_number_of_its_plan(plan, client):
    round = a_round(plan)
    notice = NoticePaper(a_round_paper(round, PaperKind.NOTICE))
    slug = plan.authority.slug

    pages = [
        client.get(address).text
        for address in (
            plan.get_absolute_url(),
            reverse("desk:home", args=[slug]),
            reverse("registrations:form", args=[slug, round.pk]),
        )
    ]

    assert [SHOWN in page for page in [*pages, notice.html()]] == [True] * 4
    assert OF_COMMUNE not in "".join(pages)
