"""The assistant's page that works without a connection: drafts on the device, encrypted; taken by the exchange later (R14–R20, docs/village.md)."""
