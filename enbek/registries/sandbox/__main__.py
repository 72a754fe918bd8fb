"""`python -m enbek.registries.sandbox --port 8071 --data var/demo/registries --clock var/demo/clock`"""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from pathlib import Path

from enbek.registries.sandbox.server import Sandbox
from enbek.registries.sandbox.store import Store


def main(argv: list[str] | None = None) -> int:
    """Serve until SIGTERM or Ctrl-C. Returns 1 with one sentence when the port is taken."""
    parser = argparse.ArgumentParser(prog="enbek.registries.sandbox", description="Plays the state registries.")
    parser.add_argument("--port", type=int, required=True, help="TCP port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data file, made if missing")
    parser.add_argument("--clock", type=Path, help="file with the demo's offset from real time, seconds")
    parser.add_argument("--slow", type=float, default=30.0, help="seconds that the mode `slow` waits")
    options = parser.parse_args(argv)
    try:
        server = Sandbox(options.port, Store(options.data), clock_file=options.clock, slow=options.slow)
    except OSError as error:
        print(f"The registry sandbox cannot take port {options.port}: {error.strerror}.", file=sys.stderr)
        return 1
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=server.stop).start())
    print(f"registry sandbox on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
    server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
