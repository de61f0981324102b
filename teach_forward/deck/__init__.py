"""Workshops -> PowerPoint decks: names, slides, layouts, plan, write, template, build; each uses those before it."""
