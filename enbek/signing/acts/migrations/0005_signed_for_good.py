from django.db import migrations

from enbek.signing.acts.operations import SIGNED_FOR_GOOD


class Migration(migrations.Migration):

    dependencies = [
        ('signing', '0004_one_time_code'),
    ]

    operations = [
        SIGNED_FOR_GOOD,
    ]
