"""The house itself: rules for its code, the texts of the guide, workflows, the bench."""
