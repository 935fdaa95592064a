"""Continuous batching on one model at a time.

A prompt is read in blocks of 64 tokens, each distinct block once: blocks that prompts share, in a batch or later, are kept.
Its n samples get copies of its keys and values. As many samples as there are slots are decoded at once; a sample that ends
makes room for the next one, of whatever request for the same model. Requests are taken in order of arrival; one for another
model waits until running samples have ended, and after :data:`SLICE` seconds no others go before it.

A sample depends on (model, prompt, seed, index) alone. On a CPU that holds to the bit: blocks have fixed places, rows of a
matrix product do not see each other, and attention over unused keys adds zeros. Tests hold it to that.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field

import torch
from llguidance import LLMatcher

from . import draws, grammars
from .base import Base
from .cache import BLOCK, KeyValues, Rows, blocks
from .catalog import Served
from .draws import Stream
from .engine import Sample, SamplingWork, Stopwatch
from .lora import LoraAdapters

SLICE = 5.0

Beginning = tuple[str, tuple[int, ...]]


@dataclass(eq=False)
class _Call:
    """A request on its way: samples that have ended, by their place."""

    work: SamplingWork
    waiting: deque[int]
    ended: dict[int, Sample] = field(default_factory=dict)
    begun: bool = False

    def end(self, place: int, sample: Sample) -> None:
        self.ended[place] = sample
        if len(self.ended) == len(self.work.prompts) * self.work.n:
            self.work.done([self.ended[i] for i in range(len(self.ended))])


@dataclass(eq=False)
class _Running:
    """A sample that goes on: its prompt's keys and values until it has a slot."""

    call: _Call
    place: int
    prompt: list[int]
    stream: Stream
    tokens: list[int] = field(default_factory=list)
    logprobs: list[float] = field(default_factory=list)
    alternatives: list[list[tuple[int, float]]] = field(default_factory=list)
    held: torch.Tensor | None = None
    matcher: LLMatcher | None = None

    @property
    def position(self) -> int:
        """Where its last token stands."""
        return len(self.prompt) + len(self.tokens) - 1


class Sampler:
    """Samples.

    Args:
        base: the base
        adapters: its adapters
        slots: samples decoded at once
        prompts: prompts read at once
        max_length: most tokens of a sequence
        kept_bytes: bytes of blocks that are kept for later prompts
    """

    def __init__(self, base: Base, adapters: LoraAdapters, slots: int, prompts: int, max_length: int, kept_bytes: int) -> None:
        self._base = base
        self._adapters = adapters
        self._slots = slots
        self._prompts = prompts
        self._max_length = max_length
        self._keys = KeyValues(base, slots, max_length)
        self._reading = KeyValues(base, prompts, max_length)
        self._kept = _KeptBlocks(kept_bytes)
        self._head = _Head(adapters.language_model.get_output_embeddings().weight)
        self._calls: deque[_Call] = deque()
        self._starting: deque[_Running] = deque()
        self._running: list[_Running] = []
        self._serving: Served | None = None
        self._model = ""
        self._since = 0.0
        self._watch = Stopwatch()

    def add(self, work: SamplingWork) -> None:
        """Takes work into the queue."""
        self._calls.append(_Call(work, deque(range(len(work.prompts)))))

    def has_work(self) -> bool:
        """Whether something is left to sample."""
        return bool(self._calls or self._starting or self._running)

    @torch.inference_mode()
    def step(self) -> None:
        """Reads some prompts where samples can begin, then samples one token of each running sample."""
        self._watch.lap()
        self._drop_cancelled()
        if self._running or self._starting:
            self._activate()
        prompts = self._next_prompts()
        if prompts:
            self._begin(prompts)
        self._fill_slots()
        if self._running:
            self._decode()

    def fail(self, error: BaseException) -> None:
        """Gives up all that is queued or running."""
        calls = {id(call): call for call in [*self._calls, *(r.call for r in [*self._starting, *self._running])]}
        self._calls.clear()
        self._starting.clear()
        self._running.clear()
        for call in calls.values():
            call.work.failed(error)

    def shrink(self) -> bool:
        """Halves the number of slots and of prompts read at once; false when there is nothing to halve."""
        if self._slots == 1 and self._prompts == 1:
            return False
        self._slots = max(1, self._slots // 2)
        self._prompts = max(1, self._prompts // 2)
        self._keys = KeyValues(self._base, self._slots, self._max_length)
        self._reading = KeyValues(self._base, self._prompts, self._max_length)
        self._kept.clear()
        self._restart()
        return True

    def _restart(self) -> None:
        """Lets every call that is not answered begin again: its samples are the same ones."""
        calls = {id(call): call for call in [*(r.call for r in [*self._running, *self._starting]), *self._calls]}
        self._running.clear()
        self._starting.clear()
        self._calls.clear()
        for call in calls.values():
            self._calls.append(_Call(call.work, deque(range(len(call.work.prompts))), {}, call.begun))

    def _drop_cancelled(self) -> None:
        self._calls = deque(call for call in self._calls if not call.work.cancelled)
        self._starting = deque(sample for sample in self._starting if not sample.call.work.cancelled)
        for slot in reversed(range(len(self._running))):
            if self._running[slot].call.work.cancelled:
                self._free(slot)

    def _next_prompts(self) -> list[tuple[_Call, int]]:
        """The next prompts to read: no more than samples may begin, all for the model that is served."""
        room = self._slots - len(self._running) - len(self._starting)
        chosen: list[tuple[_Call, int]] = []
        for call in self._eligible():
            while call.waiting and len(chosen) < self._prompts and (room > 0 or not _goes_on(call)):
                chosen.append((call, call.waiting.popleft()))
                room -= call.work.n if _goes_on(call) else 0
        self._calls = deque(call for call in self._calls if call.waiting)
        return chosen

    def _eligible(self) -> list[_Call]:
        if not self._calls:
            return []
        if not self._running and not self._starting:
            self._serve(self._calls[0])
        late = time.monotonic() - self._since > SLICE
        eligible = []
        for call in self._calls:
            if call.work.model.digest == self._model:
                eligible.append(call)
            elif late:
                break
        return eligible

    def _serve(self, call: _Call) -> None:
        if call.work.model.digest != self._model:
            self._model = call.work.model.digest
            self._since = time.monotonic()
        elif len({waiting.work.model.digest for waiting in self._calls}) == 1:
            self._since = time.monotonic()
        self._serving = call.work.model
        self._activate()

    def _activate(self) -> None:
        """Has the model compute that is served; a step of training in between leaves another one active."""
        assert self._serving is not None
        with torch.inference_mode(False):  # what is loaded here may be trained on later
            self._adapters.serve(self._serving)

    def _begin(self, prompts: list[tuple[_Call, int]]) -> None:
        for call, _ in prompts:
            if not call.begun:
                call.begun = True
                call.work.begun()
        logits = self._read([call.work.prompts[j] for call, j in prompts])
        starts = []
        rows = []
        for row, (call, j) in enumerate(prompts):
            held = self._reading.values[:, :, row, :, : len(call.work.prompts[j])].clone() if _goes_on(call) else None
            for i in range(call.work.n):
                stream = Stream(call.work.seed, self._model, call.work.prompts[j], i)
                matcher = call.work.grammar.matcher() if call.work.grammar else None
                place = j * call.work.n + i
                starts.append(_Running(call, place, call.work.prompts[j], stream, held=held, matcher=matcher))
                rows.append(row)
        for first in range(0, len(starts), self._slots):
            part = starts[first : first + self._slots]
            self._draw(part, logits[rows[first : first + self._slots]])
        self._charge([call for call, _ in prompts])
        self._starting.extend(sample for sample in starts if not self._ended(sample))

    def _read(self, prompts: list[list[int]]) -> torch.Tensor:
        """Logits of the token after each prompt, float32 (prompts, vocabulary); keys and values are left in the rows."""
        last = torch.zeros(len(prompts), self._base.config.hidden_size, dtype=torch.bfloat16, device=self._device)
        for block in range(max(blocks(len(prompt)) for prompt in prompts)):
            rows = [row for row, prompt in enumerate(prompts) if blocks(len(prompt)) > block]
            groups: OrderedDict[tuple[int, ...], list[int]] = OrderedDict()
            for row in rows:
                groups.setdefault(tuple(prompts[row][: (block + 1) * BLOCK]), []).append(row)
            unread = {head: same for head, same in groups.items() if not self._recall(head, same, block, prompts)}
            if unread:
                self._read_block(unread, block, last, prompts)
        return self._head(last)

    def _recall(self, head: tuple[int, ...], rows: list[int], block: int, prompts: list[list[int]]) -> bool:
        """Takes a block from those that are kept, unless a prompt ends in it, whose last state is needed."""
        kept = self._kept.find((self._model, head))
        if kept is None or any(len(prompts[row]) == len(head) for row in rows):
            return False
        for row in rows:
            self._reading.values[:, :, row, :, block * BLOCK : (block + 1) * BLOCK] = kept
        return True

    def _read_block(
        self,
        groups: dict[tuple[int, ...], list[int]],
        block: int,
        last: torch.Tensor,
        prompts: list[list[int]],
    ) -> None:
        """Reads one block of the first row of each group and copies it to the others, which begin alike."""
        place = slice(block * BLOCK, (block + 1) * BLOCK)
        values = self._reading.values
        firsts = torch.tensor([same[0] for same in groups.values()], device=self._device)
        tokens = torch.full((len(groups), BLOCK), self._base.text.end, device=self._device)
        for i, head in enumerate(groups):
            tokens[i, : len(head) - place.start] = torch.tensor(head[place.start :], device=self._device)
        positions = torch.arange(place.start, place.stop, device=self._device).expand(len(groups), BLOCK)
        hidden = self._forward(self._reading, firsts, tokens, positions)
        for i, (head, same) in enumerate(groups.items()):
            read = values[:, :, same[0], :, place].clone()
            for row in same:
                values[:, :, row, :, place] = read
                if len(prompts[row]) == len(head):
                    last[row] = hidden[i, len(head) - 1 - place.start]
            if len(head) == place.stop:
                self._kept.put((self._model, head), read)

    def _forward(self, keys: KeyValues, rows: Rows, tokens: torch.Tensor, positions: torch.Tensor) -> torch.Tensor:
        """Last hidden states (rows, tokens, width) of rows of a cache."""
        inner = self._adapters.language_model.model
        hidden: torch.Tensor = inner(input_ids=tokens, **keys.window(rows, positions)).last_hidden_state
        return hidden

    def _fill_slots(self) -> None:
        while self._starting and len(self._running) < self._slots:
            sample = self._starting.popleft()
            assert sample.held is not None
            self._keys.values[:, :, len(self._running), :, : len(sample.prompt)] = sample.held
            sample.held = None
            self._running.append(sample)

    def _decode(self) -> None:
        tokens = torch.tensor([[sample.tokens[-1]] for sample in self._running], device=self._device)
        positions = torch.tensor([[sample.position] for sample in self._running], device=self._device)
        hidden = self._forward(self._keys, slice(0, len(self._running)), tokens, positions)
        self._draw(self._running, self._head(hidden[:, -1]))
        self._charge([sample.call for sample in self._running])
        for slot in reversed(range(len(self._running))):
            if self._ended(self._running[slot]):
                self._free(slot)

    def _charge(self, calls: list[_Call]) -> None:
        """Shares out what has passed since the last time, to each call as often as it is listed."""
        passed = self._watch.lap()
        for call in calls:
            call.work.cost.add(passed, 1 / len(calls))

    def _draw(self, samples: list[_Running], logits: torch.Tensor) -> None:
        """Gives each sample its next token."""

        def column(values: list[float], dtype: torch.dtype = torch.float32) -> torch.Tensor:
            return torch.tensor(values, dtype=dtype, device=self._device)

        chosen = draws.choose(
            grammars.masked(logits, [sample.matcher for sample in samples]),
            column([sample.call.work.temperature for sample in samples]),
            column([sample.call.work.top_p for sample in samples]),
            column([sample.stream.next() for sample in samples], torch.float64),
        )
        logprobs = torch.log_softmax(logits, -1)
        of_chosen = logprobs.gather(1, chosen[:, None])[:, 0].tolist()
        for row, (sample, token) in enumerate(zip(samples, chosen.tolist(), strict=True)):
            sample.tokens.append(token)
            if sample.matcher is not None:
                sample.matcher.consume_token(token)
            sample.logprobs.append(min(of_chosen[row], 0.0))
            count = sample.call.work.alternatives
            sample.alternatives.append(draws.alternatives(logprobs[row], count) if count else [])

    def _ended(self, sample: _Running) -> bool:
        """Whether a sample has ended; then its call gets it."""
        work = sample.call.work
        text, stopped = self._base.text.ended(sample.tokens, work.stops)
        full = len(sample.tokens) >= work.max_tokens or sample.position + 1 >= self._max_length
        if not (stopped or full):
            return False
        sample.call.end(sample.place, Sample(text, sample.tokens, sample.logprobs, sample.alternatives, stopped))
        return True

    def _free(self, slot: int) -> None:
        """Empties a slot; the last one takes its place, so that running samples stand side by side."""
        last = len(self._running) - 1
        if slot != last:
            self._keys.move(last, slot, self._running[last].position + 1)
            self._running[slot] = self._running[last]
        self._running.pop()

    @property
    def _device(self) -> torch.device:
        device: torch.device = self._base.model.device
        return device


def _goes_on(call: _Call) -> bool:
    """Whether its samples need slots, as more than their first token is wanted."""
    return call.work.max_tokens > 1


class _Head:
    """Logits in float32: in bfloat16, log-probabilities would be rounded to a 256th.

    On a CPU the product is taken for 16 rows at a time, since its bits depend on their number.
    """

    _ROWS = 16

    def __init__(self, weight: torch.Tensor) -> None:
        self._weight = weight if weight.is_cuda else weight.float()

    def __call__(self, hidden: torch.Tensor) -> torch.Tensor:
        if self._weight.is_cuda:
            return torch.mm(hidden, self._weight.t(), out_dtype=torch.float32)
        padded = torch.zeros(-(-len(hidden) // self._ROWS) * self._ROWS, hidden.shape[1])
        padded[: len(hidden)] = hidden
        return torch.cat([rows @ self._weight.t() for rows in padded.split(self._ROWS)])[: len(hidden)]


class _KeptBlocks:
    """Keys and values of whole blocks by the digest of the model and all tokens up to their end; the least recently used go
    first."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._bytes = 0
        self._blocks: OrderedDict[Beginning, torch.Tensor] = OrderedDict()

    def find(self, head: Beginning) -> torch.Tensor | None:
        found = self._blocks.get(head)
        if found is not None:
            self._blocks.move_to_end(head)
        return found

    def put(self, head: Beginning, values: torch.Tensor) -> None:
        if head not in self._blocks:
            self._blocks[head] = values
            self._bytes += values.nbytes
        while self._bytes > self._most:
            _, gone = self._blocks.popitem(last=False)
            self._bytes -= gone.nbytes

    def clear(self) -> None:
        self._blocks.clear()
        self._bytes = 0
