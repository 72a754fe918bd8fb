"""Addresses of the exchange. Pages for people live under a language; machines and the health page do not."""

from __future__ import annotations

from importlib.util import find_spec

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

from enbek.web import errors, gallery, health, views


def rooms(prefix: str, *modules: str) -> list[URLPattern | URLResolver]:
    """The addresses of each room that has any; an app that is not installed has none."""
    return [path(prefix, include(module)) for module in modules if _is_present(module)]


def _is_present(module: str) -> bool:
    return apps.is_installed(module.rpartition(".")[0]) and find_spec(module) is not None


urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.to_language, name="root"),
    path("health/", health.page, name="health"),
    path("i18n/setlang/", views.set_language, name="set_language"),
    path("admin/", admin.site.urls),
    re_path(r"^verify/(?P<code>[A-Za-z0-9-]{4,64})/$", views.verify_in_language, name="verify_short"),
    *rooms("api/me/", "registration.urls_api"),
    *rooms("hooks/sms/", "notifications.urls_hooks"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("accounts/", include("allauth.urls")),
        path("components/", gallery.page, name="gallery"),
        path("help/", views.help_index, name="help"),
        path("help/accessibility/", views.accessibility, name="accessibility"),
        *rooms("law/", "enbek.lawbook.urls"),
        *rooms("verify/", "enbek.documents.urls"),
        *rooms("signature/", "enbek.signing.acts.urls"),
        *rooms("me/messages/", "notifications.urls"),
        *rooms("me/", "registration.urls", "seekers.urls"),
        *rooms("office/layoffs/", "employers.layoffs.urls_office"),
        *rooms("office/imports/", "registration.urls_imports"),
        *rooms("", "registration.urls_supervision"),
        *rooms("office/", "careercenters.urls_office", "employers.urls_office", "registration.urls_office"),
        *rooms("work/layoffs/", "employers.layoffs.urls"),
        *rooms("work/", "mediation.urls"),
        *rooms("vacancies/", "employers.urls"),
        *rooms("demo/", "demo.urls"),
        prefix_default_language=True,
    ),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
