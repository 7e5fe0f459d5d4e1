"""Kith: a coach for human connection that lives in Telegram."""
