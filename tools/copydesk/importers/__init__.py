"""Copy from elsewhere becomes an article: one package or module for each kind of thing that is imported."""
