"""The habits of the house, held by themselves: what no single test of a feature would notice."""
