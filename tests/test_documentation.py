from io import StringIO

from django.core.management import call_command

from desk.management.commands.draw_packages import DOCUMENT, DRAWN


def test_the_drawn_flows_are_those_of_the_code():
    call_command("draw_flows", check=True)


def test_the_drawn_packages_are_those_of_the_code():
    figures = StringIO()

    call_command("draw_packages", check=True, stdout=figures)

    assert DRAWN.search(DOCUMENT.read_text())
    assert figures.getvalue().splitlines()[:2] == [
        "0 import trái thứ tự các gói",
        "0 vòng import giữa các mô-đun của một gói",
    ]
