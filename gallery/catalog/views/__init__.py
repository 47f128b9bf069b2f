"""The pages, and the files that can be taken from them; one module a page."""
