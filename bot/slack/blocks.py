"""The parts of messages and forms. Its law: no other file names a block type of Slack's.

Every block gets a `block_id` and every element an `action_id`, so that answers can be told apart.
"""

from collections.abc import Sequence
from typing import Any, Final

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    ConfirmObject,
    ContextBlock,
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    HeaderBlock,
    InputBlock,
    InputInteractiveElement,
    MarkdownTextObject,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
    TimePickerElement,
    UserMultiSelectElement,
)
from slack_sdk.models.views import View

from bot.slack.buttons import Button

__all__ = [
    "Block",
    "actions",
    "button",
    "context",
    "fields",
    "header",
    "home",
    "input_channel",
    "input_checks",
    "input_choice",
    "input_date",
    "input_people",
    "input_text",
    "input_time",
    "link_button",
    "modal",
    "section",
    "to_dicts",
]

MOST_PEOPLE: Final = 300  # of one field: the room service takes no more invitees
# docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
MOST_TYPED: Final = 3000


def _mrkdwn(text: str) -> MarkdownTextObject:
    # `verbatim` keeps Slack from making links of its own out of plain words.
    return MarkdownTextObject(text=text, verbatim=True)


def _plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)


def header(block_id: str, text: str) -> Block:
    """Return a heading of at most 150 characters."""
    return HeaderBlock(block_id=block_id, text=_plain(text))


def section(block_id: str, text: str, accessory: ButtonElement | None = None) -> Block:
    """Return a paragraph, with a button beside it if given."""
    return SectionBlock(block_id=block_id, text=_mrkdwn(text), accessory=accessory)


def fields(block_id: str, *texts: str) -> Block:
    """Return up to ten short texts in two columns."""
    return SectionBlock(block_id=block_id, fields=[_mrkdwn(text) for text in texts])


def context(block_id: str, *texts: str) -> Block:
    """Return a line of small text."""
    return ContextBlock(block_id=block_id, elements=[_mrkdwn(text) for text in texts])


def actions(block_id: str, *buttons: ButtonElement) -> Block:
    """Return a row of buttons."""
    return ActionsBlock(block_id=block_id, elements=list(buttons))


def button(
    action_id: Button,
    label: str,
    value: str,
    *,
    style: str | None = None,
    sure: str = "",
    number: int | None = None,
) -> ButtonElement:
    """Return a button.

    Args:
        action_id: What pressing it means.
        label: At most 75 characters.
        value: From `pack`.
        style: ``primary`` or ``danger``; colour alone never says it, the label does.
        sure: Asked before the press counts; empty asks nothing.
        number: Tells it from others of the same meaning in the row, which Slack wants.
    """
    confirm = (
        ConfirmObject(
            title=_plain(label), text=_plain(sure), confirm=_plain(label), deny="Back", style=style
        )
        if sure
        else None
    )
    name = action_id.value if number is None else f"{action_id}_{number}"
    return ButtonElement(
        text=_plain(label), action_id=name, value=value, style=style, confirm=confirm
    )


def link_button(action_id: Button, label: str, url: str, value: str) -> ButtonElement:
    """Return a button that opens an address; Slack tells us of the press as well (S44)."""
    return ButtonElement(
        text=_plain(label), action_id=action_id.value, value=value, url=url, style="primary"
    )


def input_text(
    field: str,
    label: str,
    typed: str,
    *,
    hint: str = "",
    placeholder: str = "",
    is_long: bool = False,
) -> Block:
    """Return a field for text. Bytes are not Slack's to count, so no length is set here (S29)."""
    element = PlainTextInputElement(
        action_id=field,
        initial_value=typed[:MOST_TYPED] or None,
        placeholder=_plain(placeholder) if placeholder else None,
        multiline=is_long,
    )
    return _input(field, label, element, hint=hint)


def input_choice(
    field: str,
    label: str,
    options: Sequence[tuple[str, str]],
    chosen: str,
    *,
    hint: str = "",
    is_told: bool = False,
) -> Block:
    """Return a field with one choice of several.

    Args:
        field: Its `block_id` and `action_id`.
        label: Above it.
        options: Value and words of each.
        chosen: The value that stands there; if it is none of them, the first does.
        hint: Below it.
        is_told: Slack tells us of a change at once.
    """
    choices = [Option(value=value, text=_plain(words)) for value, words in options]
    initial = next((one for one in choices if one.value == chosen), choices[0])
    element = StaticSelectElement(action_id=field, options=choices, initial_option=initial)
    return _input(field, label, element, hint=hint, is_told=is_told)


def input_checks(
    field: str, label: str, options: Sequence[tuple[str, str]], chosen: Sequence[str]
) -> Block:
    """Return boxes to tick."""
    boxes = [Option(value=value, text=_plain(words)) for value, words in options]
    initial = [one for one in boxes if one.value in chosen]
    element = CheckboxesElement(action_id=field, options=boxes, initial_options=initial or None)
    return _input(field, label, element)


def input_people(field: str, label: str, user_ids: Sequence[str], *, hint: str = "") -> Block:
    """Return a field for people."""
    element = UserMultiSelectElement(
        action_id=field,
        initial_users=list(user_ids[:MOST_PEOPLE]) or None,
        max_selected_items=MOST_PEOPLE,
    )
    return _input(field, label, element, hint=hint)


def input_channel(field: str, label: str, channel_id: str, *, hint: str = "") -> Block:
    """Return a field for a channel, public or private."""
    element = ConversationSelectElement(
        action_id=field,
        initial_conversation=channel_id or None,
        filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True),
    )
    return _input(field, label, element, hint=hint)


def input_date(field: str, label: str, chosen: str, *, hint: str = "") -> Block:
    """Return a field for a day; `chosen` is ``2027-03-12`` or empty."""
    element = DatePickerElement(action_id=field, initial_date=chosen or None)
    return _input(field, label, element, hint=hint)


def input_time(field: str, label: str, chosen: str, *, zone: str = "", hint: str = "") -> Block:
    """Return a field for a time of the day.

    Args:
        field: Its `block_id` and `action_id`.
        label: Above it.
        chosen: ``09:30`` or empty.
        zone: IANA name of the zone that it is in; empty leaves it to the hint.
        hint: Below it.
    """
    element = TimePickerElement(action_id=field, initial_time=chosen or None, timezone=zone or None)
    return _input(field, label, element, hint=hint)


def _input(
    field: str,
    label: str,
    element: InputInteractiveElement,
    *,
    hint: str = "",
    is_told: bool = False,
) -> Block:
    return InputBlock(
        block_id=field,
        label=_plain(label),
        element=element,
        hint=_plain(hint) if hint else None,
        optional=not is_told,
        dispatch_action=is_told or None,
    )


def modal(
    callback_id: str,
    title: str,
    parts: Sequence[Block],
    *,
    submit: str = "",
    close: str = "Close",
    metadata: str = "",
) -> dict[str, Any]:
    """Return a form or a window as Slack takes it.

    Raises:
        ValueError: It breaks a limit of Slack's: a bug of ours.
    """
    view = View(
        type="modal",
        callback_id=callback_id,
        title=_plain(title),
        submit=_plain(submit) if submit else None,
        close=_plain(close),
        blocks=parts,
        private_metadata=metadata or None,
    )
    try:
        return view.to_dict()
    except SlackObjectFormationError as error:
        raise ValueError(f"This form breaks a limit of Slack's: {error}") from error


def home(parts: Sequence[Block]) -> dict[str, Any]:
    """Return a home tab as Slack takes it.

    Raises:
        ValueError: It breaks a limit of Slack's: a bug of ours.
    """
    try:
        return View(type="home", callback_id="home", blocks=parts).to_dict()
    except SlackObjectFormationError as error:
        raise ValueError(f"This home tab breaks a limit of Slack's: {error}") from error


def to_dicts(parts: Sequence[Block]) -> list[dict[str, Any]]:
    """Return blocks as Slack takes them.

    Raises:
        ValueError: One breaks a limit of Slack's: a bug of ours.
    """
    try:
        return [part.to_dict() for part in parts]
    except SlackObjectFormationError as error:
        raise ValueError(f"This message breaks a limit of Slack's: {error}") from error
