"""The lock beside a SQLite file: one process works on it, a second one refuses and says why."""

import fcntl
import os
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process works on this SQLite file.

    Two of them would each claim actions and answer commands from one file that only one may own.

    Attributes:
        path: The SQLite file.
    """

    def __init__(self, path: Path, holder: str) -> None:
        process = f" (process {holder})" if holder else ""
        super().__init__(
            f"Another Greenroom{process} already works on {path}. One SQLite file serves one"
            " process: stop the other one, or give this one a DATABASE_URL of its own;"
            " for several processes use PostgreSQL."
        )
        self.path = path


class FileLock:
    """An exclusive lock on ``<path>.lock``; the kernel lets go of it when the process ends.

    The file stays: taking it away would let a third process lock a new one of the same name.
    """

    def __init__(self, path: Path) -> None:
        """Take it, or raise `AlreadyRunning`."""
        self._fd = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._fd, 20).decode("ascii", "replace").strip()
            os.close(self._fd)
            raise AlreadyRunning(path, holder) from None
        os.ftruncate(self._fd, 0)
        os.write(self._fd, f"{os.getpid()}\n".encode("ascii"))

    def release(self) -> None:
        """Let go; once is enough."""
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = -1
