"""What makes the framework stricter in tests than in production, so that latent faults fail."""
