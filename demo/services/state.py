"""The invented state corrects its records about a persona, and its registry answers again."""

from __future__ import annotations

from demo.personas import PERSONAS, persona
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode

CORRECTABLE = frozenset(one.key for one in PERSONAS if one.put_right or one.fault)
"""Personas about whom a registry is wrong or silent."""


def put_right(key: str, state: SandboxClient) -> str:
    """Returns what was done, one line a registry. Raises OSError without a running sandbox."""
    one = persona(key)
    done = []
    for registry, data in one.put_right.items():
        state.set_facts(registry, one.iin, data)
        done.append(f"{registry}: corrected")
    if one.fault:
        state.set_mode(one.fault[0], Mode.OK, one.iin)
        done.append(f"{one.fault[0]}: answers again")
    return "\n".join(done)
