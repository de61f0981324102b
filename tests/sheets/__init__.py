"""PDFs, documents of Word and spreadsheets."""
