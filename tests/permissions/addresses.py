"""Every address of the exchange, walked from the resolver: a new one is found by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import URLResolver
from django.utils.translation import override


@dataclass(frozen=True, slots=True)
class Address:
    """`name` is what `reverse` takes; "" for an address without one."""

    name: str
    route: str

    @property
    def takes_uuid(self) -> bool:
        return "<uuid:" in self.route


def addresses() -> list[Address]:
    with override("ru"):
        return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, route: str, namespace: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Address(f"{namespace}{pattern.name}" if pattern.name else "", here)
        else:
            yield from _walk(pattern, here, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
