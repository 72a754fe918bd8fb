"""What the staff of an office works with: the queue of its clocks, the page of a case, the log of who looked at whom.

It lives on registration's floor: the offices below may not know cases (docs/back-office.md).
"""
