"""The tables, as steps from an empty database to today's; written for SQLite.

Its law: a step that was released is never edited; what changes is a new one below it.
`bot.store.postgres.dialect` says how PostgreSQL reads them. Times are UTC epoch seconds.
"""

from collections.abc import Mapping, Sequence
from typing import Final

FIRST: Final = (
    """
    create table inbox (
        key text primary key,
        kind text not null,
        payload text not null,
        at real not null,
        done integer not null default 0,
        owner text not null default '',
        lease_until real not null default 0
    ) strict
    """,
    "create index inbox_by_time on inbox (done, at)",
    """
    create table booking (
        id text primary key,
        code text not null,
        team_id text not null,
        enterprise_id text not null,
        asked_channel_id text not null,
        channel_id text not null,
        user_id text not null,
        name text not null,
        name_folded text not null,
        kind text not null,
        room_id text not null,
        state text not null,
        version integer not null,
        starts_at integer not null,
        ends_at integer,
        created_at real not null,
        arrival text,
        reply text,
        reply_until real,
        series_id text not null default '',
        local text not null default '',
        rest text not null
    ) strict
    """,
    "create unique index booking_by_arrival on booking (arrival) where arrival is not null",
    # Each wall time of a series is booked once.
    "create unique index booking_of_series on booking (series_id, local) where series_id <> ''",
    "create index booking_with_reply on booking (reply_until) where reply is not null",
    "create index booking_by_start on booking (starts_at)",
    "create index booking_by_code on booking (code)",
    "create index booking_by_room_id on booking (room_id)",
    # The name stands in the index, so that a search reads the index alone.
    "create index booking_by_team on booking (team_id, created_at, name_folded)",
    "create index booking_by_user on booking (user_id, created_at)",
    "create index booking_by_channel on booking (channel_id, created_at)",
    """
    create table room (
        room_id text not null,
        booking_id text not null references booking (id),
        made_at real,
        primary key (room_id, booking_id)
    ) strict
    """,
    """
    create table action (
        id integer primary key,
        booking_id text not null references booking (id),
        kind text not null,
        key text not null unique,
        due real not null,
        state text not null default 'pending',
        owner text not null default '',
        lease_until real not null default 0,
        attempts integer not null default 0,
        next_try real not null,
        intent_at real,
        result text not null default '',
        last_error text not null default '',
        plan integer not null,
        beside integer not null,
        urgent integer not null,
        news text not null default '',
        room_id text not null default ''
    ) strict
    """,
    # SQLite has the id at the end of every index; without it many that are due at once are sorted.
    """
    create index action_due on action (urgent, next_try /* PostgreSQL: , id */)
    where state = 'pending'
    """,
    "create index action_by_booking on action (booking_id)",
    # What is claimed just now: few, however many are waiting.
    "create index action_claimed on action (owner) where state = 'pending' and owner <> ''",
    "create index reminder_by_time on action (due) where kind = 'remind'",
    """
    create table series (
        id text primary key,
        code text not null,
        team_id text not null,
        user_id text not null,
        channel_id text not null,
        name text not null,
        name_folded text not null,
        version integer not null,
        created_at real not null,
        expanded_until real not null,
        is_over integer not null,
        arrival text,
        body text not null
    ) strict
    """,
    "create unique index series_by_arrival on series (arrival) where arrival is not null",
    "create index series_to_expand on series (expanded_until) where is_over = 0",
    """
    create table installation (
        enterprise_id text not null,
        team_id text not null,
        bot_user_id text not null,
        scopes text not null,
        seen_at real not null,
        primary key (enterprise_id, team_id)
    ) strict
    """,
    """
    create table usual (
        team_id text not null,
        user_id text not null,
        clauses text not null,
        primary key (team_id, user_id)
    ) strict
    """,
    """
    create table attempt (
        id integer primary key,
        reference text not null,
        booking_id text not null,
        command text not null,
        at real not null,
        request_id text not null,
        one text not null
    ) strict
    """,
    "create index attempt_by_reference on attempt (reference)",
    "create index attempt_by_request_id on attempt (request_id) where request_id <> ''",
    """
    create table account (
        team_id text not null,
        user_id text not null,
        account text not null,
        rule text,
        name text not null,
        is_imported integer not null,
        primary key (team_id, user_id)
    ) strict
    """,
    "create index account_by_account on account (account)",
    "create table draft (id text primary key, created_at real not null, body text not null) strict",
    "create index draft_by_age on draft (created_at)",
    # Who has something to do with a booking that somebody else asked for.
    """
    create table involved (
        team_id text not null,
        user_id text not null,
        booking_id text not null references booking (id),
        primary key (team_id, user_id, booking_id)
    ) strict
    """,
    "create index involved_by_booking on involved (booking_id)",
)

# Many workspaces: whose each row is, and what each of them granted by installing the app.
WORKSPACES: Final = (
    "alter table inbox add column team_id text not null default ''",
    "alter table attempt add column team_id text not null default ''",
    "alter table draft add column team_id text not null default ''",
    """
    update attempt set team_id = coalesce(
        (select team_id from booking where booking.id = attempt.booking_id), ''
    )
    """,
    "create index attempt_by_team on attempt (team_id)",
    "create index series_by_team on series (team_id)",
    """
    create table granted (
        enterprise_id text not null,
        team_id text not null,
        token text not null,
        refresh_token text not null,
        expires_at real,
        scopes text not null,
        app_id text not null,
        bot_id text not null,
        bot_user_id text not null,
        team_name text not null,
        installer_id text not null,
        installed_at real not null,
        primary key (enterprise_id, team_id)
    ) strict
    """,
    "create index granted_by_team on granted (team_id)",
    # Of which organisation a workspace is.
    """
    create table workspace (
        team_id text primary key,
        enterprise_id text not null
    ) strict
    """,
    "create index workspace_by_enterprise on workspace (enterprise_id)",
    "create table oauth_state (state text primary key, expires_at real not null) strict",
)

# One row after a clean stop, none after any other; UTC epoch seconds by the database's machine.
STOPPED: Final = (
    "create table stopped (at real not null) strict",
    "insert into stopped (at) values (0)",
)

# What processes share that work on one database: the account's rate, and when a channel takes more.
SHARED: Final = (
    # Until when a wake-up for it counts as being on its way; 0: there is none.
    "alter table action add column promoted real not null default 0",
    """
    create table slot (
        command text not null,
        number integer not null,
        owner text not null,
        free_at real not null,
        primary key (command, number)
    ) strict
    """,
    "create table channel_turn (channel_id text primary key, free_at real not null) strict",
)

# Who works on a database that several processes share; each holds a lock by that name.
PRESENCE: Final = ("create table process (name text primary key) strict",)

# A booking is dropped with its log and the ids of its rooms: both would be read whole for each.
OF_A_BOOKING: Final = (
    "create index attempt_by_booking on attempt (booking_id)",
    "create index room_by_booking on room (booking_id)",
)

# Name, as it is written down in the database → statements.
STEPS: Final[Mapping[str, Sequence[str]]] = {
    "m0001_first_tables": FIRST,
    "m0002_workspaces": WORKSPACES,
    "m0003_stopped": STOPPED,
    "m0004_shared": SHARED,
    "m0005_presence": PRESENCE,
    "m0006_of_a_booking": OF_A_BOOKING,
}
