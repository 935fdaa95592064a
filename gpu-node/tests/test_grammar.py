"""Completions that keep to a grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .nodes import RunningNode

GRAMMAR = 'start: " " word ("+" word)*\nword: ("b" | "c")+ | STRING\nSTRING: /"[a-z]{0,3}"/\n'
WORDS = r' (?:[bc]+|"[a-z]{0,3}")(?:\+(?:[bc]+|"[a-z]{0,3}"))*'


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNode]:
    state: Path = tmp_path_factory.mktemp("state")
    with RunningNode(state) as running:
        yield running


def test_every_completion_that_ends_by_itself_is_of_the_grammar(node: RunningNode) -> None:
    choices = node.complete(n=64, max_tokens=40, grammar=GRAMMAR)
    ended = [choice["text"] for choice in choices if choice["finish_reason"] == "stop"]
    assert len(ended) > 8
    assert len(set(ended)) > 8
    assert all(re.fullmatch(WORDS, text) for text in ended)
    assert all(re.match(" ", choice["text"]) for choice in choices)


def test_without_a_grammar_the_same_request_gives_other_text(node: RunningNode) -> None:
    texts = [choice["text"] for choice in node.complete(n=16, max_tokens=12)]
    assert not any(re.fullmatch(WORDS, text) for text in texts)


def test_log_probabilities_are_those_of_the_model_alone(node: RunningNode) -> None:
    only = node.complete(n=1, max_tokens=2, logprobs=256, grammar='start: "bc"')[0]
    free = node.complete(n=1, max_tokens=1, logprobs=256, temperature=0)[0]
    assert only["text"] == "bc"
    assert only["logprobs"]["token_logprobs"][0] == free["logprobs"]["top_logprobs"][0]["b"]


def test_what_runs_beside_it_changes_nothing(node: RunningNode) -> None:
    alone = node.complete(n=4, max_tokens=12, grammar=GRAMMAR)
    many = node.complete(n=24, max_tokens=12, grammar=GRAMMAR)
    assert many[:4] == alone
    greedy = node.complete(n=2, max_tokens=12, temperature=0, grammar=GRAMMAR)
    assert greedy[0]["text"] == greedy[1]["text"]


@pytest.mark.parametrize(
    ("grammar", "told"),
    [
        ('start: "a" | missing', "missing"),
        ('begin: "a"', "start"),
        ("start: (", "("),
        ("", "characters"),
        ("x" * 70_000, "from 1 to 65536"),
    ],
)
def test_a_grammar_that_is_none_is_refused_with_its_fault(node: RunningNode, grammar: str, told: str) -> None:
    body = {"model": "base", "prompt": "abc", "grammar": grammar}
    error = node.refused(400, node.client.post("/v1/completions", json=body))
    assert error["param"] == "grammar"
    assert told in error["message"]
