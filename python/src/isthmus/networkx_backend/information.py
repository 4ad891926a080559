"""What NetworkX tells its users of this backend; read without loading the library."""

from typing import Any


def get_info() -> dict[str, Any]:
    """The entry point `networkx.backend_info`."""
    from ._registry import FUNCTIONS

    # Entered in the register by being imported.
    from . import _communities, _links, _paths, _structure, _walks

    functions = {}
    for module in (_communities, _links, _paths, _structure, _walks):
        for name in module.__all__:
            functions[name] = {"additional_docs": (getattr(module, name).__doc__ or "").strip()}
    return {
        "backend_name": "isthmus",
        "project": "isthmus",
        "package": "isthmus",
        "short_summary": f"Compiled, multi-threaded and deterministic: {len(FUNCTIONS)} functions.",
        "functions": functions,
    }
