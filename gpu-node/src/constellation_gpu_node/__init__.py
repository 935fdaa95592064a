"""The model protocol over a 4-bit language model that samples, scores and is trained on one device."""

__version__ = "0.1.0"
