"""Runs the whole house on one machine: embedded servers, web, workers, beats, registry sandbox, signer.

`make demo` is its command line; `make tour` and the process tests use `Stack` as a context manager.
"""

from demo.supervisor.problem import Problem
from demo.supervisor.stack import Stack

__all__ = ["Problem", "Stack"]
