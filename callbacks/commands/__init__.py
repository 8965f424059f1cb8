"""The commands of `python app.py`: each module reads its arguments, asks the other rooms and reports in plain words."""
