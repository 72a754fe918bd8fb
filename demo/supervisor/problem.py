"""What a person must settle before the house can run."""


class Problem(Exception):
    """Its text is one clear sentence with the remedy; it is shown without a traceback."""
