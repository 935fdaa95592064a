"""What users do wrong, and what must survive; the rest is in the contract of model nodes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .nodes import OTHER, TINY, RunningNode, rows


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNode]:
    with RunningNode(tmp_path_factory.mktemp("node")) as running:
        yield running


def test_the_same_request_gives_the_same_completions_in_a_fresh_process(tmp_path: Path) -> None:
    answers = []
    for attempt in range(2):
        with RunningNode(tmp_path / str(attempt)) as node:
            answers.append(node.complete(n=20, prompt=["abc", "x" * 90]))
    assert answers[0] == answers[1]


def test_the_same_training_gives_the_same_adapter_in_a_fresh_process(tmp_path: Path) -> None:
    adapters = []
    for attempt in range(2):
        with RunningNode(tmp_path / str(attempt)) as node:
            node.awaited(node.train(rows(24), "again"), "succeeded")
            adapters.append(node.content("again"))
    assert adapters[0] == adapters[1]


def test_training_beside_it_changes_no_sample(node: RunningNode) -> None:
    node.awaited(node.train(rows(64), "beside"), "succeeded")
    request = {"model": "beside", "n": 16, "max_tokens": 100, "prompt": [f"abc{i}" for i in range(16)]}
    alone = node.complete(**request)
    job = node.train(rows(64), "other", epochs=200)
    node.awaited(job, "running")
    before = len(node.client.get(f"/v1/fine_tuning/jobs/{job}/events").json()["data"])
    assert node.complete(**request) == alone
    assert len(node.client.get(f"/v1/fine_tuning/jobs/{job}/events").json()["data"]) > before + 1
    node.client.post(f"/v1/fine_tuning/jobs/{job}/cancel")


def test_a_node_that_is_killed_in_training_has_a_failed_job_and_no_adapter(tmp_path: Path) -> None:
    with RunningNode(tmp_path) as node:
        job = node.train(rows(50), "killed", epochs=1000, batch=1)
        node.awaited(job, "running")
        node.kill()
    with RunningNode(tmp_path) as node:
        assert node.job(job)["status"] == "failed"
        assert "ask for it again" in node.job(job)["error"]["message"]
        assert node.client.get("/v1/models/killed").status_code == 404
        assert not list(tmp_path.glob("adapters/*"))


def test_an_adapter_outlives_its_node_and_is_refused_by_another_base(tmp_path: Path) -> None:
    with RunningNode(tmp_path / "one") as node:
        node.awaited(node.train(rows(24), "tuned"), "succeeded")
        content, expected = node.content("tuned"), node.complete(model="tuned")
    with RunningNode(tmp_path / "one") as node:
        assert node.complete(model="tuned") == expected
    with RunningNode(tmp_path / "two", model=OTHER) as other:
        error = other.refused(400, other.client.put("/v1/models/tuned/content", content=content))
        assert error["code"] == "wrong_base"


def test_two_jobs_at_once_are_trained_one_after_the_other(node: RunningNode) -> None:
    first = node.train(rows(50), "first", epochs=1000, batch=1)
    second = node.train(rows(24), "second")
    node.awaited(first, "running")
    assert node.job(second)["status"] == "queued"
    node.client.post(f"/v1/fine_tuning/jobs/{first}/cancel")
    assert node.awaited(second, "succeeded", "failed")["status"] == "succeeded"
    assert node.awaited(first, "cancelled")["fine_tuned_model"] is None


def test_ten_thousand_samples_of_one_prompt_are_refused(node: RunningNode) -> None:
    body = {"model": "base", "prompt": "abc", "n": 10_000}
    error = node.refused(400, node.client.post("/v1/completions", json=body))
    assert (error["param"], "4096" in error["message"]) == ("n", True)


def test_a_sample_of_a_hundred_thousand_tokens_is_refused_with_its_line(node: RunningNode) -> None:
    long = json.dumps({"prompt": "abc", "completion": "d" * 100_000}) + "\n"
    error = node.refused(400, node.upload(rows(3) + long))
    assert "line 4: prompt and completion have 100004 tokens, at most 128 are allowed" in error["message"]


def test_a_wrong_key_is_refused_and_health_needs_none(tmp_path: Path) -> None:
    with RunningNode(tmp_path, "--api-key", "right") as node:
        for headers in ({}, {"Authorization": "Bearer wrong"}):
            error = node.refused(401, node.client.get("/v1/models", headers=headers))
            assert error["type"] == "authentication_error"
        assert node.client.get("/v1/models", headers={"Authorization": "Bearer right"}).status_code == 200
        assert node.client.get("/metrics").status_code == 200


def test_a_state_directory_has_one_node(tmp_path: Path) -> None:
    with RunningNode(tmp_path):
        assert "is used by another node" in serve(tmp_path)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--memory", "1MiB"], "--memory: 1,048,576 bytes are too few: weights"),
        (["--memory", "lots"], "--memory: 'lots', allowed is a number of bytes"),
        (["--quantization", "int8"], "--quantization: 'int8', allowed are nf4, none"),
        (["--model", "nowhere"], "--model: nowhere has no config.json"),
        (["--template", "model"], "--template: the model has no chat template; allowed is none"),
        (["--max-length", "8"], "--max-length: '8', allowed is a number from 16"),
        (["--adapters", "nowhere"], "--adapters: nowhere is no directory"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, options: list[str], message: str) -> None:
    assert message in serve(tmp_path, *options)


def serve(state: Path, *options: str) -> str:
    """What a node that does not start says."""
    command = [sys.executable, "-m", "constellation_gpu_node", "serve", "--model", TINY, "--template", "none"]
    command += ["--device", "cpu", "--max-length", "128", "--state", str(state), *options]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 2, ended.stderr
    return ended.stderr
