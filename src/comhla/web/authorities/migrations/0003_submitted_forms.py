"""Forms that were sent, so that none is acted on twice."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """A table of its own."""

    dependencies = (("authorities", "0002_one_seat_at_a_time"),)
    operations = (
        migrations.CreateModel(
            name="SubmittedForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("led_to", models.CharField(blank=True, max_length=2000)),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
    )
