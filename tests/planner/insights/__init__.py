"""Each insight against brute force."""
