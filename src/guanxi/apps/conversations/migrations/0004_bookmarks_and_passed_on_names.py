import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_keep_words_for_months'),
        ('conversations', '0003_mail_reports_and_visits'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='message',
            name='fresh',
        ),
        migrations.CreateModel(
            name='Bookmark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('rank', models.BigIntegerField()),
                ('message_id', models.BigIntegerField()),
                ('judged', models.PositiveIntegerField()),
                ('form', models.CharField(max_length=32)),
                ('standing', models.JSONField()),
                ('room', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='bookmarks', to='conversations.room')),
                ('workspace', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.workspace')),
            ],
            options={
                'indexes': [models.Index(fields=['room', 'at'], name='bookmark_in_order')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='participant',
            name='one_participant_name',
        ),
        migrations.AddField(
            model_name='participant',
            name='from_date',
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(condition=models.Q(('from_date', None)), fields=('room', 'name'), name='one_participant_name'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(fields=('room', 'name', 'from_date'), name='one_participant_name_a_day'),
        ),
    ]
