"""The classifier of occupations, to look up and to put a title right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from enbek.classifiers.models import Occupation

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


@admin.register(Occupation)
class OccupationAdmin(ModelAdmin):
    list_display = ("code", "title_kk", "title_ru", "education_level")
    list_filter = ("major_group", "education_level")
    search_fields = ("=code", "title_kk", "title_ru", "title_en")
