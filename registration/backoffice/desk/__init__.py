"""Files on desks: the next one, who keeps which, and acts on a file that somebody else may have open too."""
