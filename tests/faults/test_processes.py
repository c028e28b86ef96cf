"""Worker and scheduler die, stop or run twice: every alert is raised all the same, and once."""

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
    assert (work.found(), installation.letters_that_left()) == (work.expected(MONDAY), work.letters())


def test_two_schedulers_by_mistake_raise_every_alert_once(installation):
    work = Work()
    schedulers = [installation.beat(MONDAY, name) for name in ("one", "other")]
    installation.worker(MONDAY)

    installation.wait_until(lambda: work.is_quiet(MONDAY))
    installation.every_sweep_runs_once_more()

    calls = [scheduler.log.read_text().count("desk.tasks.raise_alerts (") for scheduler in schedulers]
    work.report(f"two schedulers with {calls} calls to raise alerts", MONDAY, installation=installation)
    assert min(calls) > 0
    assert (work.found(), installation.letters_that_left()) == (work.expected(MONDAY), work.letters())


def test_a_scheduler_that_stood_for_three_days_raises_the_loudest_alert_that_came_once(installation):
    work = Work()
    for moment in (MONDAY, THURSDAY):
        programs = installation.both(moment)
        installation.wait_until(lambda now=moment: work.is_quiet(now))
        if moment == MONDAY:
            for program in programs:
                program.kill()
    installation.every_sweep_runs_once_more()

    work.report("three days without a scheduler", MONDAY, THURSDAY, installation=installation)
    assert (work.found(), installation.letters_that_left()) == (
        work.expected(MONDAY, THURSDAY),
        work.letters(),
    )
