"""Calls of the library that can be watched and interrupted."""

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from . import _library
from ._library import Error, library

#: A call of the library: is handed a task and a place for an error, gives a status.
Call = Callable[[int, Any], int]

#: How long an interrupted call may take to end by itself before it is left behind.
PATIENCE = 0.75


class IsthmusError(Exception):
    """What the library reports beyond wrong arguments."""


class GraphTooLarge(IsthmusError, ValueError):
    """More nodes or edges than the library can number."""


class Cancelled(IsthmusError):
    """The call was asked to stop."""


def check(status: int, error: Error) -> None:
    """Raises what a status stands for."""
    if status == _library.OK:
        return
    message = error.message.decode("utf-8", errors="replace")
    match status:
        case _library.INVALID_ARGUMENT:
            raise ValueError(message)
        case _library.TOO_LARGE:
            raise GraphTooLarge(message)
        case _library.OUT_OF_MEMORY:
            raise MemoryError(message)
        case _library.CANCELLED:
            raise Cancelled(message)
    raise IsthmusError(f"status {status}: {message}")


class _Task:
    """A task of the library, which hears of progress and stops a call."""

    def __init__(self, progress: Callable[[float], object] | None) -> None:
        self.failure: BaseException | None = None
        self._progress = progress
        # The library keeps the address, so the object must live as long as the task.
        self._callback = _library.Progress(self._tell) if progress else _library.Progress()
        self.handle = library().isthmus_task_create(self._callback, None)

    def __del__(self) -> None:
        library().isthmus_task_free(self.handle)

    def _tell(self, _context: int | None, fraction: float) -> None:
        if self.failure is not None or self._progress is None:
            return
        try:
            self._progress(fraction)
        except BaseException as failure:
            self.failure = failure
            self.cancel()

    def cancel(self) -> None:
        """Asks the call to stop."""
        library().isthmus_task_cancel(self.handle)


def run(
    call: Call,
    *,
    progress: Callable[[float], object] | None = None,
    interruptible: bool = True,
) -> None:
    """Makes a call of the library without holding up Python.

    In the main thread the call is made by another one, so that Ctrl-C reaches Python at once; the call is then asked to
    stop. One that does not within `PATIENCE` seconds goes on unseen: its result is thrown away, and what it works on is
    kept until it ends.

    Parameters
    ----------
    call
        Is handed the task and the place for an error, and gives a status. It must keep alive what it works on.
    progress
        Is told the share done; what it raises stops the call and is raised here.
    interruptible
        False for calls so short that a thread of their own would cost more than it is worth.
    """
    task = _Task(progress)
    error = Error()
    if not interruptible or threading.current_thread() is not threading.main_thread():
        status = call(task.handle, ctypes.byref(error))
    else:
        status = _run_aside(call, task, error)
    if task.failure is not None:
        raise task.failure
    check(status, error)


def _run_aside(call: Call, task: _Task, error: Error) -> int:
    outcome: list[int | BaseException] = []
    finished = threading.Event()

    def work() -> None:
        try:
            outcome.append(call(task.handle, ctypes.byref(error)))
        except BaseException as failure:
            outcome.append(failure)
        finally:
            finished.set()

    # A daemon, so that a call left behind does not keep the process from ending.
    threading.Thread(target=work, name="isthmus", daemon=True).start()
    try:
        finished.wait()
    except BaseException:
        task.cancel()
        finished.wait(PATIENCE)
        raise
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]
