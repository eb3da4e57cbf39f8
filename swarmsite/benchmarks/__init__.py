"""What the `benchmark_` commands share: the machine they ran on, tables, and the load they make."""
