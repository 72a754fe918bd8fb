"""`python -m demo.phones --port 8073 --hook http://127.0.0.1:8000/hooks/sms/smsc/demo/`"""

from __future__ import annotations

import argparse
import signal
import sys
import threading

from demo.phones.server import Phones


def main(argv: list[str] | None = None) -> int:
    """Serve until SIGTERM or Ctrl-C. Returns 1 with one sentence when the port is taken."""
    parser = argparse.ArgumentParser(prog="demo.phones", description="Plays smsc.kz, mobizon.kz and the telephones behind them.")
    parser.add_argument("--port", type=int, required=True, help="TCP port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--hook", default="", help="address that is called when a number answers")
    options = parser.parse_args(argv)
    try:
        server = Phones(options.port, options.hook)
    except OSError as error:
        print(f"The telephones cannot take port {options.port}: {error.strerror}.", file=sys.stderr)
        return 1
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
    print(f"telephones on {server.url}", flush=True)
    server.serve_forever()
    server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
