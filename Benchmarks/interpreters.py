"""Which Python runs a peer: this one, or for graph-tool the one that its package was made for."""

import functools
import shutil
import subprocess
import sys

# graph-tool is on no index of Python packages; Debian and Homebrew have it for their own Python.
OF_THE_SYSTEM = ("/usr/bin/python3", "/opt/homebrew/bin/python3", "/usr/local/bin/python3")


@functools.cache
def interpreter(library: str) -> str | None:
    """The interpreter that can import the library; None where there is none."""
    if library != "graph-tool":
        return sys.executable
    return next((python for python in OF_THE_SYSTEM if imports_graph_tool(python)), None)


def imports_graph_tool(python: str) -> bool:
    if not shutil.which(python):
        return False
    # The environment of this process would hide the system's own packages.
    return subprocess.run([python, "-E", "-c", "import graph_tool"], capture_output=True, check=False).returncode == 0
