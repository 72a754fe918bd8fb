"""What may lead to a deregistration, what the person said to it, and the failures of the state that suspend it (R51)."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.i18n import Text
from enbek.law import Ground, ground
from enbek.law.deregistration import GOOD_REASONS
from enbek.subjects import Subject
from registration.models.cases import Case
from registration.models.decisions import Decision
from registration.rules.losing import OPEN, TriggerStatus
from registration.rules.signs import Source

OPEN_STATES = [state.value for state in OPEN]


class TriggerQuerySet(models.QuerySet["Trigger"]):
    def open(self) -> Self:
        return self.filter(status__in=OPEN_STATES)


class Trigger(models.Model):
    """One fact that may be a ground of paragraph 51. `status` moves only through `registration.rules.losing`; rows are never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="triggers")
    status = models.CharField(max_length=20, choices=TriggerStatus.choices, editable=False)
    ground_id = models.CharField(max_length=10)
    source = models.CharField(max_length=10, choices=[(source.value, source.value) for source in Source])
    key = models.CharField(max_length=200, db_comment="names the fact within the case: one sign, one row")
    sentence = models.JSONField(db_comment="the fact in words, kk ru en")
    facts = models.JSONField(db_comment="list of {registry, field, value, sentence, as_of}")
    occurred_on = models.DateField(db_comment="day of the fact")
    as_of = models.DateTimeField(null=True, blank=True, db_comment="when the source says it was so")
    edition = models.CharField(max_length=40)
    question = models.JSONField(null=True, blank=True, db_comment="what was asked before the hearing (Q-07), kk ru en")
    suspended_because = models.JSONField(null=True, blank=True, db_comment="kk ru en")
    reported_at = models.DateTimeField(default=clock.now, editable=False)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    finding = models.TextField(_("finding"), max_length=2000, blank=True)
    found_at = models.DateTimeField(null=True, blank=True)
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    decision = models.OneToOneField(Decision, null=True, blank=True, on_delete=models.RESTRICT, related_name="trigger")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")

    objects = TriggerQuerySet.as_manager()

    class Meta:
        ordering = ["-reported_at", "id"]
        verbose_name = _("possible ground of deregistration")
        verbose_name_plural = _("possible grounds of deregistration")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"], condition=~models.Q(status=TriggerStatus.WITHDRAWN.value), name="trigger_once_a_fact",
                violation_error_message=_("This fact was reported already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status=TriggerStatus.DEREGISTERED.value)
                | (models.Q(found_by__isnull=False, decided_by__isnull=False, decision__isnull=False) & ~models.Q(found_by=models.F("decided_by"))),
                name="trigger_four_eyes",
                violation_error_message=_("A deregistration is found by one person and decided by another."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status=TriggerStatus.SUSPENDED.value) | models.Q(suspended_because__isnull=False),
                name="trigger_suspended_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["case", "status"], name="trigger_case")]

    def __str__(self) -> str:
        return f"{self.ground_id} {self.status}"

    @property
    def subject(self) -> Subject:
        return Subject("registration.trigger", self.pk)

    @property
    def ground(self) -> Ground:
        return ground(self.ground_id)

    @property
    def words(self) -> Text:
        return Text.from_json(self.sentence)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATES

    @property
    def asked(self) -> Text | None:
        return Text.from_json(self.question) if self.question else None

    @property
    def held_because(self) -> Text | None:
        return Text.from_json(self.suspended_because) if self.suspended_because else None


def evidence_path(answer: HearingAnswer, filename: str) -> str:
    """A name of our own: nothing of what the person's file was called reaches the disk but its kind."""
    return f"hearings/{answer.pk}{PurePath(filename).suffix.lower()}"


class AnswerChannel(models.TextChoices):
    CABINET = "cabinet", _("personal account")
    DESK = "desk", _("at the career centre")
    ASSISTANT = "assistant", _("through the assistant")


class HearingAnswer(models.Model):
    """What the person said, and the paper that shows it (Q-18). Rows are never changed or deleted (trigger)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    trigger = models.ForeignKey(Trigger, on_delete=models.RESTRICT, related_name="answers")
    reason = models.CharField(max_length=20, db_comment="of the open list in enbek.law.deregistration")
    words = models.TextField(max_length=2000)
    evidence = models.FileField(upload_to=evidence_path, blank=True)
    channel = models.CharField(max_length=10, choices=AnswerChannel.choices)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    given_at = models.DateTimeField(default=clock.now, editable=False)
    after_term = models.BooleanField(default=False, db_comment="said after the end of the hearing's term: it counts all the same until the decision")

    class Meta:
        ordering = ["given_at", "id"]
        verbose_name = _("answer in a hearing")
        verbose_name_plural = _("answers in hearings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(channel="cabinet", recorded_by__isnull=True) | (~models.Q(channel="cabinet") & models.Q(recorded_by__isnull=False)),
                name="answer_recorded_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.given_at:%Y-%m-%d %H:%M}"

    @property
    def reason_words(self) -> Text:
        return GOOD_REASONS[self.reason]


ONE_DAY = timedelta(days=1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.ALMATY)


class InterruptionQuerySet(models.QuerySet["Interruption"]):
    def within(self, begins: datetime, ends: datetime) -> Self:
        """Failures of which a part lies between the two moments, the latest first."""
        not_over = models.Q(ended_at__isnull=True) | models.Q(ended_at__gt=begins)
        return self.filter(not_over, began_at__lt=ends).order_by("-began_at", "id")

    def touching(self, first: date, last: date) -> Self:
        """The same for whole days, both included."""
        return self.within(_midnight(first), _midnight(last + ONE_DAY))


class Interruption(models.Model):
    """A time in which the portal, the messages or the signatures did not work: what was due then is held against nobody (promise 3)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    began_at = models.DateTimeField(_("began"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    what_kk = models.CharField(_("what did not work (kk)"), max_length=200)
    what_ru = models.CharField(_("what did not work (ru)"), max_length=200)
    what_en = models.CharField(_("what did not work (en)"), max_length=200)

    objects = InterruptionQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "id"]
        verbose_name = _("failure of the portal")
        verbose_name_plural = _("failures of the portal")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gt=models.F("began_at")), name="interruption_ends_after_it_began",
                violation_error_message=_("A failure ends after it began."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M} {self.what_en}"

    @property
    def what(self) -> Text:
        return Text(self.what_kk, self.what_ru, self.what_en)


class WatchQuerySet(models.QuerySet["Watch"]):
    def due(self, at: datetime) -> Self:
        return self.filter(next_at__lte=at).order_by("next_at", "case_id")


class Watch(models.Model):
    """Until when the registries were looked at for one unemployed person: the place from which a watch that was cut off goes on."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="watch")
    next_at = models.DateTimeField(db_comment="when it is looked at next: a night, a lease, or another try")
    silent = ArrayField(models.CharField(max_length=30), default=list, blank=True, db_comment="registries that have not answered this night")
    seen_at = models.DateTimeField(null=True, blank=True, db_comment="when all of them had answered")

    objects = WatchQuerySet.as_manager()

    class Meta:
        ordering = ["next_at", "case_id"]
        verbose_name = _("watch over the registries")
        verbose_name_plural = _("watches over the registries")
        indexes = [models.Index(fields=["next_at", "case"], name="watch_due")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.next_at:%Y-%m-%d %H:%M}"
