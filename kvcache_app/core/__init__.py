"""The cache's bookkeeping and files: integers and bytes, testable on any laptop. No Django, no tensors."""
