"""Questions that tests ask, by what they are good for."""

SMALL = "Tower of Hanoi with 3 discs on peg A. Move them all to peg C."
# Some seconds for a textbook search, with many progress events.
SLOW = "Solve the Tower of Hanoi with 12 discs."
