"""Rasa's view of the sentence encoder: one dense sentence feature for each message."""

# ruff: noqa: ARG003 (Rasa passes these by name)
from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from rasa.engine.caching import CACHE_LOCATION_ENV, DEFAULT_CACHE_LOCATION
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.encoder.kept import encode_kept
from bot.encoder.meaning import READER, load_message_encoder
from bot.encoder.tuned import path_of
from bot.encoder.weights import TOKENIZER_SHA256, WEIGHTS_SHA256, Floats


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Puts the vector of its meaning on each message that has a text."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._encoder = load_message_encoder()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeaturizer:
        """A component with the installed weights. Raises EncoderError."""
        return cls(config, execution_context.node_name)

    @classmethod
    def required_components(cls) -> list[type]:
        """None: the encoder has its own tokenizer."""
        return []

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """There is nothing to configure."""

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """The hashes of the weights, so that Rasa's cache does not outlive them."""
        return f"{WEIGHTS_SHA256} {TOKENIZER_SHA256} {hashlib.sha256(path_of(READER).read_bytes()).hexdigest()}"

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages, each with text now with its vector."""
        spoken = [message for message in messages if message.get(TEXT)]
        self._add(spoken, self._encoder.encode_deep([message.get(TEXT) for message in spoken]))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data, its examples with their vectors, which are kept beside Rasa's own cache."""
        spoken = [message for message in training_data.training_examples if message.get(TEXT)]
        folder = Path(os.environ.get(CACHE_LOCATION_ENV, DEFAULT_CACHE_LOCATION))
        self._add(spoken, encode_kept(self._encoder, [message.get(TEXT) for message in spoken], folder))
        return training_data

    def _add(self, messages: list[Message], vectors: Floats) -> None:
        name = self._config[FEATURIZER_CLASS_ALIAS]
        for message, vector in zip(messages, vectors, strict=True):
            message.add_features(Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, name))
