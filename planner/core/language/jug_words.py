"""What finding and sorting the quantities of a jug puzzle share: the names of vessels, and what a quantity is."""

import re
from dataclasses import dataclass
from fractions import Fraction

CONTAINER = (
    r"(?:jug|bucket|bottle|pitcher|jar|container|vessel|pail|cask|barrel|flask|cup|glass|bowl|tank|beaker"
    r"|canister"
    r"|jerrycan|jerry|keg|carafe|decanter|pot|mug|urn|churn|drum|tin|tub|vase|cylinder|amphora|cauldron|thermos|thermo"
    r"|demijohn|flagon|samovar|trough|sack|pouch|vat"
    r"|basin|kettle|canteen|gourd|tumbler|saucepan|chalice|phial|waterskin|hogshead|receptacle|bladder|dipper|growler|teapot|coffeepot"
    r"|tankard|goblet|jugg|crock|ewer|bin|box|measure|bowl|carton|pan|ladle|skin|vial|tube)"
)
ADJECTIVES = (
    r"(?:(?:empty|full|big|large|small|unmarked|plain|glass|water|milk|wine|plastic|metal|measuring|other|identical"
    r"|more|wooden|tin|old|oil|clay|petrol|watering|second|single|stone|sized|size|tall|short|leather) )"
)
# "An 8 litre stock pot" is a pot; "4 litres from the pot" are not.
_OF_WHAT_KIND = (
    r"(?!(?:in|of|into|from|for|to|with|by|at|on|out|and|or|but|is|are|be|between|need|want|given|have|per|each|left"
    r"|both"
    r"|via|if|without|as|the|a|an|my|this|that|per|than|through|inside|within|over|plus|also|then|when|while|which|who"
    r"|remain|stay|go|exactly|precisely|total|together|\w+ing)\b)[a-z]{3,} "
)
SIZED = re.compile(rf"^ {ADJECTIVES}{{0,3}}(?:and {ADJECTIVES})?(?:{CONTAINER}|one)\b")
SIZED_KIND = re.compile(rf"^ {_OF_WHAT_KIND}{CONTAINER}\b")


@dataclass(frozen=True)
class Quantity:
    """A number with its unit in the cleaned text and its role: size, content, target, mention or other.

    A role is sure where no other rule may change it.
    """

    value: Fraction
    unit: str | None
    start: int
    end: int
    role: str = "other"
    sure: bool = False
