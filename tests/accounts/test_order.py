"""Names stand in Vietnamese order and words are found whatever their spelling, on both databases."""

import ast
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import reverse

from desk.management.structure import Structure
from dialogue_portal.accounts.models import Authority, Department, Sector, User
from dialogue_portal.formats.columns import Followed, Following, FollowingQuerySet
from plans.models import Plan
from registrations.models import Question, Registration
from tests import build
from tests.accounts.listed import FOUND, NAMES, PEOPLE, answers
from tests.migrated import embedded_data

LISTED = {
    "Authority": NAMES,
    "Department": NAMES,
    "Sector": NAMES,
    "User": PEOPLE,
    "hamlets": [name if name != "Thủy Đông" else "Thuỷ Đông" for name in NAMES],
    "found": FOUND,
}
PORTAL = [model for model in apps.get_models() if model._meta.app_config.name in settings.PORTAL_PACKAGES]
# Columns of signs that no language orders.
NO_WORDS = {"key", "code", "series", "symbol_text", "task"}
FOLLOWING = [model for model in PORTAL if any(isinstance(field, Followed) for field in model._meta.fields)]


@pytest.mark.django_db
def test_postgresql_lists_and_finds_as_vietnamese_does():
    assert answers() == LISTED


def test_sqlite_lists_and_finds_as_vietnamese_does(tmp_path):
    embedded_data(tmp_path)

    done = subprocess.run(
        [sys.executable, "-m", "tests.accounts.listed"],
        cwd=Path(__file__).parents[2],
        env={
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.embedded",
        },
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == LISTED


def text_columns():
    """The names of the columns in which people write words."""
    return {
        field.name
        for model in PORTAL
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    } - NO_WORDS


def test_no_list_is_in_the_order_of_bytes():
    texts, offences = text_columns(), []
    for model in PORTAL:
        offences += [f"{model.__name__}: {name}" for name in model._meta.ordering if last_part(name) in texts]
    for module in Structure().modules.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "order_by":
                named = [one.value for one in node.args if isinstance(one, ast.Constant)]
                offences += [f"{module}:{node.lineno} {name}" for name in named if last_part(name) in texts]

    assert offences == []


def last_part(name):
    return str(name).lstrip("-").split("__")[-1]


@pytest.mark.parametrize("model", FOLLOWING)
def test_a_row_with_columns_that_follow_is_stored_by_the_words_that_keep_them(model):
    assert issubclass(model, Following)
    assert isinstance(model._default_manager.all(), FollowingQuerySet)
    read = {source for field in model._meta.fields if isinstance(field, Followed) for source in field.sources}
    assert read <= {field.name for field in model._meta.fields} | {"search_words"}


@pytest.mark.django_db
def test_columns_follow_however_a_row_is_changed():
    one, other, third, fourth = (build.a_commune(place=f"Thôn {at}") for at in range(4))

    one.place = "Đông Hồ"
    one.save(update_fields=["place"])
    Authority.objects.filter(pk=other.pk).update(place="Đức Hoà")
    third.place = "Ân Thi"
    Authority.objects.bulk_update([third], ["place"])
    few = Authority.objects.only("pk", "place").get(pk=fourth.pk)
    few.place = "An Bình"
    few.save()

    assert list(Authority.objects.values_list("place", flat=True)) == [
        "An Bình",
        "Ân Thi",
        "Đông Hồ",
        "Đức Hoà",
    ]
    assert list(Authority.objects.containing("đức hòa")) == [other]
    assert list(Authority.objects.containing("thôn")) == []


@pytest.mark.django_db
def test_a_change_of_other_columns_asks_no_more_queries(django_assert_num_queries):
    build.a_commune()

    with django_assert_num_queries(1):
        Authority.objects.update(hotline="02030000002")


@pytest.mark.django_db
def test_rows_that_were_stored_before_get_their_columns():
    def columns():
        return [
            [getattr(row, field.name) for field in model._meta.fields if isinstance(field, Followed)]
            for model in filled
            for row in model.objects.order_by("pk")
        ]

    filled = [Authority, Department, Sector, User, Plan, Question, Registration]
    question = build.a_question(build.a_registration(build.a_round(build.a_plan())))
    build.a_department(question.authority, "Phòng Văn hoá")
    build.a_sector("Hộ tịch")
    stored = [
        [bytes(value) if isinstance(value, memoryview) else value for value in row] for row in columns()
    ]
    for model in filled:
        empty = {field.name: field.default for field in model._meta.fields if isinstance(field, Followed)}
        model.objects.update(**empty)

    for migration in (
        "dialogue_portal.accounts.migrations.0004_found_and_ordered",
        "plans.migrations.0017_found_by_words",
        "registrations.migrations.0005_found_by_words",
        "registrations.migrations.0011_found_and_late",
        "registrations.migrations.0023_listing",
    ):
        importlib.import_module(migration).fill_columns(apps, None)

    again = [[bytes(value) if isinstance(value, memoryview) else value for value in row] for row in columns()]
    assert again == stored
    assert all(value for row in stored for value in row)


@pytest.mark.django_db
def test_the_typed_diacritics_come_first_among_the_authorities(client):
    build.a_commune(place="Ân Hoá", province="tỉnh Bắc")
    there = build.a_commune(place="Tân Hòa", province="tỉnh Nam")

    found = client.get("/", {"q": "hoà"}).context["page"]

    assert [row.place for row in found] == ["Tân Hòa", "Ân Hoá"]
    assert found[0] == there


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changelist", "words", "count"),
    [
        ("accounts_authority_changelist", "tan hoa", 1),
        ("accounts_authority_changelist", "Tân Hoà", 1),
        ("accounts_user_changelist", "dang thuy", 1),
        ("accounts_user_changelist", "Đặng Thuỷ", 1),
        ("plans_plan_changelist", "thu tuc tan hoa", 1),
        ("documents_issueddocument_changelist", "THỦ TỤC", 1),
        ("documents_issueddocument_changelist", "kh-ubnd", 1),
        ("documents_issueddocument_changelist", "ngân sách", 0),
    ],
)
def test_the_administration_finds_whatever_the_spelling(client, changelist, words, count):
    plan = build.a_plan(state="issued")
    build.a_member(plan.authority, full_name="Đặng Thị Thủy")
    client.force_login(User.objects.create_superuser("quantri", password="x", full_name="Người quản trị"))

    response = client.get(reverse(f"admin:{changelist}"), {"q": words})

    assert response.context["cl"].result_count == count


@pytest.mark.django_db
def test_the_administration_lists_in_vietnamese_order(client):
    for place in ("Đông Hồ", "Ân Thi", "Thôn 10", "Dương Xá", "Thôn 2"):
        build.a_commune(place=place)
    client.force_login(User.objects.create_superuser("quantri", password="x", full_name="Người quản trị"))

    for query in ({}, {"o": "1"}):
        rows = client.get(reverse("admin:accounts_authority_changelist"), query).context["cl"].result_list
        assert [row.place for row in rows] == ["Ân Thi", "Dương Xá", "Đông Hồ", "Thôn 2", "Thôn 10"]
