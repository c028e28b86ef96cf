"""An officer at work on an answer, with the page open."""

import pytest

from tests import build
from tests.unsent.browser import Browser


@pytest.fixture
def assignment(db):
    return build.an_assignment()


@pytest.fixture
def desk(assignment):
    """The officer has the page open on which an answer is drafted, and has typed into it."""
    browser = Browser()
    browser.log_in(assignment.officer).open(assignment.step_url("draft"))
    return browser
