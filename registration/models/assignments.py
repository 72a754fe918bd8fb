"""Which of the staff keeps which file, and the log of how it came to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import StaffMember
from enbek import clock
from registration.models.cases import Case


class How(models.TextChoices):
    TAKEN = "taken", _("took the file")
    GIVEN = "given", _("gave the file to")
    BALANCED = "balanced", _("shared the files out: to")
    RETURNED = "returned", _("put the file back on the common desk")


class Assignment(models.Model):
    """One change of hands. `officer` empty: the file went back to the common desk. Rows are never changed or deleted (trigger)."""

    id = models.BigAutoField(primary_key=True)  # a log has an order
    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="assignments")
    officer = models.ForeignKey(StaffMember, null=True, on_delete=models.RESTRICT, related_name="+")
    how = models.CharField(max_length=10, choices=How.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["id"]
        verbose_name = _("change of hands")
        verbose_name_plural = _("changes of hands")

    def __str__(self) -> str:
        return f"{self.case_id} {self.how}"
