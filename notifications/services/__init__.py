from notifications.services.delivery import DeliveryReport, deliver_due
from notifications.services.incoming import announced_to
from notifications.services.proof import acted, delivered_at
from notifications.services.reading import mark_read, unread_count
from notifications.services.supervising import cancel, retry
from notifications.services.sweeps import look_around
from notifications.services.writing import notify

__all__ = [
    "DeliveryReport", "acted", "announced_to", "cancel", "deliver_due", "delivered_at", "look_around", "mark_read", "notify", "retry",
    "unread_count",
]
