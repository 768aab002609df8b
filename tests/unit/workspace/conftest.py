"""What tests of the workspace may ask for."""

import pytest

from tests.unit.workspace.stage import Stage


@pytest.fixture
def stage() -> Stage:
    """Return a fresh workspace with a scripted app."""
    return Stage()
