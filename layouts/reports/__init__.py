"""What is kept as a file: reports and minutes, laid out for paper and for word processors."""
