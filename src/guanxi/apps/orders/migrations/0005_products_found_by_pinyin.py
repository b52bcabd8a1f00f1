from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from guanxi.apps.suppliers.search_keys import search_key


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the keys of what is here already."""
    for name, fields in (("Product", ("name", "name_zh")), ("Variant", ("name", "sku"))):
        model = apps.get_model("orders", name)
        rows = model._base_manager.only(*fields).order_by("pk")
        for one in rows.iterator():
            key = search_key(getattr(one, field) for field in fields)
            model._base_manager.filter(pk=one.pk).update(search_key=key)


class Migration(migrations.Migration):
    dependencies = [("orders", "0004_spellings_joined")]

    operations = [
        migrations.AddField("product", "search_key", models.TextField(default="")),
        migrations.AddField("variant", "search_key", models.TextField(default="")),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
