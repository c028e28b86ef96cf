"""Worker and clock die, stand still or come double: what is due is told all the same, and once."""

from tests.faults.work import MONDAY, THURSDAY, Work, slowed


def test_a_worker_killed_in_the_middle_of_a_sweep_is_followed_by_one_that_finishes(installation):
    work = Work(each=14)
    due = work.due(MONDAY)
    installation.beat(MONDAY)
    with slowed():
        killed = installation.worker(MONDAY)
        installation.wait_until(work.stamped)
        killed.kill()
        half_way = work.stamped()

    installation.worker(MONDAY, "second")
    installation.wait_until(lambda: work.is_quiet(MONDAY))
    installation.every_sweep_runs_once_more()

    work.report(f"worker killed after {half_way} of {due}", MONDAY, installation=installation)
    assert 0 < half_way < due
    assert (work.told(), installation.letters_that_left()) == (work.asked(MONDAY), work.letters())


def test_two_clocks_by_mistake_tell_everything_once(installation):
    work = Work()
    clocks = [installation.beat(MONDAY, name) for name in ("one", "other")]
    installation.worker(MONDAY)

    installation.wait_until(lambda: work.is_quiet(MONDAY))
    installation.every_sweep_runs_once_more()

    calls = [clock.log.read_text().count("desk.tasks.raise_alerts (") for clock in clocks]
    work.report(f"two clocks with {calls} calls to raise alerts", MONDAY, installation=installation)
    assert min(calls) > 0
    assert (work.told(), installation.letters_that_left()) == (work.asked(MONDAY), work.letters())


def test_a_clock_that_stood_for_three_days_tells_what_came_due_once_and_at_its_loudest(installation):
    work = Work()
    for moment in (MONDAY, THURSDAY):
        programs = installation.both(moment)
        installation.wait_until(lambda now=moment: work.is_quiet(now))
        if moment == MONDAY:
            for program in programs:
                program.kill()
    installation.every_sweep_runs_once_more()

    work.report("three days without a clock", MONDAY, THURSDAY, installation=installation)
    assert (work.told(), installation.letters_that_left()) == (work.asked(MONDAY, THURSDAY), work.letters())
