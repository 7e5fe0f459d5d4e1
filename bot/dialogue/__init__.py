"""Everything that knows Rasa, so that it can be replaced. Importing `bot.dialogue.agent` costs seconds; nothing else may."""
