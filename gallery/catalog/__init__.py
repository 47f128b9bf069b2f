"""The gallery itself: templates by category, found, read and curated."""
