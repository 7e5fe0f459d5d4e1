"""Fits what `bot/encoder/tuned` holds. Needs torch, so it runs in an environment of its own: see README.md here."""
