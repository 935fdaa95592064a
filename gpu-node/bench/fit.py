"""What a language model of 4 billion parameters needs and does on one GPU, before its weights are fetched.

    gpu-node/.venv/bin/python gpu-node/bench/fit.py [--engine vllm --vllm gpu-node/.venv-vllm/bin/python] [--price 0.50]

Starts a node over the shape of Qwen3-4B with random weights in 4 bits (neither speed nor memory depends on values), told to
keep within 24 GB, and measures as its client: QLoRA, sampling with the adapter that this gave, scoring of candidates that
share their task's prompt; then what a study would take, by default with the counts of studies/paper.yaml: 2,400 prompts
(400 tasks under 6 splits) with 128 samples of v0, of three frozen copies and of four v2, with 64 of four v1, and the
training pools. Memory is the card's as nvidia-smi tells it, so the card must not be used by others; on a CPU it is the most
that the node's own process had. Without a GPU it ends with status 2; ``--shape tiny --device cpu`` runs the same code to
test it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from constellation_gpu_node.vllm_server import free_port

CAP = 24
START_SECONDS = 1200
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
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 32,
        "intermediate_size": 128,
        "vocab_size": 512,
        "tie_word_embeddings": True,
        "max_position_embeddings": 4096,
    },
}
PROMPT, NEW, TAIL = 256, 40, 60
LONG_PROMPT, LONG_NEW = 300, 64
ROW, BATCH, STEPS = 512, 16, 6


class Memory:
    """The most bytes in use, asked five times a second."""

    def __init__(self, node: httpx.Client, device: str) -> None:
        self._node = node
        self._device = device
        self._most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._thread.join()

    def peak(self) -> float:
        """The most since the last time, in GB."""
        most, self._most = max(self._most, self._used()), 0.0
        return most / 1e9

    def _watch(self) -> None:
        while not self._ended.wait(0.2):
            self._most = max(self._most, self._used())

    def _used(self) -> float:
        if self._device == "cuda":
            asked = ["nvidia-smi", "--query-gpu=memory.used", "--format=csv,noheader,nounits", "--id=0"]
            return float(subprocess.run(asked, capture_output=True, text=True, check=True).stdout) * (1 << 20)
        [line] = [
            line for line in self._node.get("/metrics").text.splitlines() if line.startswith("constellation_node_memory_peak")
        ]
        return float(line.split()[1])


@contextlib.contextmanager
def serving(given: argparse.Namespace, state: Path) -> Iterator[httpx.Client]:
    """A node and a client of it."""
    port = free_port()
    shape = state / "shape.json"
    shape.write_text(json.dumps(SHAPES[given.shape]))
    command = [sys.executable, "-m", "constellation_gpu_node", "serve", "--model", f"random:{shape}", "--template", "none"]
    command += ["--device", given.device, "--memory", f"{CAP}GiB", "--max-length", "640", "--state", str(state)]
    command += ["--port", str(port), "--engine", given.engine, "--vllm", given.vllm]
    with (state / "node.log").open("w") as log:
        node = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=None)
    try:
        end = time.monotonic() + START_SECONDS
        while not _ready(client):
            if node.poll() is not None or time.monotonic() > end:
                sys.exit(f"fit.py: the node does not start; the end of its log:\n{(state / 'node.log').read_text()[-2000:]}")
            time.sleep(0.5)
        yield client
    finally:
        client.close()
        node.terminate()
        node.wait(60)


def _ready(client: httpx.Client) -> bool:
    with contextlib.suppress(httpx.TransportError):
        return client.get("/health/ready").status_code == 200
    return False


def asked(client: httpx.Client, path: str, **request: Any) -> Any:
    """The answer to a request."""
    answer = client.post(path, **request)
    if answer.status_code != 200:
        sys.exit(f"fit.py: {path} answered {answer.status_code}: {answer.text[:1000]}")
    return answer.json()


def trained(client: httpx.Client) -> float:
    """Leaves an adapter called tuned; tokens a second of the node."""
    rows = "".join(
        json.dumps({"prompt": f"{i:04}" + "p" * (ROW - NEW - 4), "completion": "c" * (NEW - 1)}) + "\n"
        for i in range(BATCH * STEPS)
    )
    file = asked(client, "/v1/files", data={"purpose": "fine-tune"}, files={"file": ("rows.jsonl", rows)})
    how = {"rank": 16, "alpha": 32.0, "n_epochs": 1, "batch_size": BATCH, "learning_rate": 1e-4}
    body = {"model": "base", "training_file": file["id"], "suffix": "tuned", "seed": 1, "hyperparameters": how}
    job = asked(client, "/v1/fine_tuning/jobs", json=body)
    while job["status"] in ("queued", "running"):
        time.sleep(0.5)
        job = client.get(f"/v1/fine_tuning/jobs/{job['id']}").json()
    if job["status"] != "succeeded":
        sys.exit(f"fit.py: training ended as {job}")
    return float(job["trained_tokens"] / job["node_seconds"])


def answered(client: httpx.Client, prompts: list[str], n: int, new: int) -> float:
    """Completions a second as the client sees them; scores where one new token is asked for."""
    body = {"model": "tuned", "prompt": prompts, "n": n, "seed": 1, "max_tokens": new, "logprobs": 5 if new == 1 else None}
    start = time.perf_counter()
    choices = asked(client, "/v1/completions", json=body)["choices"]
    return len(choices) / (time.perf_counter() - start)


def measure(client: httpx.Client, memory: Memory) -> dict[str, float]:
    """Prints a table; units a second by work."""
    rates: dict[str, float] = {}

    def told(work: str, rate: float) -> None:
        print(f"{work:<64} {rate:>10,.1f} {memory.peak():>10.1f}", flush=True)
        rates[work] = rate

    def prompts(count: int, length: int, kind: str) -> list[str]:
        return [f"{kind}{j:03}".ljust(length, "p") for j in range(count)]

    print(f"{'work':<64} {'a second':>10} {'peak, GB':>10}")
    print(f"{'ready':<64} {'':>10} {memory.peak():>10.1f}")
    told(f"trained tokens, {BATCH} rows of {ROW}", trained(client))
    answered(client, prompts(32, PROMPT, "w"), 8, 8)
    for i, (count, n) in enumerate(((1, 8), (1, 64), (1, 256), (32, 8), (4, 64))):
        rate = answered(client, prompts(count, PROMPT, "abcde"[i]), n, NEW)
        told(f"candidates of {NEW} tokens, {count} prompts of {PROMPT} x {n}", rate)
    rate = answered(client, prompts(1, LONG_PROMPT, "l"), 256, LONG_NEW)
    told(f"candidates of {LONG_NEW} tokens, 1 prompt of {LONG_PROMPT} x 256", rate)
    candidates = [head + f"{i:02}".ljust(TAIL, "t") for head in prompts(16, PROMPT, "s") for i in range(8)]
    told("scores, 8 candidates share a prompt", answered(client, candidates, 1, 1))
    return rates


def main() -> None:
    """Measures and reckons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=list(SHAPES), default="qwen3-4b")
    parser.add_argument("--device", choices=["cuda", "cpu"], default="cuda")
    parser.add_argument("--engine", choices=["in-process", "vllm"], default="in-process")
    parser.add_argument("--vllm", default="python3", help="Python interpreter of an environment with vLLM")
    parser.add_argument("--price", type=float, default=0.50, help="price of an hour of the card")
    parser.add_argument("--candidates", type=int, default=3_100_000)
    parser.add_argument("--scores", type=int, default=500_000, help="an upper estimate")
    parser.add_argument("--trained-tokens", type=int, default=12_000_000, help="an upper estimate")
    given = parser.parse_args()
    if given.device == "cuda" and shutil.which("nvidia-smi") is None:
        print("fit.py: there is no NVIDIA driver; --shape tiny --device cpu tests the code", file=sys.stderr)
        sys.exit(2)
    with (
        tempfile.TemporaryDirectory() as directory,
        serving(given, Path(directory)) as client,
        Memory(client, given.device) as memory,
    ):
        rates = measure(client, memory)
    training, sampling, scoring = (
        next(r for w, r in rates.items() if w.startswith(k)) for k in ("trained", f"candidates of {NEW} tokens, 4", "sc")
    )
    works = ((given.candidates, sampling), (given.scores, scoring), (given.trained_tokens, training))
    hours = [count / rate / 3600 for count, rate in works]
    print(f"{given.candidates:,} candidates, {given.scores:,} scores, {given.trained_tokens:,} trained tokens:")
    print(f"{hours[0]:.1f} + {hours[1]:.1f} + {hours[2]:.1f} hours, {sum(hours) * given.price:.2f} at {given.price} an hour")


if __name__ == "__main__":
    main()
