"""An ack is counted when it is whole, however a server frames it."""

import pytest

from tests.bench.load import TAKEN, TOLD, Ack, Connection

TOLD_BY_LENGTH = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-type: text/plain\r\n\r\nHello"
# What Node sends for `ack("Hello")`.
TOLD_IN_CHUNKS = (
    b"HTTP/1.1 200 OK\r\nDate: Tue, 25 Nov 2025 21:00:00 GMT\r\nConnection: keep-alive\r\n"
    b"Keep-Alive: timeout=5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n0\r\n\r\n"
)


class Ears:
    """A connection, and what it told of."""

    def __init__(self) -> None:
        self.acks: list[Ack] = []
        self.failures: list[str] = []
        self.connection = Connection(lambda _, ack: self.acks.append(ack), self.failures.append)


@pytest.mark.parametrize("answer", [TOLD_BY_LENGTH, TOLD_IN_CHUNKS])
def test_an_answer_that_comes_byte_by_byte_is_one_ack_at_its_last_byte(answer: bytes) -> None:
    ears = Ears()

    for at in range(len(answer)):
        assert ears.acks == []
        ears.connection.data_received(answer[at : at + 1])

    assert ears.acks == [TOLD]


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)
def test_an_answer_without_words_is_taken(answer: bytes) -> None:
    ears = Ears()

    ears.connection.data_received(answer)

    assert ears.acks == [TAKEN]


def test_the_next_answer_is_counted_by_itself() -> None:
    ears = Ears()

    ears.connection.data_received(TOLD_IN_CHUNKS)
    ears.connection.data_received(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")

    assert ears.acks == [TOLD, Ack(401, has_words=False)]


def test_an_answer_whose_end_nobody_tells_is_a_failure() -> None:
    ears = Ears()

    ears.connection.data_received(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nHello")

    assert ears.acks == []
    assert ears.failures == ["an answer came without Content-Length, and not in chunks."]
