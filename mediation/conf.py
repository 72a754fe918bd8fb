"""Settings of mediation that an operator may change (docs/mediation.md). None of them is a term or a threshold of the Rules."""

from __future__ import annotations

from django.conf import settings

PROPOSALS: int = getattr(settings, "MEDIATION_PROPOSALS", 3)
"""Portal's offers that one person may have unanswered at a time: enough to choose from, few enough to answer within a day."""

CONSIDERED: int = getattr(settings, "MEDIATION_CONSIDERED", 300)
"""Vacancies of one match that the rules look at one by one, the nearest first."""

CASES_A_SWEEP: int = getattr(settings, "MEDIATION_CASES_A_SWEEP", 500)
"""Cases that one sweep takes; the next sweep takes the rest."""

VACANCIES_A_SWEEP: int = getattr(settings, "MEDIATION_VACANCIES_A_SWEEP", 100)
"""New vacancies whose candidates one sweep looks for; the next sweep takes the rest."""
