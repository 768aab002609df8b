"""Ports for programs that tests start: free ones, which nobody else takes in the meantime."""

import random
import socket
from typing import Final

# Below those that a kernel gives to whoever asks for any, as clients do at every moment.
OURS: Final = range(20_000, 32_000)
TRIES: Final = 1_000


def free_port() -> int:
    """Return a port on which nobody listens just now."""
    chance = random.SystemRandom()  # tests run beside each other and must not agree
    for _ in range(TRIES):
        port = chance.choice(OURS)
        if _is_free(port):
            return port
    raise RuntimeError(f"Of {TRIES} ports none was free.")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
