"""What the tests of NetworkX itself need to know of this backend."""

from typing import Any

#: Tests that ask for more than an answer that is right, by module, and why they cannot pass.
EXPECTED: dict[str, str] = {}


def on_start_tests(items: list[Any]) -> None:
    """Marks the tests that demand the very draws of NetworkX's own random numbers; called by its test suite."""
    import pytest

    for item in items:
        for name, reason in EXPECTED.items():
            if item.nodeid.endswith(name):
                item.add_marker(pytest.mark.xfail(reason=reason, strict=True))
