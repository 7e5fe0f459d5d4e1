"""Conversations through the real dialogue, actions and store."""
