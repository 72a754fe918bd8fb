"""Organisations, to put a name or a contact right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from employers.models import Organisation

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


@admin.register(Organisation)
class OrganisationAdmin(ModelAdmin):
    list_display = ("bin", "name_kk", "name_ru", "settlement", "phone")
    list_select_related = ("settlement",)
    readonly_fields = ("confirmed_at",)  # an EDS writes it, nobody else
    raw_id_fields = ("settlement",)
    search_fields = ("name_kk", "name_ru", "=bin")
