"""A page's article: the dialect's HTML with everything that is set into it."""
