"""Completion requests: checked, sampled, answered."""

from __future__ import annotations

import asyncio
import time
import uuid
from typing import Any

import torch

from . import refusals
from .base import Base, Text
from .catalog import Catalog, Served
from .engine import Cost, Sample, SamplingWork
from .grammars import Grammar
from .messages import CompletionRequest
from .metrics import Metrics
from .refusals import Cancelled
from .scheduler import Scheduler


class Completions:
    """Answers completion requests."""

    def __init__(self, catalog: Catalog, base: Base, scheduler: Scheduler, metrics: Metrics, max_length: int) -> None:
        self._catalog = catalog
        self._base = base
        self._text = base.text
        self._scheduler = scheduler
        self._metrics = metrics
        self._max_length = max_length

    async def answer(self, request: CompletionRequest, gone: asyncio.Event) -> dict[str, Any]:
        """Samples and answers; when the caller goes, work that is left is given up.

        Raises:
            Cancelled: the caller has gone
        """
        request.check()
        with self._catalog.use(request.model) as model:
            prompts = [self._encode(j, prompt) for j, prompt in enumerate(request.prompt)]
            grammar = None if request.grammar is None else await asyncio.to_thread(self._compile, request.grammar)
            samples, cost = await self._sample(request, model, prompts, grammar, gone)
        usage = sum(map(len, prompts)), sum(len(sample.tokens) for sample in samples)
        self._metrics.sampled(*usage)
        return self._response(request, samples, usage, cost)

    async def _sample(
        self,
        request: CompletionRequest,
        model: Served,
        prompts: list[list[int]],
        grammar: Grammar | None,
        gone: asyncio.Event,
    ) -> tuple[list[Sample], Cost]:
        loop = asyncio.get_running_loop()
        ended: asyncio.Future[list[Sample]] = loop.create_future()
        arrived = time.monotonic()

        def settle(samples: list[Sample] | None, error: BaseException | None) -> None:
            loop.call_soon_threadsafe(_settle, ended, samples, error)

        work = SamplingWork(
            model,
            prompts,
            request.n,
            request.seed,
            request.temperature,
            request.top_p,
            request.max_tokens,
            request.logprobs or 0,
            request.stop,
            grammar,
            begun=lambda: self._metrics.begun(time.monotonic() - arrived),
            done=lambda samples: settle(samples, None),
            failed=lambda error: settle(None, error),
        )
        self._scheduler.sample(work)
        waiting = asyncio.create_task(gone.wait())
        await asyncio.wait((ended, asyncio.ensure_future(waiting)), return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if not ended.done():
            work.cancelled = True
            self._scheduler.wake()
            raise Cancelled
        return ended.result(), work.cost

    def _compile(self, text: str) -> Grammar:
        try:
            return self._base.grammars.compile(text)
        except ValueError as error:
            message = f"grammar: is none in Lark's notation: {error}"
            raise refusals.invalid("grammar", message, "malformed_grammar") from error

    def _encode(self, index: int, prompt: str) -> list[int]:
        most = self._max_length - 1
        tokens = self._text.prompt(prompt) if prompt else []
        if not tokens:
            raise refusals.invalid("prompt", f"prompt[{index}]: is empty, from 1 to {most} tokens are allowed")
        if len(tokens) > most:
            raise refusals.invalid(
                "prompt",
                f"prompt[{index}]: {len(tokens)} tokens, from 1 to {most} are allowed: the context has"
                f" {self._max_length} and a completion needs one",
                "context_length_exceeded",
            )
        return tokens

    def _response(
        self, request: CompletionRequest, samples: list[Sample], usage: tuple[int, int], cost: Cost
    ) -> dict[str, Any]:
        return {
            "id": f"cmpl-{uuid.uuid4().hex}",
            "object": "text_completion",
            "model": request.model,
            "choices": [
                {
                    "index": index,
                    "text": sample.text,
                    "logprobs": None if request.logprobs is None else self._logprobs(sample),
                    "finish_reason": "stop" if sample.stopped else "length",
                }
                for index, sample in enumerate(samples)
            ],
            "usage": {
                "prompt_tokens": usage[0],
                "completion_tokens": usage[1],
                "total_tokens": sum(usage),
                "node_seconds": cost.seconds,
                "cpu_seconds": cost.cpu_seconds,
            },
        }

    def _logprobs(self, sample: Sample) -> dict[str, Any]:
        return {
            "tokens": [self._text.piece(token) for token in sample.tokens],
            "token_logprobs": sample.logprobs,
            "top_logprobs": [_listed(self._text, alternatives) for alternatives in sample.alternatives],
        }


def _listed(text: Text, alternatives: list[tuple[int, float]]) -> dict[str, float]:
    """Alternatives by text, the most probable one where two have the same text."""
    listed: dict[str, float] = {}
    for token, logprob in alternatives:
        listed.setdefault(text.piece(token), logprob)
    return listed


def _settle(ended: asyncio.Future[list[Sample]], samples: list[Sample] | None, error: BaseException | None) -> None:
    if ended.done():
        return
    if samples is not None:
        ended.set_result(samples)
    elif isinstance(error, torch.OutOfMemoryError):
        message = f"no memory is left even for one sample at a time: {error}"
        ended.set_exception(refusals.overloaded("out_of_memory", message))
    else:
        ended.set_exception(error or Cancelled())
