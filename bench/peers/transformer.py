"""The embedded model's shape in PyTorch on the CPU, the peer that tinylm is timed against.

    python3 bench/peers/transformer.py [--threads 1] [--seconds 10]

Prints one line a figure, its work, value and unit two spaces apart: training tokens per CPU second (all weights, and
LoRA of rank 16), and CPU seconds for 40 new tokens after one prompt of 180 for 8, 64 and 256 samples (one prefill
shared by all samples, KV cache, temperature 1).
"""

import argparse
import time

import torch
import torch.nn.functional as F

VOCABULARY, WIDTH, LAYERS, HEADS, FEED_FORWARD, ROWS, TOKENS = 128, 128, 5, 4, 352, 32, 160
RANK = 16


class Linear(torch.nn.Module):
    """A matrix, optionally frozen under a low-rank adapter."""

    def __init__(self, inputs, outputs, lora):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.randn(outputs, inputs) * 0.02, requires_grad=not lora)
        self.lora = lora
        if lora:
            self.a = torch.nn.Parameter(torch.randn(RANK, inputs) * 0.05)
            self.b = torch.nn.Parameter(torch.zeros(outputs, RANK))

    def forward(self, x):
        y = F.linear(x, self.weight)
        return y + F.linear(F.linear(x, self.a), self.b) if self.lora else y


def rotate(x, cos, sin):
    """Rotary positions on (batch, heads, tokens, 32)."""
    a, b = x.chunk(2, -1)
    return torch.cat((a * cos - b * sin, a * sin + b * cos), -1)


class Layer(torch.nn.Module):
    """Attention and SwiGLU, each behind an RMSNorm."""

    def __init__(self, lora):
        super().__init__()
        self.norm1 = torch.nn.RMSNorm(WIDTH)
        self.norm2 = torch.nn.RMSNorm(WIDTH)
        self.qkv = Linear(WIDTH, 3 * WIDTH, lora)
        self.out = Linear(WIDTH, WIDTH, lora)
        self.up = Linear(WIDTH, 2 * FEED_FORWARD, lora)
        self.down = Linear(FEED_FORWARD, WIDTH, lora)

    def forward(self, x, cos, sin, cache=None):
        batch, tokens, _ = x.shape
        q, k, v = (
            part.view(batch, tokens, HEADS, -1).transpose(1, 2) for part in self.qkv(self.norm1(x)).chunk(3, -1)
        )
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        if cache is not None:
            k, v = torch.cat((cache[0], k), 2), torch.cat((cache[1], v), 2)
        attended = F.scaled_dot_product_attention(q, k, v, is_causal=tokens > 1)
        x = x + self.out(attended.transpose(1, 2).reshape(batch, tokens, WIDTH))
        gate, up = self.up(self.norm2(x)).chunk(2, -1)
        return x + self.down(F.silu(gate) * up), (k, v)


class Transformer(torch.nn.Module):
    """Decoder with tied embeddings."""

    def __init__(self, lora=False):
        super().__init__()
        self.embedding = torch.nn.Parameter(torch.randn(VOCABULARY, WIDTH) * 0.02, requires_grad=not lora)
        self.layers = torch.nn.ModuleList(Layer(lora) for _ in range(LAYERS))
        self.norm = torch.nn.RMSNorm(WIDTH)
        angles = torch.outer(torch.arange(256.0), 10000 ** (-torch.arange(16.0) / 16))
        self.cos, self.sin = angles.cos(), angles.sin()

    def forward(self, tokens, caches=None):
        start = 0 if caches is None else caches[0][0].shape[2]
        cos, sin = self.cos[start : start + tokens.shape[1]], self.sin[start : start + tokens.shape[1]]
        x, kept = self.embedding[tokens], []
        for layer, cache in zip(self.layers, caches or [None] * LAYERS):
            x, cache = layer(x, cos, sin, cache)
            kept.append(cache)
        return F.linear(self.norm(x), self.embedding), kept


def train(lora, seconds):
    """Tokens per CPU second of optimizer steps on full rows without padding."""
    model = Transformer(lora)
    optimizer = torch.optim.AdamW((p for p in model.parameters() if p.requires_grad), lr=1e-3)
    steps, start = -2, 0.0
    while steps < 1 or time.process_time() - start < seconds:
        if steps == 0:
            start = time.process_time()
        rows = torch.randint(VOCABULARY, (ROWS, TOKENS + 1))
        logits, _ = model(rows[:, :-1])
        loss = F.cross_entropy(logits.reshape(-1, VOCABULARY), rows[:, 1:].reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        steps += 1
    return steps * ROWS * TOKENS / (time.process_time() - start)


@torch.inference_mode()
def sample(samples, repeats=5):
    """CPU seconds for 40 new tokens of each sample after one prompt of 180, the median of the repeats."""
    model, times = Transformer(), []
    for _ in range(repeats + 1):
        start = time.process_time()
        logits, caches = model(torch.randint(VOCABULARY, (1, 180)))
        caches = [(k.expand(samples, -1, -1, -1), v.expand(samples, -1, -1, -1)) for k, v in caches]
        logits = logits[:, -1:].expand(samples, -1, -1)
        for _ in range(40):
            token = torch.multinomial(logits[:, -1].softmax(-1), 1)
            logits, caches = model(token, caches)
        times.append(time.process_time() - start)
    return sorted(times[1:])[repeats // 2]


def main():
    """Prints the figures."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--seconds", type=float, default=10)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    print(f"pre-training, all weights  {train(False, options.seconds):.0f}  tokens/CPU-s")
    print(f"fine-tuning, rank {RANK}  {train(True, options.seconds):.0f}  tokens/CPU-s")
    for samples in (8, 64, 256):
        print(f"sampling 180 + 40 tokens, n = {samples}  {sample(samples):.4f}  CPU-s")


if __name__ == "__main__":
    main()
