"""Everything that knows Rasa, so that it can be replaced. Only `bot.dialogue.agent` costs seconds to import."""
