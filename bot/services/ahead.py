"""Reading ahead: what the screen and the dialogue will ask of the encoder, asked of its own process beforehand."""

from __future__ import annotations

from bot.coaching.safety.ear import pieces
from bot.dialogue.understand import spoken
from bot.encoder.apart import Apart, memos


class Ahead:
    """Does nothing until it has started: then everything is read when it is asked for."""

    def __init__(self) -> None:
        self._apart: Apart | None = None

    def start(self) -> None:
        """Starts the process. Raises EncoderError."""
        apart = Apart(memos())
        apart.start()
        self._apart = apart

    async def close(self) -> None:
        """Ends the process."""
        if self._apart is not None:
            await self._apart.close()

    async def read(self, *texts: str) -> None:
        """Returns when these messages are read, or have waited long enough. Never raises."""
        if self._apart is not None:
            await self._apart.read(piece for text in texts for piece in (spoken(text).strip(), *pieces(text)))
