"""What holding completions to a grammar costs: SmolLM2 with its first generator on a CPU, with and without, in one run.

gpu-node/.venv/bin/python gpu-node/bench/grammar.py [--threads 1]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from works import sample

from constellation_gpu_node import adapters, settings
from constellation_gpu_node import base as bases
from constellation_gpu_node.catalog import Served
from constellation_gpu_node.grammars import Grammar
from constellation_gpu_node.in_process import InProcessEngine

ROOT = Path(__file__).parents[2]
LANGUAGE = ROOT / "domains/strings/src/main/resources/dev/constellation/strings/language/ff.lark"
PROMPT = 'x = "Julia, Wang, 25, Hip, MT" -> "Wang, 25, Hip, MT"\nx = "wotog, shaw, 85" -> "shaw, 85"\nProgram:'
NEW = 64
REPETITIONS = 3


def rate(engine: InProcessEngine, model: Served, prompt: list[int], n: int, grammar: Grammar | None) -> float:
    """Sampled tokens a second."""
    samples, seconds = sample(engine, model, [prompt], n, NEW, grammar=grammar, seed=7)
    return sum(len(one.tokens) for one in samples) / seconds


def main() -> None:
    """Prints one table, the middle one of three ratios each."""
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
        adapter = adapters.read((ROOT / "models/smollm2/gen_v0.safetensors").read_bytes())
        model = Served.tuned("gen_v0", base.name, adapter)
        grammar = base.grammars.compile('start: " " program\n' + LANGUAGE.read_text())
        prompt = base.text.prompt(PROMPT)
        rate(engine, model, prompt, 4, grammar)
        print(f"{'n':>4} {'without, tokens/s':>18} {'with, tokens/s':>15} {'with / without':>15}")
        for n in (8, 64):
            pairs = []
            for _ in range(REPETITIONS):
                without = rate(engine, model, prompt, n, None)
                pairs.append((without, rate(engine, model, prompt, n, grammar)))
            without, held = sorted(pairs, key=lambda pair: pair[1] / pair[0])[REPETITIONS // 2]
            print(f"{n:>4} {without:>18.0f} {held:>15.0f} {held / without:>15.2f}")


if __name__ == "__main__":
    main()
