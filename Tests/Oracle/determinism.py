"""Whether the output has the same bytes for any number of threads."""

import tempfile
from pathlib import Path

from catalogue import Level
from isthmus import LEVEL_OPTIONS, Tool
from networks.network import Network
from networks.seeded import known, thread_network
from networks.writing import write

THREADS = (1, 2, 3, 8)
LENGTHS = ("hops", "inverse-strength")


def check_threads(tool: Tool) -> list[str]:
    """The outputs of all measures that differ between numbers of threads, on a known network and a random one."""
    weighted = next(network for network in known() if network.name == "Les Misérables")
    return [problem for network in (weighted, thread_network()) for problem in differences(tool, network)]


def differences(tool: Tool, network: Network) -> list[str]:
    found = []
    direction = "--directed" if network.directed else "--undirected"
    with tempfile.TemporaryDirectory() as folder:
        write(network, Path(folder))
        for level in Level:
            for length in LENGTHS:
                arguments = ["metrics", folder, "--quiet", "--by", "group", "--measures", "all", direction]
                arguments += ["--length", length, "--format", "json", *LEVEL_OPTIONS[level], "--threads"]
                outputs = {threads: tool.run(*arguments, str(threads)) for threads in THREADS}
                found += [
                    f"{network.name}, {level} measures, {length}: {threads} threads print other bytes than 1"
                    for threads, output in outputs.items()
                    if output != outputs[1]
                ]
    return found
