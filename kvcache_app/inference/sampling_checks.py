"""What sampling parameters may be. Apart from the drawing itself, since a server elsewhere draws without torch."""

from kvcache_app.inference.provider import InferenceError, Sampling


def check(sampling: Sampling) -> None:
    """Raises InferenceError `bad_sampling` where a parameter makes no sense."""
    fits = {
        "temperature": 0 <= sampling.temperature <= 100,
        "top_k": sampling.top_k >= 0,
        "top_p": 0 < sampling.top_p <= 1,
        "max_new_tokens": sampling.max_new_tokens >= 1,
        "seed": sampling.seed is None or -(2**63) <= sampling.seed < 2**63,
    }
    if wrong := [name for name, good in fits.items() if not good]:
        raise InferenceError("bad_sampling", f"{wrong[0]} cannot be {getattr(sampling, wrong[0])}.")
