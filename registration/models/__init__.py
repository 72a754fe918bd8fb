from registration.models.applications import Application
from registration.models.assignments import Assignment
from registration.models.cards import EmploymentCard
from registration.models.cases import Case
from registration.models.circumstances import Circumstance
from registration.models.corrections import Correction
from registration.models.decisions import Decision
from registration.models.desk import DutyMark, Handover, OtherApplicant
from registration.models.file_views import FileView
from registration.models.imports import ImportRow, ImportRun
from registration.models.intakes import Intake, PaperSignature, ShownPaper
from registration.models.stages import Stage
from registration.models.triggers import HearingAnswer, Interruption, Trigger, Watch
from registration.models.visits import Visit

__all__ = [
    "Application", "Assignment", "Case", "Circumstance", "Correction", "Decision", "DutyMark", "EmploymentCard", "FileView", "Handover", "HearingAnswer",
    "ImportRow", "ImportRun", "Intake", "Interruption", "OtherApplicant", "PaperSignature", "ShownPaper", "Stage", "Trigger", "Visit", "Watch",
]
