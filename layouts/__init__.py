"""What is on the page: functions from values to components."""
