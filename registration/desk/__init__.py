"""The reception of a centre: applications taken in person and through an assistant, papers, receipts, other applicants (docs/reception.md)."""
