"""What every test of the client may ask for."""

import pytest

from tests.unit.tencent.props.timers import Timers


@pytest.fixture
def timers() -> Timers:
    return Timers()
