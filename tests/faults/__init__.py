"""What may go wrong around the gallery, each as a test that causes it: a file a fault."""
