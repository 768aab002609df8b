"""What an operator can watch: counters and times in Prometheus' format."""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

REGISTRY: Final = CollectorRegistry()

COMMANDS: Final = Counter(
    "greenroom_commands", "Slash commands taken, by verb.", ["verb"], registry=REGISTRY
)
INTERACTIONS: Final = Counter(
    "greenroom_interactions", "Buttons and forms taken.", ["what"], registry=REGISTRY
)
ACTIONS: Final = Counter(
    "greenroom_actions", "Actions performed, by outcome.", ["kind", "state"], registry=REGISTRY
)
CALLS: Final = Counter(
    "greenroom_room_service_calls",
    "Calls to the room service, by ErrorCode or fault.",
    ["command", "code"],
    registry=REGISTRY,
)
CALLBACKS: Final = Counter(
    "greenroom_room_service_callbacks",
    "Callbacks of the room service, by what was made of them.",
    ["command", "outcome"],
    registry=REGISTRY,
)
LOOKS: Final = Counter(
    "greenroom_room_looks",
    "Looks at rooms that callbacks told of, by what was seen.",
    ["outcome"],
    registry=REGISTRY,
)
CALL_SECONDS: Final = Histogram(
    "greenroom_room_service_seconds",
    "How long the room service took to answer.",
    ["command"],
    registry=REGISTRY,
)


def exposition() -> bytes:
    """Return all of it as text."""
    return generate_latest(REGISTRY)
