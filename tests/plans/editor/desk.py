"""The editor in a browser: opened by somebody, and read beside what is stored."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from plans.models import Plan
from tests.browser import log_in
from tests.plans.editor.outlines import lines_of

SAVED = re.compile(r"^Đã lưu")
# A wire that is slow for 8 seconds is still a wire.
PATIENCE = 60_000
# Each change would be printed; whoever looks at the print makes the window wider.
WITHOUT_PREVIEW = 1000


def address(plan):
    return reverse("plans:editor", args=[plan.authority.slug, plan.pk])


def opened(page, base, plan, user=None):
    """The editor of a plan, shown to its clerk or to somebody else, without the printed pages beside the rows.

    Whoever leaves the page with unsent words really leaves it. A dialog is answered once:
    a test that listens to dialogs must not answer them again.
    """
    page.on("dialog", lambda dialog: dialog.accept())
    size = page.viewport_size
    page.set_viewport_size({"width": min(size["width"], WITHOUT_PREVIEW), "height": size["height"]})
    log_in(page, base, user or plan.prepared_by)
    page.goto(base + address(plan))
    expect(page.locator(".editor-steps")).to_be_visible()
    return page


def box(page, row):
    return page.locator(f"#text-{row}")


def at_the_end_of(page, row):
    """Puts the cursor behind the last letter of a row."""
    box(page, row).click()
    page.keyboard.press("Control+End")


def shown_lines(page):
    """The rows as they are on the page, without the empty ones."""
    return [text.strip() for text in shown_boxes(page) if text.strip()]


def shown_boxes(page):
    return page.locator(".outline-rows textarea").evaluate_all("boxes => boxes.map((box) => box.value)")


def stored_lines(plan):
    """The rows as they are stored, without their signs."""
    signs = re.compile(r"^(- |[IVX]+\. |\d+\. |[a-z]\) )")
    return [signs.sub("", line) for line in lines_of(plan)]


def state(page):
    return page.locator(".editor-state").inner_text()


def wait_until_saved(page):
    expect(page.locator(".editor-state")).to_have_text(SAVED, timeout=PATIENCE)


def assert_honest(page, plan):
    """Where the page says that everything is saved, everything it shows is stored."""
    lines, subject = shown_lines(page), page.locator("#text-subject").input_value()
    if SAVED.match(state(page)):
        assert stored_lines(plan) == lines
        assert Plan.objects.get(pk=plan.pk).subject == subject
