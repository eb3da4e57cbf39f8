"""A small tokenizer of our own with Gemma's control tokens, for the random models: byte-fallback BPE.

It is trained while a model is built, on the documentation strings of Python's own library: nothing has to be shipped.
"""

import ast
import json
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

WORDS = 3000
# Where Gemma has them. What lies between is unused there too.
CONTROL = {0: "<pad>", 1: "<eos>", 2: "<bos>", 3: "<unk>", 4: "<mask>", 105: "<start_of_turn>", 106: "<end_of_turn>"}
NEWLINE = 107
MODULES = ("argparse", "ast", "collections", "datetime", "decimal", "difflib", "doctest", "email", "fractions", "heapq")
# Gemma's own, without images: the system's words open the person's first turn.
CHAT_TEMPLATE = (
    "{{ bos_token }}"
    "{%- if messages[0]['role'] == 'system' -%}"
    "{%- set opening = messages[0]['content'] + '\n\n' -%}{%- set turns = messages[1:] -%}"
    "{%- else -%}{%- set opening = '' -%}{%- set turns = messages -%}{%- endif -%}"
    "{%- for turn in turns -%}"
    "{{ '<start_of_turn>' + ('model' if turn['role'] == 'assistant' else 'user') + '\n' }}"
    "{{ (opening if loop.first else '') + turn['content'] | trim + '<end_of_turn>\n' }}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{ '<start_of_turn>model\n' }}{%- endif -%}"
)


def build(folder: Path) -> int:
    """Train, write tokenizer.json and tokenizer_config.json, and return how many ids there are."""
    trained = json.loads(_trained().to_str())["model"]
    vocabulary = _laid_out(trained["vocab"])
    merges = [tuple(pair) for pair in trained["merges"]]
    whole = _tokenizer(models.BPE(vocabulary, merges, unk_token=CONTROL[3], fuse_unk=True, byte_fallback=True))
    whole.add_special_tokens([AddedToken(word, special=True, normalized=False) for word in CONTROL.values()])
    whole.save(str(folder / "tokenizer.json"))
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        **{f"{name}_token": f"<{name}>" for name in ("pad", "eos", "bos", "unk")},
        "clean_up_tokenization_spaces": False,
        "chat_template": CHAT_TEMPLATE,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    return whole.get_vocab_size()


def _trained() -> Tokenizer:
    blank = _tokenizer(models.BPE())
    blank.train_from_iterator(_texts(), trainers.BpeTrainer(vocab_size=WORDS, show_progress=False))
    return blank


def _tokenizer(model: Any) -> Tokenizer:
    """Gemma's way with spaces; runs of line ends stand alone, as in Gemma's vocabulary."""
    made = Tokenizer(model)
    made.normalizer = normalizers.Replace(" ", "▁")
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split("▁", "merged_with_next"), pre_tokenizers.Split(Regex("\n+"), "isolated")]
    )
    made.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
    return made


def _laid_out(words: dict[str, int]) -> dict[str, int]:
    """Control tokens, then the line end, the bytes and the trained words in the order they were learnt."""
    vocabulary = {CONTROL.get(i, f"<unused{i}>"): i for i in range(NEWLINE)}
    for word in ["\n", *(f"<0x{byte:02X}>" for byte in range(256)), *sorted(words, key=words.__getitem__)]:
        vocabulary.setdefault(word, len(vocabulary))
    return vocabulary


def _texts() -> Iterator[str]:
    library = Path(sysconfig.get_paths()["stdlib"])
    for name in MODULES:
        path = library / f"{name}.py"
        path = path if path.exists() else library / name / "__init__.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (text := ast.get_docstring(node)):
                yield text
