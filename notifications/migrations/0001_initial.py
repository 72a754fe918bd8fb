import django.db.models.deletion
import enbek.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Outlet',
            fields=[
                ('channel', models.CharField(choices=[('cabinet', 'personal account'), ('email', 'e-mail'), ('sms', 'SMS')], max_length=10, primary_key=True, serialize=False)),
                ('failures', models.PositiveIntegerField(db_comment="failures in a row that are the provider's own", default=0)),
                ('paused_until', models.DateTimeField(blank=True, null=True)),
                ('last_error', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'verbose_name': 'channel',
                'verbose_name_plural': 'channels',
                'ordering': ['channel'],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('message_id', models.CharField(max_length=50, verbose_name='message')),
                ('weight', models.CharField(choices=[('alert', 'alert'), ('notice', 'notice')], max_length=10, verbose_name='weight')),
                ('channel', models.CharField(choices=[('cabinet', 'personal account'), ('email', 'e-mail'), ('sms', 'SMS')], max_length=10, verbose_name='channel')),
                ('key', models.CharField(db_comment='with recipient and channel: the same thing is never said twice', max_length=300)),
                ('subject_kind', models.CharField(max_length=50)),
                ('subject_id', models.UUIDField()),
                ('language', models.CharField(max_length=2, verbose_name='language')),
                ('address', models.CharField(blank=True, db_comment='e-mail or phone at the time of writing', max_length=254)),
                ('subject', models.CharField(blank=True, max_length=200, verbose_name='subject')),
                ('body', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('texts', models.JSONField(blank=True, db_comment='cabinet: language → {subject, text}', default=dict)),
                ('data', models.JSONField(blank=True, db_comment='cabinet: the fields of the message', default=dict)),
                ('state', models.CharField(choices=[('new', 'waiting to be sent'), ('sending', 'being sent'), ('sent', 'sent'), ('delivered', 'delivered'), ('failed', 'not delivered'), ('cancelled', 'cancelled')], default='new', max_length=10, verbose_name='state')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('next_attempt_at', models.DateTimeField(blank=True, null=True)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('error_kind', models.CharField(blank=True, max_length=10, verbose_name='kind of error')),
                ('error_text', models.CharField(blank=True, max_length=300, verbose_name='error')),
                ('provider_reference', models.CharField(blank=True, max_length=120, verbose_name="provider's number")),
                ('created_at', models.DateTimeField(default=enbek.clock.now, editable=False, verbose_name='written')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='opened')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='messages', to=settings.AUTH_USER_MODEL, verbose_name='recipient')),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'ordering': ['-created_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('state', 'new')), fields=['next_attempt_at', 'id'], name='message_due'), models.Index(condition=models.Q(('state', 'sending')), fields=['lease_until'], name='message_in_flight'), models.Index(condition=models.Q(('channel', 'cabinet')), fields=['recipient', '-created_at'], name='message_cabinet'), models.Index(condition=models.Q(('channel', 'cabinet'), ('read_at__isnull', True)), fields=['recipient'], name='message_unread'), models.Index(condition=models.Q(('channel', 'cabinet'), _negated=True), fields=['-created_at'], name='message_outgoing'), models.Index(fields=['subject_kind', 'subject_id', 'created_at'], name='message_subject')],
                'constraints': [models.UniqueConstraint(fields=('recipient', 'channel', 'key'), name='message_said_once'), models.CheckConstraint(condition=models.Q(('channel', 'cabinet'), models.Q(('address', ''), _negated=True), _connector='OR'), name='message_has_address'), models.CheckConstraint(condition=models.Q(models.Q(('next_attempt_at__isnull', False), ('state', 'new')), models.Q(('state', 'new'), _negated=True), _connector='OR'), name='message_new_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('lease_until__isnull', False), ('state', 'sending')), models.Q(models.Q(('state', 'sending'), _negated=True), ('lease_until__isnull', True)), _connector='OR'), name='message_lease_in_flight_only'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['sent', 'delivered']), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='message_sent_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('error_kind', ''), _negated=True), _connector='OR'), name='message_failure_has_cause'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'cabinet'), _negated=True), ('state__in', ['sent', 'delivered']), _connector='OR'), name='message_cabinet_at_once')],
            },
        ),
    ]
