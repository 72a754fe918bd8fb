"""Django's checks of the production settings. Errors count, and every warning of Django about security.

What an operator has yet to give (SMS gateway, certificates, seal) is a warning of ours and is no fault of the code.
"""

import sys

import django
from django.core import checks

django.setup()
found = [message for message in checks.run_checks(include_deployment_checks=True) if not message.is_silenced()]
serious = [str(message) for message in found if message.is_serious() or str(message.id).startswith("security.")]
sys.exit("\n".join(serious) or None)
