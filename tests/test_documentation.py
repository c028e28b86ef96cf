from django.core.management import call_command


def test_the_drawn_flows_are_those_of_the_code():
    call_command("draw_flows", check=True)
