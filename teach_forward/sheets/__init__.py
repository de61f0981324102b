"""What is printed or filled in, made of the pages: PDFs, documents of Word and spreadsheets."""
