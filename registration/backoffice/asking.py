"""The automatic act of a waiting case, done now by the press of a button instead of at the next try."""

from __future__ import annotations

from registration.models import Case
from registration.models.cases import Work
from registration.services import acceptance, promotion


def ask_registries_again(case: Case) -> None:
    """Safe beside a sweep: whoever comes second finds the act done. The registries decide, not who asked. Not inside a transaction."""
    if case.work == Work.ACCEPT:
        acceptance.process(case.pk)
    elif case.work == Work.PROMOTE:
        promotion.promote(case.pk, case.work_because, case.work_reference)
