"""The main job, walked headless over HTTP against the running exchange, and compared with the Rules at each step."""
