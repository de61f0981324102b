"""Small tools that know nothing of the guide: YAML, processes, languages, archives, contrast."""
