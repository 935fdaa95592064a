"""Memory that runs out: work goes on in smaller batches and its results stay the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from constellation_gpu_node import base as bases
from constellation_gpu_node import settings
from constellation_gpu_node.catalog import Served
from constellation_gpu_node.engine import Sample, SamplingWork, TrainingPlan, TrainingRow
from constellation_gpu_node.in_process import InProcessEngine
from constellation_gpu_node.sampler import Sampler

from .nodes import TINY


@pytest.fixture
def engine(tmp_path: Path) -> InProcessEngine:
    how = settings.parse(
        f"--model {TINY} --template none --device cpu --slots 16 --max-length 128 --threads 1 --state {tmp_path}".split()
    )
    base = bases.load(how)
    engine = InProcessEngine(base, how)
    engine.served = Served(base.name, base.digest)  # type: ignore[attr-defined]
    return engine


def sampled(engine: Any) -> list[Sample]:
    """Samples of three prompts."""
    answers: list[list[Sample]] = []
    failures: list[BaseException] = []
    work = SamplingWork(
        engine.served,
        [[1, 2, 3], [4, 5] * 40, [1, 2, 3, 4]],
        n=9,
        seed=3,
        temperature=1.0,
        top_p=1.0,
        max_tokens=12,
        alternatives=2,
        stops=[],
        grammar=None,
        begun=lambda: None,
        done=answers.append,
        failed=failures.append,
    )
    engine.add(work)
    while engine.has_work():
        engine.step()
    if failures:
        raise failures[0]
    return answers[0]


def test_sampling_goes_on_with_fewer_slots(engine: InProcessEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = sampled(engine)
    forward = Sampler._forward

    def limited(self: Sampler, keys: Any, rows: Any, tokens: torch.Tensor, positions: torch.Tensor) -> torch.Tensor:
        if tokens.shape[0] > 5:
            raise torch.OutOfMemoryError("no memory for more than 5 rows")
        return forward(self, keys, rows, tokens, positions)

    monkeypatch.setattr(Sampler, "_forward", limited)
    assert sampled(engine) == expected


def test_a_request_that_cannot_run_at_all_is_told_so(engine: InProcessEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: Any) -> torch.Tensor:
        raise torch.OutOfMemoryError("no memory at all")

    monkeypatch.setattr(Sampler, "_forward", nothing)
    with pytest.raises(torch.OutOfMemoryError):
        sampled(engine)


def test_training_goes_on_in_smaller_parts(engine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [TrainingRow([1, 2, 3, i], [5, 6], 1.0 + i) for i in range(8)]
    plan = TrainingPlan(engine.served, rows, 4, 8.0, 2, 8, 1e-2, 1)

    def losses(run: Any) -> list[float]:
        found = []
        while (point := run.step()) is not None:
            found.append(point.loss)
        run.close()
        return found

    whole = losses(engine.train(plan))
    run = engine.train(plan)
    part = run._part

    def limited(rows: list[TrainingRow], total: float) -> float:
        if len(rows) > 3:
            raise torch.OutOfMemoryError("no memory for more than 3 rows")
        return float(part(rows, total))

    monkeypatch.setattr(run, "_part", limited)
    monkeypatch.setattr(torch.cuda, "empty_cache", lambda: None)
    assert losses(run) == pytest.approx(whole, rel=1e-2)
