"""A pretrained language model in 4 bits: the same code that runs on a GPU."""

from __future__ import annotations

import time
from pathlib import Path

from .nodes import RunningNode

PROMPT = 'x = "Julia, Wang, 25" -> "Julia"\nx = "Max, Ode, 7" -> "Max"\nProgram:'


def test_it_samples_scores_and_learns(tmp_path: Path) -> None:
    rows = "".join(
        f'{{"prompt": "x = \\"{name}, {i}\\" -> \\"{name}\\"\\nProgram:", "completion": " GetToken(x, WORD, 1)"}}\n'
        for i, name in enumerate(["Ada", "Alan", "Grace", "Kurt", "Emmy", "Paul", "Rosa", "Carl"] * 4)
    )
    start = time.monotonic()
    with RunningNode(tmp_path, model="smollm2", max_length=256) as node:
        print(f"ready after {time.monotonic() - start:.1f} s")
        untrained = node.complete(prompt=PROMPT, n=8, max_tokens=12)
        assert untrained == node.complete(prompt=PROMPT, n=8, max_tokens=12)
        assert len({choice["text"] for choice in untrained}) > 1
        job = node.awaited(node.train(rows, "tuned", epochs=6, batch=8, rank=8, rate=1e-3), "succeeded", "failed")
        assert job["status"] == "succeeded", job
        events = node.client.get(f"/v1/fine_tuning/jobs/{job['id']}/events").json()["data"]
        assert events[-1]["loss"] < 0.5 * events[0]["loss"]
        tuned = node.complete(model="tuned", prompt=PROMPT, n=8, max_tokens=12)
        assert sum(choice["text"] == " GetToken(x, WORD, 1)" for choice in tuned) >= 4
        scored = node.complete(model="tuned", prompt=[PROMPT, PROMPT + " G"], n=1, temperature=0, max_tokens=1, logprobs=5)
        assert [len(choice["logprobs"]["top_logprobs"][0]) for choice in scored] == [5, 5]
    with RunningNode(tmp_path, model="smollm2", max_length=256) as node:
        assert node.complete(model="tuned", prompt=PROMPT, n=8, max_tokens=12) == tuned
