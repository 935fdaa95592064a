"""What a language model of 4 billion parameters needs and does on one GPU, before its weights are fetched.

    gpu-node/.venv/bin/python gpu-node/bench/fit.py [--price 0.50]

Builds the shape of Qwen3-4B with random weights in 4 bits (neither speed nor memory depends on values) and measures under a
cap of 24 GB: sampling, scoring of candidates that share their task's prompt, QLoRA; then what a study would take, by default
with the counts of studies/paper.yaml: 2,400 prompts (400 tasks under 6 splits) with 128 samples of v0, of three frozen
copies and of four v2, with 64 of four v1, and the training pools. Without a GPU it ends with status 2; ``--shape tiny
--device cpu`` runs the same code to test it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import torch
from works import sample, train

from constellation_gpu_node import base as bases
from constellation_gpu_node import settings
from constellation_gpu_node.catalog import Served
from constellation_gpu_node.engine import TrainingRow
from constellation_gpu_node.in_process import InProcessEngine

CAP = 24
SHAPES = {
    "qwen3-4b": {
        "model_type": "qwen3",
        "num_hidden_layers": 36,
        "hidden_size": 2560,
        "num_attention_heads": 32,
        "num_key_value_heads": 8,
        "head_dim": 128,
        "intermediate_size": 9728,
        "vocab_size": 151_936,
        "tie_word_embeddings": True,
        "max_position_embeddings": 4096,
    },
    "tiny": {
        "model_type": "qwen3",
        "num_hidden_layers": 2,
        "hidden_size": 64,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 16,
        "intermediate_size": 128,
        "vocab_size": 512,
        "tie_word_embeddings": True,
        "max_position_embeddings": 4096,
    },
}
PROMPT, NEW, TAIL = 256, 40, 60


def measure(engine: InProcessEngine, base: Served, device: str) -> dict[str, float]:
    """Prints a table; units a second by work."""
    rates: dict[str, float] = {}

    def told(work: str, rate: float) -> None:
        peak = torch.cuda.max_memory_allocated() / 1e9 if device == "cuda" else float("nan")
        print(f"{work:<52} {rate:>12,.1f} {peak:>10.1f}", flush=True)
        rates[work] = rate

    print(f"{'work':<52} {'a second':>12} {'peak, GB':>10}")
    row = TrainingRow([1] * 472, [2] * NEW, 1.0)
    model, rate = train(engine, base, row, batch=16, rank=16)
    told("trained tokens, 16 rows of 512", rate)
    for prompts, n in ((1, 8), (1, 64), (1, 256), (32, 8), (4, 64)):
        texts = [[3 + j] * PROMPT for j in range(prompts)]
        sample(engine, model, texts, n, 4)
        samples, seconds = sample(engine, model, texts, n, NEW)
        told(f"candidates, {prompts} prompts of {PROMPT} tokens x {n}", len(samples) / seconds)
    candidates = [[40 + j] * PROMPT + [50 + i] * TAIL for j in range(4) for i in range(8)]
    scores, seconds = sample(engine, model, candidates, 1, 1)
    told("scores, 8 candidates share a prompt", len(scores) / seconds)
    return rates


def main() -> None:
    """Measures and reckons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=list(SHAPES), default="qwen3-4b")
    parser.add_argument("--device", choices=["cuda", "cpu"], default="cuda")
    parser.add_argument("--price", type=float, default=0.50, help="price of an hour of the card")
    parser.add_argument("--candidates", type=int, default=3_100_000)
    parser.add_argument("--scores", type=int, default=500_000, help="an upper estimate")
    parser.add_argument("--trained-tokens", type=int, default=12_000_000, help="an upper estimate")
    given = parser.parse_args()
    if given.device == "cuda" and not torch.cuda.is_available():
        print("fit.py: PyTorch finds no GPU; --shape tiny --device cpu tests the code", file=sys.stderr)
        sys.exit(2)
    with tempfile.TemporaryDirectory() as directory:
        shape = Path(directory) / "shape.json"
        shape.write_text(json.dumps(SHAPES[given.shape]))
        how = settings.parse(
            f"--model random:{shape} --template none --device {given.device} --max-length 640 --memory {CAP}GiB"
            f" --state {directory}".split()
        )
        base = bases.load(how)
        engine = InProcessEngine(base, how)
        rates = measure(engine, Served(base.name, base.digest), given.device)
    training, sampling, scoring = (
        next(r for w, r in rates.items() if w.startswith(k)) for k in ("trained", "candidates, 4", "sc")
    )
    works = ((given.candidates, sampling), (given.scores, scoring), (given.trained_tokens, training))
    hours = [count / rate / 3600 for count, rate in works]
    print(f"{given.candidates:,} candidates, {given.scores:,} scores, {given.trained_tokens:,} trained tokens:")
    print(f"{hours[0]:.1f} + {hours[1]:.1f} + {hours[2]:.1f} hours, {sum(hours) * given.price:.2f} at {given.price} an hour")


if __name__ == "__main__":
    main()
