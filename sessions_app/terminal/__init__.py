"""The conversation from a terminal: the same rows, turns and events as the browser's."""
