"""Training without a server: a file of rows in, an adapter and its loss curve out."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from .settings import Settings


def add_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say what is trained."""
    parser.add_argument("--rows", type=Path, required=True, help="file of lines with prompt, completion, weight")
    parser.add_argument("--out", type=Path, required=True, help="adapter to write, NAME.safetensors")
    parser.add_argument("--curve", type=Path, help="loss curve to write, step,tokens,loss a line")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--alpha", type=float, default=32.0)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--batch-rows", type=int, default=16)
    parser.add_argument("--learning-rate", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=1)


def train(given: argparse.Namespace, how: Settings) -> None:
    """Trains an adapter of the base; the same rows, options and machine give the same bytes."""
    from . import base as bases
    from .catalog import Served
    from .engine import TrainingPlan
    from .files import TrainingLines
    from .in_process import InProcessEngine

    base = bases.load(how)
    rows = list(TrainingLines(base.text, how.max_length).read(given.rows))
    parent = Served(base.name, base.digest)
    plan = TrainingPlan(
        parent, rows, given.rank, given.alpha, given.epochs, given.batch_rows, given.learning_rate, given.seed
    )
    run = InProcessEngine(base, how).train(plan)
    steps = given.epochs * -(-len(rows) // given.batch_rows)
    curve = ["step,tokens,loss"]
    start = time.monotonic()
    while (point := run.step()) is not None:
        curve.append(f"{point.step},{point.tokens},{point.loss:.5f}")
        if point.step % 10 == 0 or point.step == steps:
            rate = point.tokens / (time.monotonic() - start)
            left = (time.monotonic() - start) * (steps - point.step) / point.step
            told = f"step {point.step} of {steps}, loss {point.loss:.3f}, {rate:.0f} tokens/s, {left / 60:.0f} min left"
            print(told, flush=True)
    adapter = run.adapter()
    given.out.write_bytes(adapter.content)
    if given.curve:
        given.curve.write_text("\n".join(curve) + "\n")
    print(f"{given.out}: {len(adapter.content):,} bytes, digest {adapter.digest}")
