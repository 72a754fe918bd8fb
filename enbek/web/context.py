"""What every page knows: the reader's role, the languages of this page, banners."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from enbek.i18n import Text
from enbek.web import banners, navigation

BRAND = Text("Еңбек", "Еңбек", "Enbek")


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """This page in one language."""

    code: str
    name: str
    url: str
    absolute_url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class NavLink:
    title: Any
    url: str
    is_current: bool


class Page:
    """Computed only when a template asks: an HTMX fragment needs none of it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def language(self) -> str:
        return (get_language() or settings.LANGUAGE_CODE)[:2]

    @property
    def brand(self) -> Text:
        return BRAND

    @cached_property
    def languages(self) -> list[PageLanguage]:
        here = self._request.get_full_path()
        return [
            PageLanguage(code, name, url, settings.SITE_URL + url, code == self.language)
            for code, name in settings.LANGUAGES
            for url in [translate_url(here, code)]
        ]

    @cached_property
    def role(self) -> navigation.Role:
        return navigation.role_of(self._request)

    @cached_property
    def links(self) -> list[NavLink]:
        links = [(link.title, link.url(self.language)) for link in navigation.links_for(self.role)]
        # "/vacancies/mine/" lies under "/vacancies/" too: only the nearest is where one is
        nearest = max((url for _, url in links if self._request.path.startswith(url)), key=len, default="")
        return [NavLink(title, url, url == nearest) for title, url in links]

    @cached_property
    def banners(self) -> list[banners.Banner]:
        return banners.on(self._request)

    @property
    def path(self) -> str:
        return self._request.get_full_path()


def page(request: HttpRequest) -> dict[str, Any]:
    """The `page` of every template."""
    return {"page": Page(request)}
