"""What a worksheet holds and what it means."""
