"""The program: its commands, nothing else. Results to stdout, log to stderr, exit 0, 1 or 2."""

import asyncio
import sys
from typing import Annotated, Any

import typer

from bot.settings import Settings, SettingsFaulty, read_settings

app = typer.Typer(
    help="Greenroom: Tencent RTC rooms from Slack, ready in time, failures explained.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def settings_or_exit() -> Settings:
    """Return the settings, or tell all their faults at once and exit with 2."""
    try:
        return read_settings()
    except SettingsFaulty as faulty:
        typer.echo(str(faulty), err=True)
        typer.echo(
            "\nSet them in the environment or in .env (README, “Settings”);"
            " `python -m bot demo` needs none.",
            err=True,
        )
        raise typer.Exit(2) from None


def run(main: Any) -> None:  # noqa: ANN401  a coroutine of any kind
    """Run a coroutine on uvloop where there is one."""
    try:
        import uvloop  # noqa: PLC0415  not on every platform
    except ImportError:
        asyncio.run(main)
    else:
        uvloop.run(main)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The page's port; a free one if it is taken.")] = 8080,
    *,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Try everything on this machine: a workspace page, a room service, and the bot.

    Example: python -m bot demo --open
    """
    from bot.demo import demo as show  # noqa: PLC0415  commands import only what they need

    run(show(port, open_page=open_))


@app.command()
def serve() -> None:
    """Run the bot: over HTTP, or by Socket Mode when SLACK_APP_TOKEN is set.

    Example: LOG_FORMAT=json python -m bot serve
    """
    settings = settings_or_exit()
    from bot import serve as serving  # noqa: PLC0415  see above

    try:
        run(serving.serve(settings))
    except serving.CannotStart as why:
        typer.echo(str(why), err=True)
        raise typer.Exit(why.exit_status) from None


@app.command()
def check() -> None:
    """Test settings, Slack, the room service, the clock and the database; tell every problem.

    Example: python -m bot check
    """
    settings = settings_or_exit()
    from bot.check import check as look  # noqa: PLC0415  see above

    raise typer.Exit(asyncio.run(look(settings, typer.echo)))


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="A code, or a reply of the room service.")],
    *,
    language: Annotated[str, typer.Option(help="en or zh (Simplified Chinese).")] = "en",
) -> None:
    """Say what a code means and what to do.

    Example: python -m bot explain 100007
    """
    from bot.explain.explain import explain_code, read_pasted  # noqa: PLC0415  see above
    from bot.explain.language import Language  # noqa: PLC0415  see above
    from bot.explain.plain import as_text  # noqa: PLC0415  see above

    if language not in set(Language):
        typer.echo("Give en or zh as the language.", err=True)
        raise typer.Exit(2)
    pasted = read_pasted(code)
    if pasted is None:
        typer.echo("Give a code such as 100007, or a reply of the room service.", err=True)
        raise typer.Exit(2)
    told = explain_code(pasted.code, pasted.info, pasted.request_id, Language(language))
    typer.echo(as_text(told))


@app.command()
def copy(
    source: Annotated[str, typer.Argument(help="Where the rows are, as DATABASE_URL has it.")],
    target: Annotated[str, typer.Argument(help="Where they go; empty, or begun by this command.")],
) -> None:
    """Move an installation to another database; stop the bot before.

    Example: python -m bot copy sqlite:///greenroom.db postgresql://anna@db.example/greenroom
    """
    from bot.store.copying.program import move  # noqa: PLC0415  see above

    raise typer.Exit(move(source, target))


@app.command(name="room-service")
def room_service(
    port: Annotated[int, typer.Option(help="Where it listens, on this machine only.")] = 9900,
) -> None:
    """Run the local room service alone; its credentials are printed, or taken from TRTC_*.

    Example: python -m bot room-service --port 9900
    """
    from bot.demo import room_service_alone  # noqa: PLC0415  see above

    run(room_service_alone(port))


def main() -> None:
    """Run the command line."""
    sys.exit(app())


if __name__ == "__main__":
    main()
