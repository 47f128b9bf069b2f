"""What `manage.py` can do with records of signing in."""
