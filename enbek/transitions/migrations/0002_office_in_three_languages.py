from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("transitions", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="transition", name="transition_has_actor"),
        migrations.RemoveField(model_name="transition", name="on_behalf_of"),
        migrations.AddField(
            model_name="transition",
            name="on_behalf_of",
            field=models.JSONField(blank=True, db_comment="name of the office or organisation, kk ru en", null=True),
        ),
        migrations.AddConstraint(
            model_name="transition",
            constraint=models.CheckConstraint(
                condition=models.Q(("by__isnull", False), ("on_behalf_of__isnull", False), _connector="OR"),
                name="transition_has_actor",
                violation_error_message="An act needs a person, or the office in whose name the system acts.",
            ),
        ),
    ]
