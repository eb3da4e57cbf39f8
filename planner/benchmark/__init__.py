"""Our solver and others over the same puzzles: who is right, how fast, and in how much memory."""
