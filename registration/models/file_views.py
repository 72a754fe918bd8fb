"""Who of the staff opened whose file: read by the person concerned (promise 6)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.i18n import Text
from registration.models.cases import Case


class FileView(models.Model):
    """One opening of one file. Name, role and office are kept as they were then. Rows are never changed or deleted (trigger)."""

    id = models.BigAutoField(primary_key=True)  # a log has an order
    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="views")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    name = models.CharField(max_length=200)
    role = models.JSONField(db_comment="in what capacity, kk ru en")
    office = models.JSONField(db_comment="office, region or country, kk ru en")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("opening of a file")
        verbose_name_plural = _("openings of files")
        indexes = [models.Index(fields=["case", "-at", "-id"], name="file_view_case")]

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"

    @property
    def role_words(self) -> Text:
        return Text.from_json(self.role)

    @property
    def office_name(self) -> Text:
        return Text.from_json(self.office)
