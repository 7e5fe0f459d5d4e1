"""Rasa's view of the head: an intent, its confidence and a ranking for each message."""

# ruff: noqa: ARG003 (Rasa passes these by name)
from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.featurizer import SentenceFeaturizer
from bot.encoder import fit, head, wording
from bot.encoder.head import HEAD_FILE, RANKING_LENGTH, Head
from bot.encoder.meaning import load_message_encoder
from bot.encoder.weights import Floats


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class HeadClassifier(IntentClassifier, GraphComponent):
    """Classifies by a fitted head; where the head is too unsure to guess, the intent is `nlu_fallback`."""

    def __init__(self, model_storage: ModelStorage, resource: Resource, trained: Head | None = None) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._head = trained

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> HeadClassifier:
        """A component that has learned nothing yet."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> HeadClassifier:
        """The component with the head that `train` kept, without one where there was nothing to learn from."""
        try:
            with model_storage.read_from(resource) as folder:
                return cls(model_storage, resource, Head.unpack((folder / HEAD_FILE).read_bytes()))
        except ValueError:
            return cls(model_storage, resource)

    @classmethod
    def required_components(cls) -> list[type]:
        """The featurizer whose vectors the head reads."""
        return [SentenceFeaturizer]

    @staticmethod
    def required_packages() -> list[str]:
        """What training needs beyond numpy."""
        return ["scipy"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """The hash of the code that fits the head, so that Rasa's cache does not outlive it."""
        sources = [Path(str(module.__file__)).read_bytes() for module in (fit, head, wording)]
        return hashlib.sha256(b"".join(sources)).hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Fits and keeps the head; keeps nothing where no example has an intent."""
        examples = [example for example in training_data.intent_examples if example.get(INTENT) and example.get(TEXT)]
        if examples:
            texts = [example.get(TEXT) for example in examples]
            labels = [example.get(INTENT) for example in examples]
            self._head = fit.fit_head(texts, _vectors(examples), labels, load_message_encoder().labels)
            with self._model_storage.write_to(self._resource) as folder:
                (folder / HEAD_FILE).write_bytes(self._head.pack())
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages, each with text now with intent and ranking."""
        spoken = [message for message in messages if message.get(TEXT)]
        if self._head is None or not spoken:
            return messages
        rankings = self._head.rank([message.get(TEXT) for message in spoken], _vectors(spoken))
        for message, ranking in zip(spoken, rankings, strict=True):
            ranked = [{"name": name, "confidence": share} for name, share in ranking[:RANKING_LENGTH]]
            if ranking[0][1] < self._head.unsure_below:
                ranked.insert(0, {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": ranking[0][1]})
            message.set("intent", ranked[0], add_to_output=True)
            message.set("intent_ranking", ranked, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data, with predictions, as Rasa's later components expect."""
        return training_data


def _vectors(messages: Sequence[Message]) -> Floats:
    return np.stack([message.get_dense_features(TEXT, [])[1].features[0] for message in messages])
