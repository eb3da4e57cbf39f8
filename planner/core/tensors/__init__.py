"""States as arrays of whole numbers, one file a family."""
