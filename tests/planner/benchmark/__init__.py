"""The benchmark: its yardsticks are right, its rows are the agreed ones, its sums are sums."""
