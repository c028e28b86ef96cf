"""A person's roles, departments and substitutions are read once and stay apart by authority and by day."""

from datetime import date

import pytest

from dialogue_portal.accounts.models import Membership, User
from dialogue_portal.accounts.roles import Role
from tests import build

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = date(2026, 6, 8), date(2026, 6, 9)


def test_roles_and_departments_cost_one_query_together(commune, django_assert_num_queries):
    department = build.a_department(commune, staffed=False)
    neighbour = build.a_commune()
    user = build.a_member(commune, Role.CLERK, Role.OFFICER, department=department)
    Membership.objects.create(user=user, authority=neighbour, role=Role.CHAIR)
    user = User.objects.get(pk=user.pk)

    with django_assert_num_queries(1):
        roles, departments = user.roles, user.department_ids

    assert roles == {commune.pk: {Role.CLERK, Role.OFFICER}, neighbour.pk: {Role.CHAIR}}
    assert departments == {department.pk}


def test_memberships_of_a_list_are_prefetched(commune, django_assert_num_queries):
    people = [build.a_member(commune, Role.CLERK) for _ in range(3)]

    with django_assert_num_queries(2):
        found = list(User.objects.prefetch_related("memberships").order_by("pk"))
        roles = [user.is_a(Role.CLERK, commune.pk) for user in found]

    assert (found, roles) == (people, [True] * 3)


def test_a_person_substitutes_for_others_on_each_day_apart(commune, django_assert_num_queries):
    absent, other, substitute = (build.a_member(commune, Role.OFFICER) for _ in range(3))
    build.an_absence(absent, substitute, MONDAY, MONDAY)
    build.an_absence(other, substitute, TUESDAY, TUESDAY)
    assert substitute.works_for(commune.pk)

    with django_assert_num_queries(2):
        found = [substitute.substitutes_for(day) for day in (MONDAY, TUESDAY, MONDAY)]

    assert found == [{absent.pk}, {other.pk}, {absent.pk}]
