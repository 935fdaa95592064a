"""The engine over vLLM, where `gpu-node/install-vllm` has installed it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .nodes import RunningNode, rows
from .test_grammar import GRAMMAR, WORDS

PYTHON = Path(__file__).parents[1] / ".venv-vllm/bin/python"
OPTIONS = ("--engine", "vllm", "--vllm", str(PYTHON), "--slots", "64")

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="needs gpu-node/install-vllm")


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="module")
def node(state: Path) -> Iterator[RunningNode]:
    with RunningNode(state, *OPTIONS) as running:
        yield running


def test_its_log_probabilities_are_those_of_the_in_process_engine(node: RunningNode, tmp_path: Path) -> None:
    prompts = ["abc", "xyz" * 20, "Program:"]
    with RunningNode(tmp_path) as other:
        expected = other.complete(prompt=prompts, n=1, temperature=0, max_tokens=1, logprobs=20)
    found = node.complete(prompt=prompts, n=1, temperature=0, max_tokens=1, logprobs=20)
    for ours, theirs in zip(found, expected, strict=True):
        listed: dict[str, float] = ours["logprobs"]["top_logprobs"][0]
        assert len(listed) == 20
        shared = [
            abs(value - listed[token]) for token, value in theirs["logprobs"]["top_logprobs"][0].items() if token in listed
        ]
        assert len(shared) > 15
        assert max(shared) < 0.05


def test_it_reads_the_base_packed_in_4_bits(node: RunningNode, state: Path) -> None:
    [folder] = (state / "vllm-weights").iterdir()
    assert json.loads((folder / "config.json").read_text())["quantization_config"]["bnb_4bit_quant_type"] == "nf4"
    assert "quantization=bitsandbytes" in (state / "vllm.log").read_text()


def test_the_same_seed_gives_the_same_samples_and_another_one_others(node: RunningNode) -> None:
    first = texts(node.complete(n=8, max_tokens=8))
    assert len(set(first)) > 1
    assert texts(node.complete(n=8, max_tokens=8)) == first
    assert texts(node.complete(n=8, max_tokens=8, seed=8)) != first


def test_prompts_of_more_tokens_than_are_read_at_once_are_answered(node: RunningNode) -> None:
    prompts = [f"{i:02}" + "xyz" * 30 for i in range(64)]
    assert len(node.complete(prompt=prompts, n=2, max_tokens=4)) == 128


def test_an_answer_tells_what_it_took(node: RunningNode) -> None:
    body = {"model": "base", "prompt": "abc", "n": 8, "seed": 7, "max_tokens": 40}
    start = time.monotonic()
    usage = node.client.post("/v1/completions", json=body).json()["usage"]
    assert 0 < usage["node_seconds"] < time.monotonic() - start
    assert usage["cpu_seconds"] > 0


def test_completions_keep_to_a_grammar(node: RunningNode) -> None:
    choices = node.complete(n=32, max_tokens=40, grammar=GRAMMAR)
    ended = [choice["text"] for choice in choices if choice["finish_reason"] == "stop"]
    assert len(ended) > 4
    assert all(re.fullmatch(WORDS, text) for text in ended)


def test_an_adapter_is_trained_on_the_same_weights_and_served(node: RunningNode) -> None:
    job = node.awaited(node.train(rows(64), "tuned", epochs=6), "succeeded", "failed")
    assert job["status"] == "succeeded", job
    assert "d" in texts(node.complete(model="tuned", prompt="abc1", n=1, temperature=0, max_tokens=1))[0]
    assert node.client.delete("/v1/models/tuned").status_code == 204


def test_it_starts_again_after_a_kill_and_ends_with_the_node(node: RunningNode, state: Path) -> None:
    first = texts(node.complete(n=4))
    killed = server(state)
    os.kill(killed, signal.SIGKILL)
    body = {"model": "base", "prompt": "abc", "n": 4, "seed": 7}
    refused = node.client.post("/v1/completions", json=body)
    assert refused.status_code in (200, 503), refused.text
    assert texts(node.complete(n=4)) == first
    assert group(killed) == []
    started = server(state)
    node.kill()
    for _ in range(100):
        if not group(started):
            return
        time.sleep(0.2)
    raise AssertionError(f"left behind: {group(started)}")


def texts(choices: Any) -> list[str]:
    return [choice["text"] for choice in choices]


def server(state: Path) -> int:
    """The vLLM over this node's weights."""
    [found] = listed("-f", f"vllm.entrypoints.*{state}")
    return found


def group(leader: int) -> list[int]:
    """The processes that it started, and it."""
    return listed("-g", str(leader))


def listed(*how: str) -> list[int]:
    found = subprocess.run(["pgrep", *how], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]
