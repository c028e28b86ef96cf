"""PostgreSQL and Redis go away in the middle of a sweep and come back; worker and scheduler run on."""

from signal import SIGQUIT

from django.db import connection

from tests.faults.work import MONDAY, Work, slowed


def test_redis_stopped_and_emptied_costs_nothing(installation):
    work = Work(each=14)
    beat = installation.beat(MONDAY)
    lost = installation.wait_until(installation.calls_waiting)
    installation.queue.flushall()
    with slowed():
        programs = [installation.worker(MONDAY), beat]
        installation.wait_until(work.stamped)
        installation.redis.stop()
        half_way = work.stamped()
        installation.wait_until(lambda: all(program.tells_of("Connection") for program in programs))
    installation.redis.start()

    installation.wait_until(lambda: work.is_quiet(MONDAY))
    installation.every_sweep_runs_once_more()

    work.report(
        f"Redis emptied of {lost} calls and stopped after {half_way} of {work.due(MONDAY)}",
        MONDAY,
        installation=installation,
    )
    assert (half_way < work.due(MONDAY), [program.runs for program in programs]) == (True, [True, True])
    assert (work.found(), installation.letters_that_left()) == (work.expected(MONDAY), work.letters())


def test_postgresql_crashed_and_started_again_under_a_running_worker_and_scheduler_loses_nothing(
    installation,
):
    work = Work(each=14)
    with slowed():
        programs = installation.both(MONDAY)
        installation.wait_until(work.stamped)
        half_way = work.stamped()
        installation.postgres.stop(by=SIGQUIT)
        installation.wait_until(lambda: programs[0].tells_of("OperationalError"))
        installation.postgres.start()
        connection.close()

    installation.wait_until(lambda: work.is_quiet(MONDAY))
    installation.every_sweep_runs_once_more()

    work.report(
        f"PostgreSQL crashed after {half_way} of {work.due(MONDAY)}", MONDAY, installation=installation
    )
    assert (half_way < work.due(MONDAY), [program.runs for program in programs]) == (True, [True, True])
    assert (work.found(), installation.letters_that_left()) == (work.expected(MONDAY), work.letters())
