"""The local room service without the rest, and the settings with which a bot finds it."""

from dataclasses import replace

import typer

from bot.room_service.credentials import Credentials
from bot.room_service.serving import HOST
from bot.room_service.serving import run as run_room_service
from bot.settings import LocalCredentials


async def room_service_alone(port: int) -> None:
    """Run the local room service, with TRTC_* from the environment or fresh credentials."""
    given = LocalCredentials()
    credentials = Credentials.random()
    if given.trtc_sdk_app_id is not None:
        credentials = replace(credentials, sdk_app_id=given.trtc_sdk_app_id)
    if given.trtc_secret_key is not None:
        credentials = replace(credentials, secret_key=given.trtc_secret_key.get_secret_value())
    credentials = replace(credentials, admin=given.trtc_admin)
    typer.echo("The local room service takes these settings of the bot:")
    typer.echo(f"  TRTC_SDK_APP_ID={credentials.sdk_app_id}")
    if given.trtc_secret_key is None:
        typer.echo(f"  TRTC_SECRET_KEY={credentials.secret_key}")
    else:
        typer.echo("  TRTC_SECRET_KEY as it is set")
    typer.echo(f"  TRTC_ADMIN={credentials.admin}")
    typer.echo(f"  TRTC_BASE_URL=http://{HOST}:{port}")
    await run_room_service(port, credentials)
