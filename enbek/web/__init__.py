"""The face of the exchange: shared views, template tags, the registries through which apps add to common pages."""
