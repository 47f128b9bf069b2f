"""Commands that look after records of signing in."""
