"""The package reader: right packages are read right, wrong ones are refused with the whole report."""
