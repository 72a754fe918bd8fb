"""`python -m demo.signer --keys DIR`: answers on loopback as NCALayer does. For the demo and for tests only."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from http import HTTPStatus
from pathlib import Path

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from demo.ca import PASSWORD
from demo.signer.desk import Desk
from demo.signer.keys import Shelf
from demo.signer.protocol import Conversation, hello
from demo.signer.web import Web

MAX_MESSAGE = 64 * 1024 * 1024


async def run(desk: Desk, host: str, port: int, ui_port: int) -> None:
    """Serve until SIGINT or SIGTERM."""
    ui = await asyncio.start_server(Web(desk).handle, host, ui_port)
    chooser = f"http://{host}:{ui.sockets[0].getsockname()[1]}/"

    async def talk(connection: ServerConnection) -> None:
        conversation = Conversation(desk)
        try:
            await connection.send(hello(chooser))
            async for message in connection:
                await connection.send(await conversation.answer(message if isinstance(message, str) else message.decode()))
        except ConnectionClosed:
            pass

    def as_if_absent(connection: ServerConnection, _request: Request) -> Response | None:
        if desk.next_answer != "not_running":
            return None
        desk.next_answer = None
        return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "")

    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with ui, serve(talk, host, port, process_request=as_if_absent, max_size=MAX_MESSAGE, compression=None):
        print(f"demo signer: ws://{host}:{port}/  chooser: {chooser}  keys: {desk.shelf.folder}", flush=True)
        await stopped.wait()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m demo.signer", description=__doc__)
    parser.add_argument("--keys", type=Path, required=True, help="folder with PKCS#12 containers")
    parser.add_argument("--port", type=int, default=13579)
    parser.add_argument("--ui-port", type=int, default=None, help="chooser page; usually the next port")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--password", default=PASSWORD, help="of the keys that --auto opens")
    parser.add_argument("--auto", action="store_true", help="sign at once when the page names a person who has a key here")
    parser.add_argument("--clock", type=Path, default=None, help="file with the demo's time offset, seconds")
    options = parser.parse_args()
    clock = options.clock or options.keys.parent / "clock"
    desk = Desk(Shelf(options.keys), options.password, options.auto, clock)
    ui_port = options.port + 1 if options.ui_port is None else options.ui_port
    try:
        asyncio.run(run(desk, options.host, options.port, ui_port))
    except OSError as error:
        print(f"The demo signer cannot listen: {error.strerror}. Is NCALayer or another signer running?", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
