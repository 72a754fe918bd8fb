"""A notice of expected release and what of it was signed, version by version (M2, M4, M5)."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import CareerCentre
from employers.layoffs.rules.machine import Status
from employers.layoffs.rules.tables import Reason, WithdrawalReason
from employers.models import Organisation
from employers.models.organisations import MAY_POST
from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.law.layoffs import MASS_FROM
from enbek.signing.acts.models import SignedDocument
from enbek.subjects import Subject


def new_code() -> str:
    """M2.2: `PR` and fourteen hexadecimal digits."""
    return f"PR{uuid.uuid4().hex[:14]}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of_member(self, user: User) -> Self:
        return self.filter(organisation__membership__user=user)

    def changeable_by(self, user: User) -> Self:
        return self.filter(organisation__membership__user=user, organisation__membership__role__in=MAY_POST)

    def for_office(self, centre_ids: list[uuid.UUID]) -> Self:
        """Those that the centres were sent: a draft is nobody's business."""
        return self.filter(centre__in=centre_ids).exclude(status=Status.DRAFT)

    def live(self) -> Self:
        return self.filter(status__in=[Status.SENT, Status.RECEIVED])


class Notice(models.Model):
    """What the employer works on; the centre sees the newest `Version` only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("business code"), max_length=16, unique=True, default=new_code, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="layoff_notices")
    centre = models.ForeignKey(CareerCentre, verbose_name=_("career centre"), on_delete=models.RESTRICT, related_name="layoff_notices")
    reason = models.CharField(_("reason of the expected release"), max_length=20, choices=Reason.choices)
    released_this_year = models.PositiveIntegerField(_("actually released since the beginning of the year"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    status = models.CharField(max_length=12, choices=Status.choices, editable=False)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now, db_comment="of the last writing; later than the newest sending: not sent yet")
    withdrawal_reason = models.CharField(max_length=20, choices=WithdrawalReason.choices, blank=True)
    withdrawal_words = models.CharField(max_length=300, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        verbose_name = _("notice of release")
        verbose_name_plural = _("notices of release")
        indexes = [models.Index(fields=["organisation", "-created_at"], name="layoff_of_organisation"), models.Index(fields=["centre", "status"], name="layoff_of_centre")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="withdrawn") | ~models.Q(withdrawal_reason=""), name="layoff_withdrawn_with_reason",
                violation_error_message=_("A withdrawal has its reason."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> Subject:
        return Subject("layoffs.notice", self.pk)

    @property
    def reason_title(self) -> Text:
        return Reason(self.reason).title

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_open(self) -> bool:
        """May still be written in."""
        return self.status != Status.WITHDRAWN


class Version(models.Model):
    """One sending: the signature, the list that it covers, and the values to compare with the next one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.RESTRICT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.OneToOneField(SignedDocument, on_delete=models.RESTRICT, related_name="+")
    head = models.JSONField(db_comment="centre, reason, number released; texts in three languages")
    workers = models.JSONField(db_comment="what is said of each worker, with titles as they were")
    listing = models.BinaryField(db_comment="canonical list; its SHA-256 stands in the signed document")
    due_on = models.DateField(db_comment="last day to send, by the earliest release")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ["notice", "-number"]
        constraints = [models.UniqueConstraint(fields=["notice", "number"], name="layoff_version_once")]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.number}"

    @property
    def is_late(self) -> bool:
        return clock.local(self.sent_at).date() > self.due_on

    @property
    def is_mass(self) -> bool:
        """Own threshold of the house (`enbek.law.layoffs`)."""
        return len(self.workers) >= MASS_FROM
