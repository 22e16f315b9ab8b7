"""One module, one format: see `../README.md`. The list of them is made from this folder by `catalogue.py`."""
