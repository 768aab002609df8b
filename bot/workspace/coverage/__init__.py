"""What of Slack the workspace does, how well, on whose authority, and where that is tested.

Its law: the methods are those of `api.methods.METHODS`, the addresses those of the app's routes,
the payloads those that tests see leave; a meta test holds it, and that every test named is there.
"""

from bot.workspace.coverage.addresses import ADDRESSES
from bot.workspace.coverage.behaviours import BEHAVIOURS
from bot.workspace.coverage.methods import METHODS
from bot.workspace.coverage.row import Row

__all__ = ["ADDRESSES", "BEHAVIOURS", "METHODS", "Row"]
