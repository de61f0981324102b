"""What is wrong with texts and translations, and what is safe to mend."""
