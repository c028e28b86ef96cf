"""The computer's clock runs a week ahead and is put right."""

from datetime import timedelta

from desk.reminders import services
from tests.faults.installation import on
from tests.faults.work import A_WEEK_ON, MONDAY, Work


def test_after_a_clock_a_week_ahead_is_put_right_no_alert_is_raised_twice_and_sweeps_go_on(installation):
    work = Work()
    with on(MONDAY):
        services.send_morning_letters(now=MONDAY)

    programs = installation.both(A_WEEK_ON)
    installation.wait_until(lambda: work.is_quiet(A_WEEK_ON))
    for program in programs:
        program.kill()
    installation.both(MONDAY + timedelta(hours=1))
    installation.every_sweep_runs_once_more()

    work.report("a clock a week ahead and back", MONDAY, A_WEEK_ON, installation=installation)
    assert (work.found(), installation.letters_that_left()) == (
        work.expected(MONDAY, A_WEEK_ON),
        work.letters(),
    )
