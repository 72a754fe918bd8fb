"""State registries: one port, an HTTP adapter, a sandbox that plays the state."""

from enbek.registries.port import Answer, Registry, RegistryPort, RegistryUnavailable, Unavailable

__all__ = ["Answer", "Registry", "RegistryPort", "RegistryUnavailable", "Unavailable"]
