"""What the validator raises: a plan that is not one, and which rule says so."""


class BrokenPlan(Exception):
    """Step `step_number` (from 1; the number of steps if only the goal is missed) breaks the named `rule`."""

    def __init__(self, step_number: int, rule: str, sentence: str) -> None:
        super().__init__(f"step {step_number}, rule {rule}: {sentence}")
        self.step_number = step_number
        self.rule = rule
        self.sentence = sentence
