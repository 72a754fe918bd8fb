"""The outbox: one row per recipient and channel, written in the transaction of the act that it tells of."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.law.notices import Evidence
from enbek.masks import masked
from enbek.subjects import Subject
from notifications.catalogue import Channel, MessageType, Weight, message_type
from notifications.rendering import Words, page_url

OUTGOING = (Channel.EMAIL, Channel.SMS)


class State(models.TextChoices):
    NEW = "new", _("waiting to be sent")
    SENDING = "sending", _("being sent")
    SENT = "sent", pgettext_lazy("message", "sent")
    DELIVERED = "delivered", _("delivered")
    FAILED = "failed", _("not delivered")
    CANCELLED = "cancelled", pgettext_lazy("message", "cancelled")


class MessageQuerySet(models.QuerySet["Message"]):
    def of(self, subject: Subject) -> Self:
        return self.filter(subject_kind=subject.kind, subject_id=subject.id)

    def in_cabinet(self, recipient: Any) -> Self:
        """What a person finds in the personal account, newest first."""
        return self.filter(recipient=recipient, channel=Channel.CABINET).order_by("-created_at", "id")

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)

    def outgoing(self) -> Self:
        return self.filter(channel__in=OUTGOING)

    def recent_outgoing(self) -> Self:
        """Letters and SMS, newest first, with their recipients."""
        return self.outgoing().select_related("recipient").order_by("-created_at", "id")

    def copies(self, recipient: Any, keys: Collection[str]) -> Self:
        """What went out by the other channels under these keys."""
        return self.exclude(channel=Channel.CABINET).filter(recipient=recipient, key__in=keys).order_by("channel")

    def copies_of(self, rows: Collection[Message]) -> Self:
        """The same for several messages of several people."""
        keys, recipients = {row.key for row in rows}, {row.recipient_id for row in rows}
        return self.exclude(channel=Channel.CABINET).filter(recipient__in=recipients, key__in=keys).order_by("channel")

    def due(self, at: datetime) -> Self:
        """Waiting rows whose time has come, the longest waiting first."""
        return self.filter(state=State.NEW, next_attempt_at__lte=at).order_by("next_attempt_at", "id")

    def stuck(self, at: datetime) -> Self:
        """Rows whose sender never came back: killed, or cut off from the database."""
        return self.filter(state=State.SENDING, lease_until__lt=at).order_by("lease_until", "id")

    def awaiting_report(self, at: datetime) -> Self:
        """SMS of which a provider is to be asked now whether they arrived."""
        return self.filter(state=State.SENT, report_at__lte=at).order_by("report_at", "id")

    def unproven(self, at: datetime) -> Self:
        """Notices that should have been delivered by now and are not: a task of the office, the oldest first."""
        return self.filter(
            channel=Channel.CABINET, weight=Weight.NOTICE, proven_at__isnull=True, proof_due_at__lte=at
        ).order_by("proof_due_at", "id")


class Message(models.Model):
    """What was said to whom, by which channel, and what became of it. Rows are never deleted by the exchange.

    The row of the personal account stands for the whole message: it carries the proof of a notice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message_id = models.CharField(_("message"), max_length=50)
    weight = models.CharField(_("weight"), max_length=10, choices=Weight.choices)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="messages", verbose_name=_("recipient")
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    key = models.CharField(max_length=300, db_comment="with recipient and channel: the same thing is never said twice")
    subject_kind = models.CharField(max_length=50)
    subject_id = models.UUIDField()
    language = models.CharField(_("language"), max_length=2)
    address = models.CharField(max_length=254, blank=True, db_comment="e-mail, phone or village at the time of writing")
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = models.TextField(blank=True)
    html = models.TextField(blank=True)
    texts = models.JSONField(default=dict, blank=True, db_comment="cabinet, relay: language → {subject, text}")
    data = models.JSONField(default=dict, blank=True, db_comment="cabinet: the fields of the message")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    provider = models.CharField(_("provider"), max_length=40, blank=True, db_comment="which has it, or may have it")
    refused_by = models.CharField(max_length=40, blank=True, db_comment="provider that certainly did not take it at the last attempt")
    error_kind = models.CharField(_("kind of error"), max_length=10, blank=True)
    error_text = models.CharField(_("error"), max_length=300, blank=True)
    provider_reference = models.CharField(_("provider's number"), max_length=120, blank=True)
    report_at = models.DateTimeField(null=True, blank=True, db_comment="when the provider is asked next whether it arrived")
    report_asked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(_("written"), default=clock.now, editable=False)
    sent_at = models.DateTimeField(pgettext_lazy("time of a message", "sent"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("delivered"), null=True, blank=True, db_comment="outgoing: reported or handed over")
    read_at = models.DateTimeField(_("opened"), null=True, blank=True)
    proof_due_at = models.DateTimeField(null=True, blank=True, db_comment="notice: from then on an undelivered one is a task")
    proven_at = models.DateTimeField(_("counts as delivered"), null=True, blank=True)
    proof = models.CharField(max_length=10, blank=True, choices=[(evidence.value, evidence.value) for evidence in Evidence])
    proof_note = models.CharField(max_length=300, blank=True, db_comment="how an officer told the person, and who")
    pruned_at = models.DateTimeField(null=True, blank=True, db_comment="when the words were removed (retention)")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(fields=["recipient", "channel", "key"], name="message_said_once"),
            models.UniqueConstraint(fields=["key"], condition=models.Q(recipient__isnull=True), name="message_to_nobody_once"),
            models.CheckConstraint(
                condition=models.Q(recipient__isnull=False) | models.Q(channel="sms"), name="message_has_recipient"
            ),
            models.CheckConstraint(condition=models.Q(channel="cabinet") | ~models.Q(address=""), name="message_has_address"),
            models.CheckConstraint(
                condition=models.Q(state="new", next_attempt_at__isnull=False) | ~models.Q(state="new"), name="message_new_has_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state="sending", lease_until__isnull=False)
                | (~models.Q(state="sending") & models.Q(lease_until__isnull=True)),
                name="message_lease_in_flight_only",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["sent", "delivered"]) | models.Q(sent_at__isnull=False), name="message_sent_has_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="delivered") | models.Q(delivered_at__isnull=False), name="message_delivered_has_time"
            ),
            models.CheckConstraint(condition=~models.Q(state="failed") | ~models.Q(error_kind=""), name="message_failure_has_cause"),
            models.CheckConstraint(
                condition=~models.Q(channel="cabinet") | models.Q(state__in=["sent", "delivered"]), name="message_cabinet_at_once"
            ),
            models.CheckConstraint(
                condition=models.Q(proven_at__isnull=True, proof="") | (models.Q(proven_at__isnull=False) & ~models.Q(proof="")),
                name="message_proof_has_time",
            ),
            models.CheckConstraint(
                condition=models.Q(body__gt="") | models.Q(pruned_at__isnull=False), name="message_has_words"
            ),
            models.CheckConstraint(
                condition=models.Q(pruned_at__isnull=True) | (models.Q(weight="alert") & ~models.Q(channel="cabinet")),
                name="message_only_sent_alerts_pruned",
            ),
        ]
        indexes = [
            models.Index(fields=["next_attempt_at", "id"], condition=models.Q(state="new"), name="message_due"),
            models.Index(fields=["lease_until"], condition=models.Q(state="sending"), name="message_in_flight"),
            models.Index(fields=["recipient", "-created_at"], condition=models.Q(channel="cabinet"), name="message_cabinet"),
            models.Index(
                fields=["recipient"], condition=models.Q(channel="cabinet", read_at__isnull=True), name="message_unread"
            ),
            models.Index(fields=["-created_at"], condition=~models.Q(channel="cabinet"), name="message_outgoing"),
            models.Index(fields=["subject_kind", "subject_id", "created_at"], name="message_subject"),
            models.Index(fields=["report_at", "id"], condition=models.Q(state="sent", report_at__isnull=False), name="message_report"),
            models.Index(
                fields=["proof_due_at", "id"], condition=models.Q(proven_at__isnull=True, proof_due_at__isnull=False), name="message_unproven"
            ),
            models.Index(fields=["provider_reference"], condition=~models.Q(provider_reference=""), name="message_reference"),
            models.Index(
                fields=["created_at"], condition=models.Q(weight="alert", pruned_at__isnull=True) & ~models.Q(channel="cabinet"),
                name="message_to_prune",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} ({self.channel})"

    @property
    def type(self) -> MessageType:
        return message_type(self.message_id)

    @property
    def about(self) -> Subject:
        return Subject(self.subject_kind, self.subject_id)

    @property
    def words(self) -> Words:
        """Subject and text in the active language, as they were written; a letter and an SMS have only one."""
        said = self.texts.get((get_language() or "")[:2])
        return Words(**said) if said else Words(self.subject, self.body)

    @property
    def subject_line(self) -> str:
        """Empty for an SMS: it has none."""
        return self.words.subject

    @property
    def page(self) -> str:
        """Where the person acts on it, in the active language; empty if there is nothing to do."""
        return page_url(self.data, (get_language() or self.language)[:2]) if "link" in self.data else ""

    @property
    def address_masked(self) -> str:
        return masked(self.address) if self.channel in OUTGOING else self.address

    @property
    def is_notice(self) -> bool:
        return self.weight == Weight.NOTICE

    @property
    def evidence(self) -> Evidence | None:
        """What proves the notice; None as long as nothing does."""
        return Evidence(self.proof) if self.proof else None
