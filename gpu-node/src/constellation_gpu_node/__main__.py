"""The command line."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from . import __version__, offline, settings
from .refusals import Refused
from .settings import SettingError, Settings


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; its exit status."""
    parser = argparse.ArgumentParser(
        prog="constellation-gpu-node", description="Serves a 4-bit language model and trains adapters of it."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="serve the model protocol until the process is ended")
    settings.add_options(serve)
    train = commands.add_parser("train", help="train one adapter from a file of rows, without a server")
    offline.add_options(train)
    settings.add_options(train)
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        how = settings.read(given)
        if given.command == "serve":
            _serve(how)
        else:
            offline.train(given, how)
    except (SettingError, Refused) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _serve(how: Settings) -> None:
    import uvicorn

    from .node import Node

    node = Node(how)

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        yield
        node.close()

    app = node.app()
    app.router.lifespan_context = lifespan
    uvicorn.run(app, host=how.host, port=how.port, log_level="warning", ws="none", timeout_graceful_shutdown=2)


if __name__ == "__main__":
    sys.exit(main())
