"""Language models and what they have read: nothing is read twice, not even by another process."""
