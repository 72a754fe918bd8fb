"""The ways out of the house. Each classifies its provider's errors into `ErrorKind`; none touches the database."""
