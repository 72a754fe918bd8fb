"""Which state service an act on a case belongs to (R22: registration of job seekers; R43: of unemployed). Pure."""

from __future__ import annotations

from enum import StrEnum

from registration.rules.machine import Status


class Service(StrEnum):
    """The two state services whose stages are monitored."""

    JOB_SEEKER = "job_seeker"
    UNEMPLOYED = "unemployed"


OF_THE_FIRST = {"", Status.SUBMITTED.value, Status.REFUSED_JOB_SEEKER.value}


def service_of(source: str) -> Service:
    """By the state that the act left: once registered as a job seeker, what follows belongs to the second service."""
    return Service.JOB_SEEKER if source in OF_THE_FIRST else Service.UNEMPLOYED
