"""SmolLM2 on a CPU: the engine over vLLM beside the in-process one, one after the other in one run.

    gpu-node/.venv/bin/python gpu-node/bench/engines.py --vllm gpu-node/.venv-vllm/bin/python [--threads 1]

Prompts of some 180 tokens and 40 new tokens a sample, with an adapter of rank 8; then how much log-probabilities differ: those
that the in-process engine gave what it sampled, and vLLM's of the same tokens after the same tokens.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time

from cpu import NEW, PROMPT
from works import sample, train

from constellation_gpu_node import base as bases
from constellation_gpu_node import settings
from constellation_gpu_node.catalog import Served
from constellation_gpu_node.engine import Sample, TrainingRow
from constellation_gpu_node.in_process import InProcessEngine
from constellation_gpu_node.vllm_engine import VllmEngine

LISTED = 256
COMPARED = 4


def differences(engine: VllmEngine, model: Served, prompt: list[int], samples: list[Sample]) -> list[float]:
    """Absolute differences in nats, token by token, where vLLM lists the token among its most probable ones."""
    found = []
    for one in samples:
        heads = [prompt + one.tokens[:t] for t in range(len(one.tokens))]
        scored, _ = sample(engine, model, heads, 1, 1, LISTED)
        for t, (token, logprob) in enumerate(zip(one.tokens, one.logprobs, strict=True)):
            listed = dict(scored[t].alternatives[0])
            if token in listed:
                found.append(abs(listed[token] - logprob))
    return found


def main() -> None:
    """Prints one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", default="1")
    parser.add_argument("--vllm", required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as state:
        how = settings.parse(
            f"--model smollm2 --template none --device cpu --slots 64 --max-length 384 --threads {given.threads}"
            f" --memory 5GiB --state {state} --vllm {given.vllm}".split()
        )
        base = bases.load(how)
        start = time.perf_counter()
        vllm = VllmEngine(base, how)
        print(f"vLLM starts in {time.perf_counter() - start:.0f} s")
        engine = InProcessEngine(bases.load(how), how)
        prompt = base.text.prompt(PROMPT)
        row = TrainingRow(prompt[:120], base.text.completion(" GetToken(x, WORD, 1)" * 4), 1.0)
        model, _ = train(engine, Served(base.name, base.digest), row, batch=8, rank=8)
        for each in (engine, vllm):
            sample(each, model, [prompt], 4, NEW)
        print(f"prompt of {len(prompt)} tokens, {NEW} new, {given.threads} thread(s)")
        print(f"{'n':>4} {'in-process, tokens/s':>22} {'vLLM, tokens/s':>16} {'vLLM / in-process':>18}")
        for n in (8, 64):
            ours, our_seconds = sample(engine, model, [prompt], n, NEW)
            theirs, their_seconds = sample(vllm, model, [prompt], n, NEW)
            rates = [
                sum(len(one.tokens) for one in samples) / seconds
                for samples, seconds in ((ours, our_seconds), (theirs, their_seconds))
            ]
            print(f"{n:>4} {rates[0]:>22.0f} {rates[1]:>16.0f} {rates[1] / rates[0]:>18.2f}")
        found = differences(vllm, model, prompt, ours[:COMPARED])
        mean, most = statistics.mean(found), max(found)
        print(f"log-probabilities of {len(found)} tokens differ by {mean:.4f} on average, {most:.4f} at most")
        vllm.close()


if __name__ == "__main__":
    main()
