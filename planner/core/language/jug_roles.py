"""What each quantity of a jug puzzle is: a size, what is in a jug already, what is wanted, or no volume.

One way of saying it is one small function; here stands which of them is asked first.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from planner.core.language import jug_said_again as again
from planner.core.language import jug_said_contents as contents
from planner.core.language import jug_said_sizes as sizes
from planner.core.language import jug_said_wanted as wanted
from planner.core.language.jug_around import Around, around
from planner.core.language.jug_words import Quantity

# The surest first: what is said outright, then what the words beside it hint at, then what its place in the row allows.
_WAYS: tuple[tuple[str, Callable[[Around], bool]], ...] = (
    ("mention", again.does_not_count),
    ("size", sizes.follows_the_count_of_jugs),
    ("content", contents.shared_out),
    ("content", contents.all_of_it),
    ("target", wanted.in_parts),
    ("mention", again.known_vessels_again),
    ("mention", again.into_a_known_vessel),
    ("size", sizes.before_a_vessel),
    ("target", wanted.to_be_held_by_a_known_jug),
    ("content", contents.in_a_sized_jug),
    ("content", contents.there_in_a_sized_jug),
    ("size", sizes.of_one_more_vessel),
    ("size", sizes.at_the_head_of_its_line),
    ("size", sizes.full_or_empty_each),
    ("size", sizes.in_a_list_of_jugs),
    ("size", sizes.after_how_the_jug_looks),
    ("mention", again.the_known_and_another),
    ("size", sizes.before_another_sized),
    ("other", again.by_so_much),
    ("target", wanted.in_total),
    ("target", wanted.to_be_in_a_jug),
    ("content", contents.present_in_one),
    ("content", contents.had_in_one),
    ("content", contents.held_now_by_the_jug_before),
    ("content", contents.in_a_jug_with),
    ("content", contents.before_words_of_content),
    ("content", contents.after_words_of_content),
    ("size", sizes.one_that_is_full),
    ("content", contents.nothing_at_all),
    ("size", sizes.measured_by_a_jug),
    ("target", wanted.left_with),
    ("size", sizes.of_a_lettered_jug),
    ("target", wanted.of_a_known_jug),
    ("other", wanted.of_any_known_jug),
    ("mention", again.what_a_known_jug_does),
    ("mention", again.one_of_the_jugs),
    ("target", wanted.held_together),
    ("size", sizes.what_fills_it),
    ("content", contents.and_it_holds),
    ("target", wanted.no_more_no_less),
    ("target", wanted.in_the_next_jug_too),
    ("size", sizes.out_of_several),
    ("size", sizes.by_means_of),
    ("target", wanted.a_row_at_the_end),
    ("content", contents.a_row_held_at_first),
    ("target", wanted.a_row_for_the_jugs),
    ("content", contents.also_in_another),
    ("target", wanted.after_words_of_aim),
    ("content", contents.a_row_after_the_sizes),
    ("target", wanted.before_words_of_wanting),
    ("target", wanted.after_words_of_wanting),
    ("size", sizes.after_words_of_size),
    # Nothing introduces it: after two sizes it is what is wanted, before them one more size.
    ("target", wanted.in_something),
    ("size", sizes.of_the_other_jug),
    ("target", wanted.one_more),
    ("target", wanted.a_volume_after_the_sizes),
    ("size", sizes.several_volumes),
)


def role_of_run(clean: str, run: Sequence[Quantity], before: Sequence[Quantity], known: Sequence[Fraction]) -> str:
    """The role of quantities that follow one another, from those before and the known sizes; else "other"."""
    here = around(clean, run, before, known)
    return next((role for role, is_said in _WAYS if is_said(here)), "other")
