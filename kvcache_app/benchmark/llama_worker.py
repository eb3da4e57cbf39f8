"""Runs in an interpreter that has llama-cpp-python and gguf, and nothing of ours.

The first line in is the task; every line after it asks for a round. A line of figures answers each.
"""

import ctypes
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import llama_cpp
import numpy
from gguf import GGMLQuantizationType, GGUFWriter

HITS = 3  # a round, as they are short
LAYER = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "self_attn.q_norm": "attn_q_norm",
    "self_attn.k_norm": "attn_k_norm",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "post_attention_norm",
    "pre_feedforward_layernorm": "ffn_norm",
    "post_feedforward_layernorm": "post_ffw_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def main() -> None:
    task = json.loads(sys.stdin.readline())
    path = Path(task["gguf"])
    if not path.exists():
        aside = path.with_suffix(".part")
        convert(Path(task["model"]), aside, task["dtype"])
        aside.replace(path)
    model = prepare(task)
    _say({"state_bytes": os.path.getsize(task["state"]), "token": _read(model, task["ids"])})
    for _ in sys.stdin:
        _say(measure(model, task))


def _say(found: dict[str, Any]) -> None:
    print(json.dumps(found), flush=True)  # noqa: T201  this is what we are for


def convert(folder: Path, into: Path, dtype: str) -> None:
    """Our weights as GGUF, without a tokenizer."""
    config = json.loads((folder / "config.json").read_text())
    writer = GGUFWriter(str(into), "gemma3")
    _describe(writer, config)
    for name, bits in _tensors(folder / "model.safetensors"):
        _add(writer, _renamed(name), bits, dtype)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _describe(writer: Any, config: dict[str, Any]) -> None:
    rope = config.get("rope_parameters") or {}
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_key_length(config["head_dim"])
    writer.add_value_length(config["head_dim"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_sliding_window(config["sliding_window"])
    writer.add_rope_freq_base(rope.get("full_attention", {}).get("rope_theta", 1_000_000.0))
    writer.add_vocab_size(config["vocab_size"])
    writer.add_tokenizer_model("none")


def _tensors(path: Path) -> list[tuple[str, Any]]:
    """Names and bfloat16 numbers as 16-bit patterns, straight from the safetensors file."""
    raw = numpy.memmap(path, numpy.uint8, "r")
    length = int.from_bytes(bytes(raw[:8]), "little")
    header = json.loads(bytes(raw[8 : 8 + length]))
    header.pop("__metadata__", None)
    found = []
    for name, about in header.items():
        begin, end = (8 + length + offset for offset in about["data_offsets"])
        found.append((name, raw[begin:end].view(numpy.uint16).reshape(about["shape"])))
    return found


def _renamed(name: str) -> str:
    plain = name.removeprefix("model.").removesuffix(".weight")
    if plain in ("embed_tokens", "norm"):
        return {"embed_tokens": "token_embd.weight", "norm": "output_norm.weight"}[plain]
    _, layer, part = plain.split(".", 2)
    return f"blk.{layer}.{LAYER[part]}.weight"


def _add(writer: Any, name: str, bits: Any, dtype: str) -> None:
    if bits.ndim == 1:  # Gemma multiplies by one more than the weight
        writer.add_tensor(name, _float32(bits) + numpy.float32(1))
    elif dtype == "bfloat16":
        writer.add_tensor(name, bits.view(numpy.uint8), raw_dtype=GGMLQuantizationType.BF16)
    else:
        writer.add_tensor(name, _float32(bits))


def _float32(bits: Any) -> Any:
    return (bits.astype(numpy.uint32) << 16).view(numpy.float32)


def prepare(task: dict[str, Any]) -> Any:
    """The model, its history read and saved."""
    size = len(task["ids"]) + task["written"] + 8
    # Without swa_full the sliding layers keep their window only, as ours do: the quicker of its two ways.
    wishes = {"n_threads": 1, "n_threads_batch": 1, "swa_full": False, "verbose": False}
    model = llama_cpp.Llama(task["gguf"], n_ctx=size, **wishes)
    _save(model, task["ids"][: task["history"]], task["state"])
    return model


def measure(model: Any, task: dict[str, Any]) -> dict[str, list[float]]:
    """The same ways as ours: read everything; come back from a file; go on token by token."""
    full = _timed(lambda: _read(model, task["ids"]))
    hits = [_timed(lambda: _hit(model, task)) for _ in range(HITS)]
    rate = task["written"] / _timed(lambda: _write(model, task["written"]))
    cold = [_timed(lambda: _hit(model, task))] if _drop(task["state"]) else []
    return {"full_s": [full], "hit_s": hits, "cold_s": cold, "decode": [rate]}


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _read(model: Any, ids: list[int]) -> int:
    llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(model._ctx.ctx), True)
    model.n_tokens = 0
    model.eval(ids)
    return _likeliest(model)


def _likeliest(model: Any) -> int:
    logits = llama_cpp.llama_get_logits_ith(model._ctx.ctx, -1)
    return int(numpy.ctypeslib.as_array(logits, shape=(model.n_vocab(),)).argmax())


def _write(model: Any, count: int) -> None:
    for _ in range(count):
        model.eval([_likeliest(model)])


def _save(model: Any, ids: list[int], path: str) -> None:
    _read(model, ids)
    tokens = (llama_cpp.llama_token * len(ids))(*ids)
    if not llama_cpp.llama_state_save_file(model._ctx.ctx, path.encode(), tokens, len(ids)):
        raise RuntimeError("llama.cpp could not save its state")
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)  # what is dirty cannot be dropped from the page cache
    os.close(descriptor)


def _hit(model: Any, task: dict[str, Any]) -> int:
    history = task["history"]
    llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(model._ctx.ctx), True)
    tokens, count = (llama_cpp.llama_token * history)(), ctypes.c_size_t(0)
    path = task["state"].encode()
    if not llama_cpp.llama_state_load_file(model._ctx.ctx, path, tokens, history, ctypes.byref(count)):
        raise RuntimeError("llama.cpp could not load its state")
    if list(tokens) != task["ids"][:history]:
        raise RuntimeError("llama.cpp loaded the state of other tokens")
    model.n_tokens = history
    model.eval(task["ids"][history:])
    return _likeliest(model)


def _drop(path: str) -> bool:
    if not hasattr(os, "posix_fadvise"):
        return False
    descriptor = os.open(path, os.O_RDONLY)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)
    return True


if __name__ == "__main__":
    main()
