"""A long list is shown in pages."""

import pytest
from django.test import RequestFactory

from dialogue_portal.forms.paging import page_of


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", [1, 2]), ("?page=2", [3, 4]), ("?page=3", [5]), ("?page=9", [5]), ("?page=hai", [1, 2])],
)
def test_a_page_is_shown_and_a_wrong_number_leads_to_the_first_or_last(asked, shown):
    page = page_of(RequestFactory().get(f"/{asked}"), [1, 2, 3, 4, 5], 2)

    assert (list(page), page.paginator.num_pages) == (shown, 3)
