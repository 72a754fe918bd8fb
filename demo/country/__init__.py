"""The demo country: generated from one seed, the same on every machine. Everything but `load.py` is pure."""
