"""SmolLM2 on a CPU: this engine beside plain ``generate``, one after the other in one run.

    gpu-node/.venv/bin/python gpu-node/bench/cpu.py [--threads 1]

Prompts of some 180 tokens and 40 new tokens a sample, with an adapter of rank 8; then training steps of 8 rows of some 150
tokens. Both sides use the same 4-bit weights and the same adapter.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

import torch
from works import sample, train

from constellation_gpu_node import base as bases
from constellation_gpu_node import settings
from constellation_gpu_node.catalog import Served
from constellation_gpu_node.engine import TrainingRow
from constellation_gpu_node.in_process import InProcessEngine

PROMPT = 'x = "Julia, Wang, 25, Hip, MT" -> "Wang, 25, Hip, MT"\n' * 7 + "Program:"
NEW = 40


def generating(language_model: Any, prompt: list[int], n: int) -> float:
    """Sampled tokens a second of plain generate, which reads the prompt for every sample."""
    tokens = torch.tensor([prompt])
    start = time.perf_counter()
    with torch.inference_mode():
        sampled = language_model.generate(
            tokens, do_sample=True, num_return_sequences=n, max_new_tokens=NEW, min_new_tokens=NEW, pad_token_id=0
        )
    seconds = time.perf_counter() - start
    return float(n * (sampled.shape[1] - len(prompt)) / seconds)


def main() -> None:
    """Prints one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", default="1")
    threads = parser.parse_args().threads
    with tempfile.TemporaryDirectory() as state:
        how = settings.parse(
            f"--model smollm2 --template none --device cpu --slots 64 --max-length 384 --threads {threads}"
            f" --memory 5GiB --state {state}".split()
        )
        base = bases.load(how)
        engine = InProcessEngine(base, how)
        prompt = base.text.prompt(PROMPT)
        row = TrainingRow(prompt[:120], base.text.completion(" GetToken(x, WORD, 1)" * 4), 1.0)
        model, rate = train(engine, Served(base.name, base.digest), row, batch=8, rank=8)
        print(f"prompt of {len(prompt)} tokens, {NEW} new, {threads} thread(s); training rows of {row.length} tokens")
        print(f"{'n':>4} {'this engine, tokens/s':>22} {'generate, tokens/s':>20} {'times as fast':>14}")
        sample(engine, model, [prompt], 4, NEW)
        for n in (8, 64):
            samples, seconds = sample(engine, model, [prompt], n, NEW)
            ours = sum(len(one.tokens) for one in samples) / seconds
            theirs = generating(engine.language_model, prompt, n)
            print(f"{n:>4} {ours:>22.0f} {theirs:>20.0f} {ours / theirs:>14.1f}", flush=True)
        print(f"training: {rate:.0f} tokens/s")
        print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")
        print(f"load: {Path('/proc/loadavg').read_text().split()[0]}")


if __name__ == "__main__":
    main()
