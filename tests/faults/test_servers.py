"""PostgreSQL and Redis go away in the middle of a sweep and come back; worker and scheduler run on."""

from signal import SIGQUIT

import pytest
from django.db import connection
from redis.exceptions import ConnectionError as RedisGone

from dialogue_portal.celery import app
from tests.faults.work import MONDAY, Work, slowed
from tests.services import redis_url


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


def test_a_call_that_redis_cannot_be_told_of_keeps_no_place(installation):
    with app.connection_for_read(redis_url(installation.folder)) as queue:
        channel = queue.default_channel
        channel.basic_qos(prefetch_count=1)
        calls = queue.SimpleQueue("thu", no_ack=False)
        calls.put("một")
        call = calls.get(timeout=5)
        full = channel.qos.can_consume()
        installation.redis.stop()
        with pytest.raises(RedisGone):
            call.ack()
        has_room = channel.qos.can_consume()
    installation.redis.start()

    assert (full, has_room) == (False, True)


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
