"""The telephones of the demo: plays smsc.kz and mobizon.kz over their own HTTP, shows what each number got, and lets it answer."""
