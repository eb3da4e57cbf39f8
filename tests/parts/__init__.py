"""Real parts for the tests, each started privately on a free port in a folder of its own, and stopped at the end."""
