"""A file is chosen with our own button, in Vietnamese whatever the language of the browser."""

import pytest
from django import forms
from django.template import Context, Template
from lxml.html import fromstring


class FileForm(forms.Form):
    file = forms.FileField(
        label="Tệp", help_text="Không quá 10 MB.", widget=forms.FileInput({"accept": ".pdf"})
    )


def drawn(form):
    return fromstring(Template("{% fields form %}").render(Context({"form": form})))


def test_a_file_field_has_a_button_in_vietnamese_over_which_the_input_lies():
    [choice] = drawn(FileForm()).xpath('//*[@class="file-choice"]')
    [box] = choice.xpath("./input")

    assert (box.get("type"), box.get("name"), box.get("accept")) == ("file", "file", ".pdf")
    assert choice.text_content().split() == ["Chọn", "tệp…"]


def test_a_file_field_with_an_error_names_it_for_screen_readers():
    [box] = drawn(FileForm({}, {})).xpath('//input[@type="file"]')

    assert box.get("aria-invalid") == "true"
    assert box.get("aria-describedby")


@pytest.mark.django_db(transaction=True)
def test_the_name_of_a_chosen_file_stands_beside_its_button(page):
    page.goto("/van-ban/doi-chieu/")
    beside = page.locator(".file-name")

    before = beside.inner_text()
    page.get_by_label("Tệp văn bản").set_input_files(
        {"name": "ke-hoach.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-"}
    )

    assert (before, beside.inner_text()) == ("Chưa chọn tệp nào.", "ke-hoach.pdf")
