"""The migrations of a release that never comes: the bench migrates its shops to it."""
