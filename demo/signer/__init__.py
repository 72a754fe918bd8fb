"""The demo signer: a separate program that answers as NCALayer does, with keys of the demo centre."""
