"""What was measured at one length, as a row with plain fields."""

from kvcache_app.benchmark import floor
from kvcache_app.benchmark.goals import Row
from kvcache_app.benchmark.measuring import Measuring

WAYS = {"full": "full", "chunked": "chunked", "memory": "memory", "disk warm": "disk_warm", "disk cold": "disk_cold"}


def make(shape: str, dtype: str, measuring: Measuring) -> Row:
    """Seconds are medians; `_cpu_s` is what the calling thread computed; None is what could not be measured."""
    times, question = measuring.times, measuring.question
    row: Row = {"shape": shape, "dtype": dtype, "tokens": question.history, "new_tokens": question.new}
    for name, field in WAYS.items():
        row[f"{field}_s"], row[f"{field}_cpu_s"] = times.wall(name), times.cpu(name)
    return row | _floors(measuring) | _keeping(measuring) | _speeds(measuring)


def _floors(measuring: Measuring) -> Row:
    forward = floor.forward(measuring.machine, measuring.plain.model, measuring.question.new)
    cold = floor.reading(measuring.machine, measuring.bytes_read, cold=True)
    return {
        "floor_s": forward + (floor.reading(measuring.machine, measuring.bytes_read) or 0.0),
        "floor_cold_s": None if cold is None else forward + cold,
        "floor_forward_s": forward,
        "forward_s": measuring.times.wall("forward"),
    }


def _keeping(measuring: Measuring) -> Row:
    return {
        "bytes_per_token": measuring.bytes_kept / measuring.question.history,
        "bytes_read": measuring.bytes_read,
        "cold_bytes": measuring.cold_bytes,
        "keeping_percent": 100 * measuring.times.ratio("keeping", "reading"),
        "with_against_without_percent": 100 * (measuring.times.ratio("keep history", "read history") - 1),
        "save_s": measuring.times.wall("save"),
        "same_bits": measuring.is_equal,
    }


def _speeds(measuring: Measuring) -> Row:
    return {
        "decode_per_s": measuring.times.wall("decode"),
        "decode_generate_per_s": measuring.times.wall("decode generate"),
        "decode_four_per_s": measuring.times.wall("decode together"),
    }


def beside(row: Row, llama: Row | None, token: int) -> Row:
    """The row with llama.cpp's figures, all of them None where it is not there."""
    found = llama or {}
    return row | {
        "llama_full_s": found.get("full_s"),
        "llama_hit_s": found.get("hit_s"),
        "llama_cold_s": found.get("cold_s"),
        "llama_decode_per_s": found.get("decode"),
        "llama_state_bytes": found.get("state_bytes"),
        "llama_same_token": found["token"] == token if found else None,
    }
