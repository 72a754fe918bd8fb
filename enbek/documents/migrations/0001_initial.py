import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from enbek.documents.operations import WRITTEN_ONCE


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='IssuedDocument',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('form', models.CharField(choices=[('A3', 'A3'), ('A4', 'A4'), ('A5', 'A5'), ('A6', 'A6'), ('A9', 'A9')], max_length=4, verbose_name='form')),
                ('code', models.CharField(max_length=16, unique=True, verbose_name='check code')),
                ('number', models.CharField(max_length=24, unique=True, verbose_name='number')),
                ('subject_kind', models.CharField(max_length=50)),
                ('subject_id', models.UUIDField()),
                ('key', models.CharField(blank=True, db_comment='what makes a repeated request the same document', max_length=100)),
                ('data', models.JSONField()),
                ('decided_by', models.JSONField(db_comment='the officer, or the office in whose name the system decided, in kk, ru, en (D-44)')),
                ('issued_at', models.DateTimeField(verbose_name='issued at')),
                ('issued_on', models.DateField(verbose_name='date of issue')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('sha256', models.CharField(db_comment='of the canonical content, see fingerprint()', max_length=64)),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked at')),
                ('revoked_because', models.JSONField(blank=True, null=True)),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='documents', to=settings.AUTH_USER_MODEL, verbose_name='recipient')),
            ],
            options={
                'verbose_name': 'issued document',
                'verbose_name_plural': 'issued documents',
                'ordering': ['-issued_at', 'id'],
                'indexes': [models.Index(fields=['recipient', '-issued_at'], name='document_recipient')],
                'constraints': [models.UniqueConstraint(fields=('subject_kind', 'subject_id', 'form', 'key'), name='document_once', violation_error_message='This document has been issued already.'), models.CheckConstraint(condition=models.Q(models.Q(('form', 'A9'), _negated=True), ('valid_until__isnull', False), _connector='OR'), name='document_certificate_expires', violation_error_message='Information on registration as unemployed has a last day of validity.'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('issued_on')), _connector='OR'), name='document_valid_after_issue', violation_error_message='A document cannot expire before it is issued.'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_because__isnull', True)), models.Q(('revoked_at__isnull', False), ('revoked_because__isnull', False)), _connector='OR'), name='document_revoked_with_reason', violation_error_message='A document is revoked for a reason.')],
            },
        ),
        WRITTEN_ONCE,
    ]
