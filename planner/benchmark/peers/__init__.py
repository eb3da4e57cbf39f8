"""Other people's planners and search libraries, one file each; none is a requirement of this project."""
