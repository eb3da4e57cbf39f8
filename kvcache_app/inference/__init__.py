"""Models that answer: torch and transformers live here and nowhere else."""
