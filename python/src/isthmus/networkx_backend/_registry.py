"""Which functions there are, and when they are declined."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Reason = str | None
Check = Callable[..., Reason]


@dataclass(frozen=True)
class Function:
    """A function of NetworkX that this backend has, and what it asks of its arguments."""

    signature: inspect.Signature
    directed: bool | None
    """Whether the graph must be directed, must not be, or may be either (None)."""
    multigraph: bool
    """Whether parallel edges make no difference to the answer."""
    length: str | None
    """The argument that names the attribute with lengths of edges."""
    strength: str | None
    """The argument that names the attribute with strengths of edges."""
    quick: bool
    """Whether NetworkX answers in less time than it takes to convert the graph."""
    check: Check | None
    unsupported: dict[str, Any] = field(default_factory=dict)
    """Arguments that must have their default values."""


FUNCTIONS: dict[str, Function] = {}


def serves(
    *,
    directed: bool | None = None,
    multigraph: bool = False,
    length: str | None = None,
    strength: str | None = None,
    quick: bool = False,
    only_default: tuple[str, ...] = (),
    check: Check | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Enters a function in the register under its own name.

    `only_default` names arguments that are not supported beyond their default; `check` is handed all arguments by name
    and says why they cannot be served, or None.
    """

    def enter(function: Callable[..., Any]) -> Callable[..., Any]:
        signature = inspect.signature(function)
        defaults = {name: signature.parameters[name].default for name in only_default}
        FUNCTIONS[function.__name__] = Function(
            signature, directed, multigraph, length, strength, quick, check, defaults
        )
        return function

    return enter


def can_run(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool | str:
    """Whether this backend answers a call as NetworkX would; a text says why not.

    What only a look at every edge can tell (a weight that is no number above zero, an edge from a node to itself where
    that matters) is found while the graph is converted, and declined then with a `NotImplementedError`, which NetworkX
    takes as the same answer.
    """
    function = FUNCTIONS.get(name)
    if function is None:
        return f"isthmus does not have {name}"
    try:
        bound = function.signature.bind(*args, **kwargs)
    except TypeError as error:
        return str(error)
    bound.apply_defaults()
    arguments = bound.arguments
    graph = next(iter(arguments.values()))
    for argument in (function.length, function.strength):
        if argument is not None and not isinstance(arguments[argument], str | None):
            return f"{argument} must name an attribute of edges"
    if graph.is_multigraph() and not (
        function.multigraph and all(arguments[a] is None for a in (function.length, function.strength) if a)
    ):
        return "parallel edges count as one in isthmus"
    if function.directed is not None and graph.is_directed() != function.directed:
        return f"the graph must {'' if function.directed else 'not '}be directed"
    for argument, default in function.unsupported.items():
        if arguments[argument] is not default and arguments[argument] != default:
            return f"{argument} is not supported"
    if function.check is not None and (reason := function.check(**arguments)):
        return reason
    return True


def should_run(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool | str:
    """Whether the answer comes sooner from this backend, conversion of the graph included."""
    function = FUNCTIONS[name]
    graph = args[0] if args else next(iter(kwargs.values()))
    if getattr(graph, "__networkx_backend__", "networkx") == "isthmus" or _is_converted(graph):
        return True
    if function.quick:
        return "converting the graph takes longer than the answer"
    if len(graph) < 32:
        return "the graph is too small for the conversion to pay"
    return True


def _is_converted(graph: Any) -> bool:
    cache = getattr(graph, "__networkx_cache__", None) or {}
    return bool(cache.get("backends", {}).get("isthmus"))
