from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_orders_corrected_by_hand")]

    operations = [
        migrations.RemoveIndex(model_name="purchaseorder", name="order_due"),
        migrations.RemoveIndex(model_name="purchaseorder", name="order_of_supplier"),
        migrations.AddIndex(
            model_name="purchaseorder",
            index=models.Index(
                fields=[
                    "workspace",
                    "due",
                    "supplier",
                    "original_worst",
                    "original_waiting",
                    "original_undated",
                    "original_unfixed",
                    "cancelled",
                ],
                name="order_due_and_stands",
            ),
        ),
        migrations.AddIndex(
            model_name="purchaseorder",
            index=models.Index(
                fields=["workspace", "supplier", "due"], name="order_of_supplier_due"
            ),
        ),
    ]
