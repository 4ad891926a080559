"""The C interface of the library, declared for ctypes as in Sources/CIsthmus/isthmus.h."""

import ctypes
import os
import sys
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_uint8, c_uint64, c_void_p
from functools import cache
from pathlib import Path

ABI_VERSION = 1

OK, INVALID_ARGUMENT, TOO_LARGE, OUT_OF_MEMORY, CANCELLED = range(5)

LENGTHS = {"hops": 0, "inverse-strength": 1, "strength": 2}
DIRECTIONS = {"default": 0, "in": 1, "out": 2}
CLOSENESS = {"share-within-reach": 0, "within-reach": 1, "infinitely-far": 2}
PARALLEL = {"sum": 0, "maximum": 1}


class Error(ctypes.Structure):
    """The struct isthmus_error."""

    _fields_ = [("status", c_int32), ("message", ctypes.c_char * 508)]


class Integers(ctypes.Structure):
    """The struct isthmus_integers."""

    _fields_ = [
        ("data", c_void_p),
        ("count", c_int64),
        ("stride", c_int64),
        ("width", c_int32),
        ("reserved", c_int32),
    ]


class Doubles(ctypes.Structure):
    """The struct isthmus_doubles."""

    _fields_ = [("data", c_void_p), ("count", c_int64), ("stride", c_int64)]


class Facts(ctypes.Structure):
    """The struct isthmus_graph_facts."""

    _fields_ = [
        ("node_count", c_int64),
        ("edge_count", c_int64),
        ("self_loop_count", c_int64),
        ("merged_count", c_int64),
        ("is_directed", c_int32),
        ("is_weighted", c_int32),
    ]


class Options(ctypes.Structure):
    """The struct isthmus_options."""

    _fields_ = [
        ("size", c_int64),
        ("threads", c_int32),
        ("lengths", c_int32),
        ("direction", c_int32),
        ("closeness", c_int32),
        ("normalized", c_int32),
        ("weighted", c_int32),
        ("damping", c_double),
        ("attenuation", c_double),
        ("resolution", c_double),
        ("seed", c_uint64),
        ("groups", c_void_p),
        ("group_length", c_int64),
        ("source_group", c_int32),
        ("target_group", c_int32),
    ]


Progress = ctypes.CFUNCTYPE(None, c_void_p, c_double)

_SIGNATURES: dict[str, tuple[object, list[object]]] = {
    "abi_version": (c_int32, []),
    "task_create": (c_void_p, [Progress, c_void_p]),
    "task_cancel": (None, [c_void_p]),
    "task_free": (None, [c_void_p]),
    "graph_from_edges": (
        c_int32,
        [c_int64, Integers, Integers, Doubles, c_int32, c_int32, POINTER(c_void_p), POINTER(Error)],
    ),
    "graph_from_rows": (
        c_int32,
        [Integers, Integers, Doubles, c_int32, c_int32, POINTER(c_void_p), POINTER(Error)],
    ),
    "graph_free": (None, [c_void_p]),
    "graph_get_facts": (Facts, [c_void_p]),
    "graph_edges": (c_int32, [c_void_p, c_void_p, c_void_p, c_void_p, c_int64, POINTER(Error)]),
    "default_options": (Options, []),
    "node_measure_name": (c_char_p, [c_int32]),
    "edge_measure_name": (c_char_p, [c_int32]),
    "network_measure_name": (c_char_p, [c_int32]),
    "node_scores": (
        c_int32,
        [c_void_p, c_char_p, POINTER(Options), c_void_p, c_void_p, c_int64, c_void_p, POINTER(Error)],
    ),
    "edge_scores": (c_int32, [c_void_p, c_char_p, POINTER(Options), c_void_p, c_int64, c_void_p, POINTER(Error)]),
    "network_score": (c_int32, [c_void_p, c_char_p, POINTER(Options), c_void_p, c_void_p, POINTER(Error)]),
    "undefined_reason": (c_char_p, [c_uint8]),
    "sampled_betweenness": (
        c_int32,
        [c_void_p, c_int64, c_double, POINTER(Options), c_void_p, c_void_p, c_int64, c_void_p, POINTER(Error)],
    ),
    "distances": (c_int32, [c_void_p, c_int64, POINTER(Options), c_void_p, c_int64, POINTER(Error)]),
    "partition": (
        c_int32,
        [c_void_p, c_char_p, POINTER(Options), c_void_p, c_int64, c_void_p, c_void_p, POINTER(Error)],
    ),
    "articulation_points": (c_int32, [c_void_p, c_void_p, c_int64, POINTER(Error)]),
    "bridges": (c_int32, [c_void_p, c_void_p, c_int64, POINTER(Error)]),
    "link_scores": (
        c_int32,
        [c_void_p, c_char_p, Integers, Integers, POINTER(Options), c_void_p, c_int64, c_void_p, POINTER(Error)],
    ),
}


def native_file(name: str) -> Path:
    """A compiled file of this package."""
    return Path(__file__).parent / "_native" / name


@cache
def library() -> ctypes.CDLL:
    """Loads the library of this package, or the one that ISTHMUS_LIBRARY names."""
    suffix = "dylib" if sys.platform == "darwin" else "so"
    path = os.environ.get("ISTHMUS_LIBRARY") or str(native_file(f"libIsthmusC.{suffix}"))
    try:
        loaded = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(
            f"cannot load the library of isthmus: {error}; install the package anew with `pip install ./python`"
        ) from error
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(loaded, f"isthmus_{name}")
        function.restype = result
        function.argtypes = arguments
    if (version := loaded.isthmus_abi_version()) != ABI_VERSION:
        raise ImportError(f"{path} has version {version} of the C interface; this package speaks version {ABI_VERSION}")
    return loaded


def names(kind: str) -> tuple[str, ...]:
    """The names of the measures of a kind: node, edge or network."""
    name_of = getattr(library(), f"isthmus_{kind}_measure_name")
    result: list[str] = []
    while (name := name_of(len(result))) is not None:
        result.append(name.decode())
    return tuple(result)


def undefined_reasons() -> dict[int, str]:
    """The words for why a score is undefined, by their numbers."""
    words = {number: library().isthmus_undefined_reason(number) for number in range(256)}
    return {number: word.decode() for number, word in words.items() if word is not None}
