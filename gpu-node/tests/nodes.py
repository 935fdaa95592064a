"""Nodes as processes of their own, and what tests ask of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx

from constellation_gpu_node.vllm_server import free_port

TINY = f"random:{Path(__file__).parent / 'tiny.json'}"
OTHER = f"random:{Path(__file__).parent / 'other.json'}"


class RunningNode:
    """A node process; its state stays when it ends."""

    def __init__(self, state: Path, *options: str, model: str = TINY, max_length: int = 128) -> None:
        port = free_port()
        command = [sys.executable, "-m", "constellation_gpu_node", "serve", "--model", model, "--template", "none"]
        command += ["--family", "brief", "--device", "cpu", "--memory", "4GiB", "--slots", "16", "--threads", "1"]
        command += ["--max-length", str(max_length), "--state", str(state), "--port", str(port), *options]
        self._process = subprocess.Popen(command)
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120)

    def __enter__(self) -> RunningNode:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            assert self._process.poll() is None, f"the node ended with status {self._process.returncode}"
            try:
                if self.client.get("/health/ready").status_code == 200:
                    return self
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        raise AssertionError("the node is not ready")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.client.close()
        self._process.terminate()
        self._process.wait(30)

    def kill(self) -> None:
        """Ends it as kill -9 does."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait(30)

    def complete(self, **fields: Any) -> Any:
        """Choices of a completion request."""
        body = {"model": "base", "prompt": "abc", "n": 4, "seed": 7, "logprobs": 0, **fields}
        answer = self.client.post("/v1/completions", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()["choices"]

    def refused(self, status: int, answer: httpx.Response) -> dict[str, Any]:
        """The error of an answer."""
        assert answer.status_code == status, answer.text
        error: dict[str, Any] = answer.json()["error"]
        return error

    def upload(self, rows: str) -> httpx.Response:
        """Uploads a training set."""
        return self.client.post("/v1/files", data={"purpose": "fine-tune"}, files={"file": ("rows.jsonl", rows)})

    def train(self, rows: str, name: str, epochs: int = 2, batch: int = 8, rank: int = 4, rate: float = 1e-2) -> str:
        """Starts a job; its id."""
        how = {"rank": rank, "alpha": 2.0 * rank, "n_epochs": epochs, "batch_size": batch, "learning_rate": rate}
        body = {"model": "base", "training_file": self.upload(rows).json()["id"], "suffix": name, "seed": 1}
        answer = self.client.post("/v1/fine_tuning/jobs", json={**body, "hyperparameters": how})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    def job(self, job_id: str) -> dict[str, Any]:
        """A job."""
        found: dict[str, Any] = self.client.get(f"/v1/fine_tuning/jobs/{job_id}").json()
        return found

    def awaited(self, job_id: str, *statuses: str) -> dict[str, Any]:
        """A job, once it is in one of these states."""
        end = time.monotonic() + 120
        while self.job(job_id)["status"] not in statuses:
            assert time.monotonic() < end, self.job(job_id)
            time.sleep(0.05)
        return self.job(job_id)

    def content(self, name: str) -> bytes:
        """Bytes of an adapter."""
        return self.client.get(f"/v1/models/{name}/content").content


def rows(count: int) -> str:
    """Rows that teach to answer with one letter."""
    return "".join(f'{{"prompt": "abc{i % 10}", "completion": "{"d" * (1 + i % 3)}"}}\n' for i in range(count))
