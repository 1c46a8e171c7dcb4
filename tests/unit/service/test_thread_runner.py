"""Work in threads beside the requests."""

from threading import Event, Lock

from service.jobs.local import ThreadRunner


def test_work_goes_on_until_it_is_over() -> None:
    runner, go = ThreadRunner(), Event()

    runner.start("a", lambda: assert_(go.wait(20)))
    assert runner.is_running("a")
    assert not runner.is_running("b")
    go.set()
    runner.wait("a", 20)

    assert not runner.is_running("a")
    runner.wait("a", 20)


def test_waiting_ends_in_time_though_the_work_does_not() -> None:
    runner, go = ThreadRunner(), Event()
    runner.start("a", lambda: assert_(go.wait(20)))

    runner.wait("a", 0.01)

    assert runner.is_running("a")
    go.set()
    runner.wait("a", 20)


def test_no_more_than_its_workers_are_at_work() -> None:
    runner, go, access = ThreadRunner(2), Event(), Lock()
    begun: list[int] = []
    two = Event()

    def work(number: int) -> None:
        with access:
            begun.append(number)
            if len(begun) == 2:
                two.set()
        assert go.wait(20)

    for number in range(4):
        runner.start(str(number), lambda n=number: work(n))  # type: ignore[misc]
    assert two.wait(20)
    assert len(begun) == 2
    go.set()
    for number in range(4):
        runner.wait(str(number), 20)
    assert sorted(begun) == [0, 1, 2, 3]


def test_of_two_of_one_name_the_later_one_counts() -> None:
    runner, first, second = ThreadRunner(), Event(), Event()
    runner.start("a", lambda: assert_(first.wait(20)))
    runner.start("a", lambda: assert_(second.wait(20)))

    first.set()
    assert runner.is_running("a")
    second.set()
    runner.wait("a", 20)

    assert not runner.is_running("a")


def assert_(done: bool) -> None:  # noqa: FBT001 - what an event's wait returns
    assert done
