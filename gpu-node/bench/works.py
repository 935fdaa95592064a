"""Work for an engine, timed."""

from __future__ import annotations

import time

from constellation_gpu_node.catalog import Served
from constellation_gpu_node.engine import Engine, Sample, SamplingWork, TrainingPlan, TrainingRow
from constellation_gpu_node.grammars import Grammar
from constellation_gpu_node.in_process import InProcessEngine


def sample(
    engine: Engine,
    model: Served,
    prompts: list[list[int]],
    n: int,
    new: int,
    listed: int | None = None,
    grammar: Grammar | None = None,
    seed: int | None = None,
) -> tuple[list[Sample], float]:
    """Samples of prompts, and the seconds that they took; scores when one new token is asked for."""
    answers: list[list[Sample]] = []
    failures: list[BaseException] = []
    listed = listed or (5 if new == 1 else 0)
    work = SamplingWork(
        model,
        prompts,
        n,
        time.monotonic_ns() if seed is None else seed,
        1.0,
        1.0,
        new,
        listed,
        [],
        grammar,
        lambda: None,
        answers.append,
        failures.append,
    )
    start = time.perf_counter()
    engine.add(work)
    while engine.has_work():
        engine.step()
    if failures:
        raise failures[0]
    return answers[0], time.perf_counter() - start


def train(engine: InProcessEngine, base: Served, row: TrainingRow, batch: int, rank: int) -> tuple[Served, float]:
    """An adapter of a few steps, and trained tokens a second of the last two."""
    run = engine.train(TrainingPlan(base, [row] * batch, rank, 2.0 * rank, 3, batch, 1e-4, 1))
    run.step()
    start = time.perf_counter()
    tokens = 0
    for _ in range(2):
        point = run.step()
        assert point is not None
        tokens = point.tokens
    seconds = time.perf_counter() - start
    adapter = run.adapter()
    run.close()
    return Served.tuned("tuned", base.name, adapter), tokens * 2 / 3 / seconds
