"""Long calls can be watched and stopped, and do not hold up other threads."""

import os
import signal
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from isthmus import Cancelled, Graph, IsthmusError
from isthmus._calls import run
from isthmus._library import library


@pytest.fixture(scope="module")
def large() -> Graph:
    """Betweenness of this graph takes far longer than anybody waits here."""
    rng = np.random.default_rng(3)
    return Graph.from_edges(60_000, rng.integers(0, 60_000, 300_000), rng.integers(0, 60_000, 300_000))


@pytest.fixture
def interrupt_soon() -> Iterator[None]:
    # Shells start background jobs with interrupts ignored, which Python takes over.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    yield
    timer.cancel()
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupt_soon")
@pytest.mark.parametrize("measure", ["betweenness", "bridging-centrality"])
def test_interrupt_ends_a_long_call_within_a_second(large: Graph, measure: str) -> None:
    start = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        large.node_scores(measure)
    assert time.perf_counter() - start < 0.5 + 1.5


def test_what_progress_raises_ends_the_call(large: Graph) -> None:
    heard = []

    def enough(share: float) -> None:
        heard.append(share)
        if len(heard) == 2:
            raise LookupError("that is enough")

    with pytest.raises(LookupError, match="enough"):
        large.node_scores("betweenness", progress=enough)
    assert heard == sorted(heard)
    assert 0 <= heard[0] <= heard[-1] < 1


def test_progress_rises_to_the_end() -> None:
    heard: list[float] = []
    rng = np.random.default_rng(3)
    graph = Graph.from_edges(3_000, rng.integers(0, 3_000, 9_000), rng.integers(0, 3_000, 9_000))
    graph.node_scores("betweenness", progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1


def test_other_threads_go_on_during_a_call() -> None:
    rng = np.random.default_rng(3)
    graph = Graph.from_edges(6_000, rng.integers(0, 6_000, 30_000), rng.integers(0, 6_000, 30_000))
    ticks = []
    finished = threading.Event()

    def tick() -> None:
        while not finished.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.002)

    ticker = threading.Thread(target=tick)
    ticker.start()
    results: list[np.ndarray] = []
    workers = [threading.Thread(target=lambda: results.append(graph.node_scores("betweenness"))) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    finished.set()
    ticker.join()
    assert len(ticks) > 10
    assert (results[0] == results[1]).all()


def test_a_cancelled_task_is_an_error(large: Graph) -> None:
    scores = np.empty(large.node_count)

    def call(task: int, error: object) -> int:
        library().isthmus_task_cancel(task)
        status: int = library().isthmus_node_scores(
            large._handle, b"betweenness", None, scores.ctypes.data, None, len(scores), task, error
        )
        return status

    with pytest.raises(Cancelled) as caught:
        run(call)
    assert isinstance(caught.value, IsthmusError)
