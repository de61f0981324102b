"""Exchange with translators' tools: pages taken apart into texts, files for CAT programs and Word, and the way back."""
