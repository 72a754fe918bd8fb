from notifications.models.incoming import IncomingSms
from notifications.models.messages import Message, State
from notifications.models.outlets import Outlet
from notifications.models.people import BadAddress, Preference
from notifications.models.relays import Carrier, RelayState, RelayTask

__all__ = ["BadAddress", "Carrier", "IncomingSms", "Message", "Outlet", "Preference", "RelayState", "RelayTask", "State"]
