"""A strict room service, written from the fact sheet and its pages."""

from tests.blackbox.room_service.ledger import Call, Ledger, Violation
from tests.blackbox.room_service.script import Fault, How
from tests.blackbox.room_service.server import RoomService

__all__ = ["Call", "Fault", "How", "Ledger", "RoomService", "Violation"]
