"""The usual words for what a tower puzzle stacks."""

from planner.core.language.wordlists import listed

DISC_WORDS = listed(
    "disc disk ring plate pancake cake cheese cylinder block slab wheel washer tyre tire doughnut donut bagel bowl "
    "layer cushion pizza coaster lid saucer stone book box basket crate millstone drum cookie hoop dish"
    " pie hat bead coin tile piece lid hatbox quoit puck button"
    " record mattress pillow sombrero lampshade frisbee wreath cap"
)
DISC = r"(?:" + "|".join(DISC_WORDS) + ")"
