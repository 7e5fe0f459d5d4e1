"""`python -m bot` is `kith`."""

from bot.cli import main

main()
