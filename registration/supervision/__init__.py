"""How the offices keep the terms of the Rules: for those who watch over them, and a public part without persons."""
