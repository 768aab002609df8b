"""What the demo says on the terminal."""

import webbrowser

import typer


def greet(url: str, rooms_url: str, *, open_page: bool) -> None:
    """Say where the page is and what to do there; open it if that is wanted."""
    typer.echo(f"\nGreenroom’s demo is ready:  {url}")
    typer.echo(f"The room service’s side:    {rooms_url}/control/state\n")
    typer.echo("Open the page: it has five things to try. Ctrl-C ends it; nothing is kept.\n")
    if open_page:
        webbrowser.open(url)
