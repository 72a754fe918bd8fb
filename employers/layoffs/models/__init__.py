from employers.layoffs.models.notices import Notice, Version
from employers.layoffs.models.workers import Worker

__all__ = ["Notice", "Version", "Worker"]
