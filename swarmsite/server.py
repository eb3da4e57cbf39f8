"""The web server: Daphne on one address, with the loop it runs on told to whoever publishes."""

import errno
import socket
from collections.abc import Callable

# Daphne must be imported before anything else touches Twisted: it installs the asyncio reactor.
from daphne.server import Server, twisted_loop  # isort: skip
from daphne.endpoints import build_endpoint_description_strings

from sessions_app.publish import use_server_loop

# A question over this is cut off by closing the socket; anything smaller is answered with an error.
LARGEST_MESSAGE = 8 * 1024 * 1024  # bytes
NEXT_PORTS = 20


class PortTaken(Exception):
    """The address is in use; the message says what to do."""


def choose_port(host: str, port: int | None, *, default: int) -> int:
    """Return the port asked for (0: any free one), or the first free one from `default` on. Raises PortTaken."""
    if port is not None:
        return _free(host, port)
    for candidate in range(default, default + NEXT_PORTS):
        try:
            return _free(host, candidate)
        except PortTaken:
            continue
    raise PortTaken(f"ports {default} to {default + NEXT_PORTS - 1} are all in use; choose one with --port.")


def serve(host: str, port: int, on_listening: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; call `on_listening` once browsers can connect. Raises PortTaken."""
    from swarmsite.asgi import application  # loads the applications, so not before the port is known to be free

    def listening() -> None:
        use_server_loop(twisted_loop)
        on_listening()

    server = Server(
        application=application,
        endpoints=build_endpoint_description_strings(host=host, port=port),
        websocket_max_message_size=LARGEST_MESSAGE,
        websocket_max_frame_size=LARGEST_MESSAGE,
        websocket_timeout=-1,
        ready_callable=listening,
        server_name="swarm",
        verbosity=0,
    )
    server.run()
    if server.abort_start:
        raise PortTaken(f"port {port} on {host} was taken by another program just now; try again.")


def _free(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                raise PortTaken(
                    f"port {port} on {host} cannot be used ({error.strerror}); choose another with --port."
                ) from error
            raise PortTaken(
                f"{host} is no address of this machine ({error.strerror}); choose another with --host."
            ) from error
        return int(probe.getsockname()[1])
