"""What the law moves, to look at: cases and what hangs on them. Whoever opens a person's row is written into the log of openings."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from enbek.deadlines.models import Deadline
from enbek.registries.models import RegistryAnswer
from enbek.signing.acts.models import SignedDocument
from enbek.transitions.models import Transition
from enbek.web.readonly import ReadOnlyAdmin
from registration.models import Application, Case, Decision, FileView
from registration.services import looking


class OfAFile(ReadOnlyAdmin):
    """Rows of one case: opening one is opening the file (promise 6)."""

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        row = self.get_object(request, object_id)
        response = super().change_view(request, object_id, form_url, extra_context)
        case = self.case_of(row) if row is not None else None
        if case is not None and response.status_code == 200:
            looking.note_administrator(case, request.user)  # type: ignore[arg-type]  # staff only
        return response

    def case_of(self, row: Any) -> Case | None:
        """The case to which a row belongs; None while it belongs to none."""
        case: Case | None = row.case
        return case


@admin.register(Case)
class CaseAdmin(OfAFile):
    list_display = ("label", "person", "iin", "centre", "status", "accepted_on", "work", "work_at")
    list_filter = ("status", "work", "channel")
    list_select_related = ("person", "centre")
    search_fields = ("=number", "person__surname")
    ordering = ("-submitted_at", "id")

    @admin.display(description=_("IIN"))
    def iin(self, row: Case) -> str:
        """Masked: an identifier masks itself."""
        return str(row.person.iin)

    def case_of(self, row: Any) -> Case | None:
        return row if isinstance(row, Case) else None


@admin.register(Application)
class ApplicationAdmin(OfAFile):
    list_display = ("person", "centre", "reason", "created_at", "case")
    list_filter = ("reason", "centre_basis")
    list_select_related = ("person", "centre", "case")
    exclude = ("prepared", "representative_statement")
    search_fields = ("=case__number", "person__surname")


@admin.register(Decision)
class DecisionAdmin(OfAFile):
    list_display = ("kind", "case", "paragraph", "edition", "decided_at", "decided_by")
    list_filter = ("kind", "edition", "paragraph")
    list_select_related = ("case", "decided_by")
    search_fields = ("=case__number",)
    ordering = ("-decided_at", "id")


@admin.register(FileView)
class FileViewAdmin(ReadOnlyAdmin):
    list_display = ("at", "name", "role_words", "office_name", "case")
    list_select_related = ("case",)
    search_fields = ("=case__number", "name")


@admin.register(Transition)
class TransitionAdmin(ReadOnlyAdmin):
    list_display = ("at", "subject_kind", "move", "source", "target", "paragraph", "by", "on_behalf_of")
    list_filter = ("subject_kind", "move", "edition")
    list_select_related = ("by",)
    search_fields = ("=subject_id",)
    exclude = ("facts",)
    ordering = ("-id",)


@admin.register(Deadline)
class DeadlineAdmin(ReadOnlyAdmin):
    list_display = ("limit_id", "party", "subject_kind", "state", "from_day", "due_on", "due_at", "sweep_at", "outcome_note")
    list_filter = ("state", "limit_id", "party")
    search_fields = ("=subject_id", "=office_id")
    ordering: ClassVar[tuple[str, ...]] = ("-due_at", "id")


@admin.register(SignedDocument)
class SignedDocumentAdmin(ReadOnlyAdmin):
    """Who signed what and when; the bytes themselves are checked on the public page."""

    list_display = ("purpose", "signer_iin", "signed_at", "verified_at")
    list_filter = ("purpose",)
    exclude = ("content", "cms", "report", "signer_name")


@admin.register(RegistryAnswer)
class RegistryAnswerAdmin(ReadOnlyAdmin):
    """Whether a registry answered, not what it said of a person: that stands on the receipt."""

    list_display = ("registry", "status", "kind", "iin", "as_of", "received_at")
    list_filter = ("registry", "status", "kind")
    search_fields = ("=subject_id",)
    exclude = ("data",)
    ordering = ("-received_at", "registry", "id")
