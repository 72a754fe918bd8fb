from seekers.models.people import Person
from seekers.models.resumes import Education, Job, LanguageSkill, Resume

__all__ = ["Education", "Job", "LanguageSkill", "Person", "Resume"]
