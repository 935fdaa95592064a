"""Grammars that completions must keep to, by llguidance: which tokens can come next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from llguidance import LLMatcher
from llguidance.hf import from_tokenizer
from llguidance.torch import allocate_token_bitmask, fill_next_token_bitmask


@dataclass(frozen=True)
class Grammar:
    """A compiled grammar.

    Attributes:
        text: the grammar in llguidance's dialect of Lark, whose rule ``start`` is a whole completion
        compiled: a matcher at the beginning
    """

    text: str
    compiled: LLMatcher

    def matcher(self) -> LLMatcher:
        """A matcher of its own for one sample."""
        return self.compiled.deep_copy()


class Grammars:
    """Compiles grammars for one tokenizer.

    Args:
        tokenizer: the tokenizer
        end: its end-of-text token, which is allowed wherever a completion can end
        vocabulary: width of the logits
    """

    def __init__(self, tokenizer: Any, end: int, vocabulary: int) -> None:
        self._tokens = from_tokenizer(tokenizer, n_vocab=vocabulary, eos_token=end)

    def compile(self, text: str) -> Grammar:
        """Compiles a grammar.

        Raises:
            ValueError: with what is wrong in it, and where
        """
        grammar = LLMatcher.grammar_from_lark(text)
        problem = LLMatcher.validate_grammar(grammar, self._tokens)
        if problem:
            raise ValueError(problem)
        return Grammar(text, LLMatcher(self._tokens, grammar))


def masked(logits: torch.Tensor, matchers: list[LLMatcher | None]) -> torch.Tensor:
    """Logits with minus infinity for tokens that a row's grammar does not allow next; rows without one stay as they are.

    Args:
        logits: float32 (rows, vocabulary)
        matchers: one a row
    """
    constrained = [(row, matcher) for row, matcher in enumerate(matchers) if matcher is not None]
    if not constrained:
        return logits
    bits = allocate_token_bitmask(len(constrained), logits.shape[1])
    for i, (_, matcher) in enumerate(constrained):
        fill_next_token_bitmask(matcher, bits, i)
    words = bits.to(logits.device)[:, :, None] >> torch.arange(32, device=logits.device)
    allowed = (words & 1).bool().flatten(1)[:, : logits.shape[1]]
    rows = torch.tensor([row for row, _ in constrained], device=logits.device)
    return logits.index_copy(0, rows, logits[rows].masked_fill(~allowed, -torch.inf))
