"""The components in Rasa: a model trained from any intents understands in Rasa exactly as it does without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.understand import Understander
from bot.settings import find_root

pytestmark = pytest.mark.rasa

INTENTS = {
    "greet": ["hello", "hi there", "good morning", "hey you", "hiya"],
    "feel_lonely": [
        "i feel so alone",
        "nobody calls me",
        "no one is there",
        "i am lonely tonight",
        "i have no friends",
    ],
    "add_person": [
        "add [Ana](contact_name)",
        "keep my [sister](relation)",
        "put Bo on my list",
        "save Jo",
        "new person",
    ],
    "out_of_scope": ["what's the weather", "write python code", "who won", "price of bitcoin", "capital of peru"],
}
SAID = [
    "good evening",
    "i've got nobody",
    "keep my sister Lu",
    "how hot is it in Rome",
    "hmm",
    "👍",
    "/greet",
    "a" * 900,
]


def write_data(path: Path, intents: dict[str, list[str]], lookups: str = "") -> Path:
    blocks = [
        f"- intent: {name}\n  examples: |\n" + "".join(f"    - {text}\n" for text in said)
        for name, said in intents.items()
    ]
    path.write_text('version: "3.1"\nnlu:\n' + "".join(blocks) + lookups)
    return path


def train(folder: Path, data: Path) -> Path:
    from bot.dialogue import quiet

    quiet.prepare()
    from rasa.model_training import train_nlu

    quiet.hush()
    config = str(find_root() / "config.yml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASA_CACHE_DIRECTORY", str(folder / "cache"))
        trained = train_nlu(config=config, nlu_data=str(data), output=str(folder), fixed_model_name="small")
    assert trained is not None
    return Path(trained)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nlu")
    lookups = "- lookup: relation\n  examples: |\n    - sister\n    - brother\n"
    return train(folder, write_data(folder / "nlu.yml", INTENTS, lookups))


@pytest.fixture(scope="module")
def agent(model: Path) -> Any:
    from rasa.core.agent import Agent

    return Agent.load(model)


@pytest.mark.parametrize("text", SAID)
async def test_rasa_and_kith_understand_the_same(model: Path, agent: Any, text: str) -> None:
    ours = Understander.load(model).parse(text)
    theirs = await agent.parse_message(text.lstrip("/"))
    ranking = [(guess["name"], guess["confidence"]) for guess in theirs["intent_ranking"]]
    if theirs["intent"]["name"] == "nlu_fallback":
        ranking = ranking[1:]
    else:
        assert theirs["intent"] == {"name": ours["intent"], "confidence": ours["confidence"]}
    assert ranking == ours["ranking"]


async def test_a_word_of_a_lookup_table_is_an_entity(agent: Any) -> None:
    parsed = await agent.parse_message("keep my brother")
    assert [(entity["entity"], entity["value"]) for entity in parsed["entities"]] == [("relation", "brother")]


async def test_intents_without_entities_or_an_out_of_scope_can_be_trained(tmp_path: Path) -> None:
    intents = {name: said for name, said in INTENTS.items() if name in ("greet", "feel_lonely")}
    understander = Understander.load(train(tmp_path, write_data(tmp_path / "nlu.yml", intents)))
    assert understander.parse("how hot is it in Rome")["intent"] in intents
    assert understander.head.unsure_below == 0
