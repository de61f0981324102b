"""Workshops -> PowerPoint decks: measure, form, gallery, plan, template, pptx, build; each uses those before it."""
