"""A stand-alone program that plays the state registries: `python -m enbek.registries.sandbox`. Standard library only."""
