"""The supervisor's view of the outbox: queues, ages, failures. Words of messages are not shown: they are the recipient's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from notifications import services
from notifications.models import BadAddress, IncomingSms, Message, Outlet, State

FIELDS = (
    "message_id", "weight", "channel", "address_masked", "language", "subject_kind", "subject_id", "state", "attempts",
    "next_attempt_at", "lease_until", "provider", "error_kind", "error_text", "provider_reference", "report_at", "created_at", "sent_at",
    "delivered_at", "read_at", "pruned_at",
)


if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class ReadOnly(ModelAdmin):
    """Looked at and acted upon, never edited: services are the only writers."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Message)
class MessageAdmin(ReadOnly):
    list_display = (
        "message_id", "channel", "address_masked", "state", "provider", "attempts", "error_text", "created_at", "next_attempt_at", "sent_at",
    )
    list_filter = ("state", "channel", "provider", "error_kind", "weight", "message_id")
    search_fields = ("=provider_reference", "=subject_id")
    fields = readonly_fields = FIELDS
    ordering = ("-created_at", "id")
    actions = ("try_again", "call_back")
    change_list_template = "notifications/pages/outbox_admin.html"
    show_full_result_count = False

    def has_supervise_permission(self, request: HttpRequest) -> bool:
        """Who may act on the outbox, though nobody may edit it."""
        return request.user.has_perm("notifications.change_message")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Message]:
        return Message.objects.outgoing().defer("body", "html", "texts", "data")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list under the state of each queue."""
        queues = (
            Message.objects.outgoing()
            .exclude(state__in=[State.SENT, State.DELIVERED])
            .values("channel", "state")
            .annotate(rows=Count("pk"), oldest=Min("created_at"))
            .order_by("channel", "state")
        )
        context = {**(extra_context or {}), "queues": list(queues), "outlets": list(Outlet.objects.all())}
        return super().changelist_view(request, context)

    @admin.action(description=_("Send again"), permissions=["supervise"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        done = services.retry(queryset.order_by().values_list("pk", flat=True))
        self.message_user(request, ngettext("%d message will be sent again.", "%d messages will be sent again.", done) % done, messages.SUCCESS)

    @admin.action(description=_("Do not send"), permissions=["supervise"])
    def call_back(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        done = services.cancel(queryset.order_by().values_list("pk", flat=True))
        self.message_user(request, ngettext("%d message was cancelled.", "%d messages were cancelled.", done) % done, messages.SUCCESS)


@admin.register(BadAddress)
class BadAddressAdmin(ReadOnly):
    """Numbers and mailboxes that providers say do not exist."""

    list_display = fields = readonly_fields = ("channel", "address_masked", "reason", "since", "cleared_at")
    list_filter = ("channel", ("cleared_at", admin.EmptyFieldListFilter))
    ordering = ("-since", "id")


@admin.register(IncomingSms)
class IncomingSmsAdmin(ReadOnly):
    """What people sent and what became of it. The words are theirs and not shown."""

    list_display = fields = readonly_fields = ("provider", "number", "phone_masked", "received_at", "taken_at", "reading")
    list_filter = ("reading", "provider")
    ordering = ("-received_at", "id")
