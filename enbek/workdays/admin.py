"""The officer's table of transfers and confirmed years."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from enbek.workdays.models import CalendarYear, DayOverride


@admin.register(DayOverride)
class DayOverrideAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["day", "kind", "act", "updated_at", "updated_by"]
    list_filter = ["kind"]
    list_select_related = ["updated_by"]
    date_hierarchy = "day"
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    readonly_fields = ["updated_at", "updated_by"]

    def save_model(self, request: HttpRequest, obj: DayOverride, form: Any, change: bool) -> None:
        obj.updated_by = request.user  # type: ignore[assignment]  # staff only
        super().save_model(request, obj, form, change)


@admin.register(CalendarYear)
class CalendarYearAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["year", "act", "confirmed_on", "confirmed_by"]
    list_select_related = ["confirmed_by"]
    readonly_fields = ["confirmed_by"]

    def save_model(self, request: HttpRequest, obj: CalendarYear, form: Any, change: bool) -> None:
        obj.confirmed_by = request.user  # type: ignore[assignment]  # staff only
        super().save_model(request, obj, form, change)
