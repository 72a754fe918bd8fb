"""Reference data: places, offices and their staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from careercenters.models import CareerCentre, MobilityCentre, Region, Settlement, StaffMember
from careercenters.services.staffing import appoint
from enbek.accounts.models import User
from enbek.masks import masked
from enbek.web.readonly import ReadOnlyAdmin

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    """Accounts, to be found by the whole e-mail or phone when somebody is appointed."""

    list_display = ("contact", "is_staff", "is_active", "date_joined")
    list_filter = ("is_staff", "is_active")
    fields = ("contact", "language", "is_active", "is_staff", "is_superuser", "groups", "date_joined", "last_login")
    search_fields = ("=email", "=phone")
    ordering = ("-date_joined", "id")

    @admin.display(description=_("contact"))
    def contact(self, row: User) -> str:
        return masked(str(row))


@admin.register(Region)
class RegionAdmin(ModelAdmin):
    list_display = ("kato", "name_kk", "name_ru")
    search_fields = ("name_kk", "name_ru", "name_en", "=kato")


@admin.register(Settlement)
class SettlementAdmin(ModelAdmin):
    list_display = ("kato", "name_kk", "name_ru", "region", "rural")
    list_filter = ("rural", "region")
    list_select_related = ("region",)
    search_fields = ("name_kk", "name_ru", "name_en", "=kato")


@admin.register(MobilityCentre)
class MobilityCentreAdmin(ModelAdmin):
    list_display = ("name_ru", "region", "opens", "closes", "phone")
    list_filter = ("region",)
    list_select_related = ("region",)
    search_fields = ("name_kk", "name_ru", "name_en")


@admin.register(CareerCentre)
class CareerCentreAdmin(ModelAdmin):
    list_display = ("name_ru", "mobility_centre", "settlement", "opens", "closes", "phone")
    list_filter = ("mobility_centre",)
    list_select_related = ("mobility_centre", "settlement")
    autocomplete_fields = ("settlement", "mobility_centre", "serves")
    search_fields = ("name_kk", "name_ru", "name_en")


@admin.register(StaffMember)
class StaffMemberAdmin(ModelAdmin):
    """Appointments. Nobody is deleted: leaving ends `active`, the log of openings keeps the name."""

    list_display = ("full_name", "role", "career_centre", "mobility_centre", "region", "active")
    list_filter = ("role", "active")
    list_select_related = ("career_centre", "mobility_centre", "region")
    autocomplete_fields = ("user", "career_centre", "mobility_centre", "region", "settlements")
    search_fields = ("full_name",)

    def save_model(self, request: HttpRequest, obj: StaffMember, form: Any, change: bool) -> None:
        appoint(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
