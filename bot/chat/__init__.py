"""The wire: Telegram and the terminal, what comes in and what goes out."""
