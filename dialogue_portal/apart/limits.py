"""The limits that a separate process sets for itself before it opens a foreign file."""

import resource


def bind(*, memory: int, seconds: int) -> None:
    """Limit this process to so many bytes of memory and seconds of computing; the system stops it at the limit."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
