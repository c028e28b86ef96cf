"""The built style sheet: what it keeps, and that no page looks different because of what it leaves out."""

import re
from pathlib import Path

import pytest
import tinycss2
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

from tests.known_classes import KnownClasses
from tests.webfiles.pages import html_of_all_pages, html_with_errors
from tests.webfiles.sameness import differences
from webfiles import stylesheet

ROOT = Path(settings.BASE_DIR)
STATIC_TAG = re.compile(r"""{% static ['"]([^'"]+)['"] %}""")
REFERENCE = re.compile(r"""url\(["']?(?!data:)([^"')]+)""")


def purged(css, *classes):
    return stylesheet.minified(tinycss2.parse_stylesheet(css, skip_comments=True), set(classes))


def test_a_rule_goes_when_a_class_it_needs_is_used_nowhere():
    css = ".a{color:red}.b{color:red}.a .b,.a:hover{top:0}p.b,h1{left:0}"
    css += "@media print{.b{top:0}.a{top:1px}}@media all{.b{top:0}}"

    assert purged(css, "a") == ".a{color:red}.a:hover{top:0}h1{left:0}@media print{.a{top:1px}}"


def test_a_class_that_is_only_excluded_is_not_needed():
    assert purged(".a:not(.b),:is(.b,.c){top:0}", "a") == ".a:not(.b),:is(.b,.c){top:0}"


def test_comments_and_needless_space_go_and_the_meaning_stays():
    css = "/* a */ .a > b {\n  margin: calc(1px +  2px)  auto ! important; /* b */\n  --gap: ;\n}\n"
    css += "@font-face { src: url(x.woff2) }"

    assert stylesheet.minified(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)) == (
        ".a > b{margin:calc(1px + 2px) auto!important;--gap: }@font-face{src:url(x.woff2)}"
    )


def test_every_sheet_of_the_folder_is_joined():
    assert sorted(stylesheet.OWN_SHEETS) == sorted((ROOT / "webfiles" / "css").glob("*.css"))


def test_every_file_that_the_sheet_or_a_template_names_is_there():
    sheet = Path(finders.find("styles/portal.css"))
    named = {f"styles/{reference}" for reference in REFERENCE.findall(sheet.read_text(encoding="utf-8"))}
    named = {name.replace("styles/../", "") for name in named}
    for template in (ROOT / "templates").rglob("*.html"):
        named.update(STATIC_TAG.findall(template.read_text(encoding="utf-8")))

    assert {"fonts/BeVietnamPro-Regular.woff2", "styles/portal.css", "img/chevron-light.svg"} <= named
    assert {name for name in named if not finders.find(name)} == set()


@pytest.mark.django_db
def test_every_page_and_form_with_errors_looks_as_with_all_of_bootstrap(browser):
    """Computed style and box of every element, with the joined sheets as they are and with the built one."""
    call_command("load_samples", verbosity=0)
    pages = html_of_all_pages(Client)
    refused = html_with_errors(Client, pages)
    whole = stylesheet.bootstrap() + stylesheet.own_sheets()

    found = differences(browser, pages | refused, whole, stylesheet.built_sheet())

    assert len(pages) > 40 and len(refused) > 10
    assert found == {}


def test_a_rule_that_is_missing_is_seen(browser):
    page = '<p class="form-text">Gợi ý</p>'

    found = differences(browser, {"trang": page}, ".form-text{color:red}", "p{margin:0}")

    assert list(found) == ["trang"]


def test_a_page_with_a_class_that_was_dropped_is_refused(rf):
    page = KnownClasses(lambda request: HttpResponse('<p class="lead carousel-item">Trang</p>'))

    with pytest.raises(AssertionError, match="carousel-item"):
        page(rf.get("/"))
