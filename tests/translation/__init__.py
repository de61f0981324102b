"""Which text a translation translates, and how far it is."""
