"""How well questions are understood, measured on corpora of questions with the models that they mean."""
