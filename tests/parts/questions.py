"""Questions that tests ask, by what they are good for."""

WOLF = (
    "A farmer has to get a wolf, a goat and a cabbage over a river. His rowing boat has room for him and just one of "
    "the three. If he is not around, the wolf will eat the goat and the goat will eat the cabbage. "
    "What is the smallest number of crossings?"
)
SMALL = "Tower of Hanoi with 3 discs on peg A. Move them all to peg C."
JUGS = "I have a 5-litre jug and a 3-litre jug and a tap. How do I measure exactly 4 litres?"
UNSOLVABLE = "Using a 6-litre and a 12-litre bucket and a tap, can I get exactly 4 litres?"
CHAT = "What is the capital of France?"
# Some seconds of searching, with many progress events, to 572 moves.
SLOW = "Solve the Tower of Hanoi with 12 discs and four pegs, moving only between adjacent pegs."
