"""The calendar of a centre: what a person books, what the office arranges and marks (docs/calendar.md)."""
