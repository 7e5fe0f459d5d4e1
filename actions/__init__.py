"""What Rasa's custom actions do: slots in, one call to `bot`, utter. One module a topic."""
