"""Looks at a finished PPTX, ours or anybody's, as PowerPoint and its accessibility checker would."""

from teach_forward.audit.rules import RULES, Fault, audit

__all__ = ["RULES", "Fault", "audit"]
