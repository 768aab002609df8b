"""What each person has open: a stack of forms, and the app's home tab."""

import secrets
from typing import Any

from bot.workspace.world.views import DEEPEST, OpenView

Payload = dict[str, Any]


class StackFull(Exception):
    """A fourth form was to be stacked; Slack's word is `push_limit_reached`."""


def _new_id() -> str:
    return f"V{secrets.token_hex(5).upper()}"


class Desks:
    """The open views of everybody."""

    def __init__(self, team_id: str) -> None:
        self._team_id = team_id
        self._stacks: dict[str, list[OpenView]] = {}
        self._homes: dict[str, OpenView] = {}

    def stack(self, person: str) -> list[OpenView]:
        """Return the forms that `person` has open, the topmost last."""
        return list(self._stacks.get(person, []))

    def top(self, person: str) -> OpenView | None:
        """Return the form that `person` looks at."""
        stack = self._stacks.get(person)
        return stack[-1] if stack else None

    def home(self, person: str) -> OpenView | None:
        """Return the app's home tab as `person` sees it."""
        return self._homes.get(person)

    def find(self, view_id: str) -> OpenView | None:
        """Return an open form or a home tab by its id."""
        return next((view for view in self._all() if view.id == view_id), None)

    def find_external(self, external_id: str) -> OpenView | None:
        """Return an open form or a home tab by the id that the app gave it."""
        views = (v for v in self._all() if external_id == v.source.get("external_id") != "")
        return next(views, None)

    def open(self, person: str, source: Payload) -> OpenView:
        """Show a form alone, in the place of what was open."""
        view_id = _new_id()
        view = OpenView(
            id=view_id, person=person, source=source, root_id=view_id, team_id=self._team_id
        )
        self._stacks[person] = [view]
        return view

    def push(self, person: str, source: Payload) -> OpenView:
        """Lay a form on top of the open ones; raises `StackFull`."""
        stack = self._stacks.get(person, [])
        if not stack:
            return self.open(person, source)
        if len(stack) >= DEEPEST:
            raise StackFull
        below = stack[-1]
        view = OpenView(
            id=_new_id(),
            person=person,
            source=source,
            root_id=below.root_id,
            team_id=self._team_id,
            previous_id=below.id,
        )
        stack.append(view)
        return view

    def replace(self, view: OpenView, source: Payload) -> None:
        """Give an open view other content; fields that stay keep what was typed in them."""
        view.source = source
        view.revision += 1
        view.errors = {}
        view.trouble = ""

    def publish(self, person: str, source: Payload) -> OpenView:
        """Set the app's home tab of `person`."""
        home = self._homes.get(person)
        if home is None:
            view_id = _new_id()
            home = OpenView(
                id=view_id, person=person, source=source, root_id=view_id, team_id=self._team_id
            )
            self._homes[person] = home
        else:
            self.replace(home, source)
        return home

    def close(self, view: OpenView) -> None:
        """Take one form from its stack; the one below is seen again."""
        stack = self._stacks.get(view.person, [])
        if view in stack:
            stack.remove(view)

    def clear(self, person: str) -> list[OpenView]:
        """Close all forms of `person` and return them, the topmost last."""
        return self._stacks.pop(person, [])

    def _all(self) -> list[OpenView]:
        forms = [view for stack in self._stacks.values() for view in stack]
        return [*forms, *self._homes.values()]
