"""Redis as the queue of Celery's calls: kombu's transport, whose worker does not stand still after Redis went away."""

from kombu.transport import TRANSPORT_ALIASES, redis, virtual


class QoS(redis.QoS):
    """How many calls a worker holds at once (kombu's "quality of service")."""

    def ack(self, delivery_tag: str) -> None:
        """Gives the call's place free, also where Redis could not be told; what it raises is raised on.

        kombu keeps the place then. Once no place is left, the worker asks Redis for nothing, so it never notices that
        the connection is gone, and waits for ever. The call itself may come again: every task can run twice.
        """
        try:
            super().ack(delivery_tag)
        except Exception:
            virtual.QoS.ack(self, delivery_tag)
            raise


class Channel(redis.Channel):
    """A channel with these places."""

    QoS = QoS


class Transport(redis.Transport):
    """The transport with these channels."""

    Channel = Channel


def register() -> None:
    """Makes every address of a Redis server use this transport."""
    for scheme in ("redis", "rediss", "redis+socket"):
        TRANSPORT_ALIASES[scheme] = f"{__name__}:Transport"
