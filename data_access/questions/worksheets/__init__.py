"""What readers may know of the teams' worksheets and meetings."""
