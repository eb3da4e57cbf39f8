"""What couples are called, and a text that calls every man of one a husband and every woman of one a wife, so that one
rule about couples reads the same for boys and girlfriends, grooms and brides, brothers and sisters, or people by name.
"""

import re
from collections.abc import Iterable

MAN_OF = r"(?:husband|boyfriend|groom|bridegroom|fianc[eé]|hubby)"
WOMAN_OF = r"(?:wife|girlfriend|bride|fianc[eé]e|missus)"
MAN = rf"(?:{MAN_OF}|man|guy|gentleman|gent|boy|lad|bloke|fellow|chap|dude|fella|brother|male)"
WOMAN = rf"(?:{WOMAN_OF}|woman|lady|girl|gal|lass|sister|female|daughter)"
_COUPLES = re.compile(
    rf"\b(?:{MAN_OF}|{WOMAN_OF}|couple|married|engaged|spouse|sister)\b|\bjealous|\b(?:her own|her) man\b|\bin love\b"
)
_OWNERS = re.compile(
    r"\b\d+ (?:(?!and\b)[a-z]+ )?(?P<x>[a-z]{3,})"
    rf" (?:(?:,|with|and|each|all|who|bring|have|are|is|be|on|travel|of|them) ){{1,4}}"
    rf"(?:their|his|her|a|1)(?: own)? (?:[a-z]+ )?(?P<y>{MAN_OF}|{WOMAN_OF}|sister|brother)\b"
)
_MINE = re.compile(r"\b(?:my|our)\b(?= (?:own )?(?:husband|wife|partner))")
_I = re.compile(r"(?<!husband )(?<!wife )\bi\b(?= (?:be|am|is|have|can|myself|am not)\b)")
_HUSBAND, _WIFE = "husband", "wife"


def speaks_of_couples(clean: str) -> bool:
    """Whether a cleaned text has a word that only couples (or brothers and sisters) have for one another."""
    return _COUPLES.search(clean) is not None


def owners(clean: str) -> tuple[list[str], list[str]]:
    """ "Three friends with their girlfriends": who are husbands here, and who wives, because each has one."""
    found = _OWNERS.search(clean)
    if found is None:
        return [], []
    return ([found["x"]], []) if re.fullmatch(WOMAN, found["y"]) else ([], [found["x"]])


def in_plain_words(clean: str, husbands: Iterable[str] = (), wives: Iterable[str] = ()) -> str:
    """A cleaned text in which all men are husbands and all women wives, whatever else or by name they are called."""
    if re.search(r"\bW\b", clean):  # "W1 may not be with H2"
        clean = re.sub(r"\b[HM]\b", _HUSBAND, re.sub(r"\bW\b", _WIFE, clean))
    said = re.sub(rf"\b(?:{'|'.join([MAN, *husbands])})\b", _HUSBAND, clean)
    said = re.sub(rf"\b(?:{'|'.join([WOMAN, *wives])})\b", _WIFE, said)
    return _I.sub("he", _MINE.sub("their", said))
