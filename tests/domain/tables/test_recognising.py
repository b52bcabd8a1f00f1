"""Headings of real tables are known in English and Chinese; what is not clear is said."""

import pytest

from guanxi.domain.tables import DateOrder, Kind, TableError, field_names, recognise
from guanxi.domain.tables.headings import COMMON
from guanxi.domain.tables.headings_by_kind import BY_KIND
from guanxi.domain.tables.headings_of_europe import IN_EUROPE
from guanxi.domain.tables.headings_of_europe_by_kind import BY_KIND_IN_EUROPE
from guanxi.domain.tables.mapping import wordings


@pytest.mark.parametrize(
    ("kind", "headings", "fields"),
    [
        (Kind.SUPPLIERS, "供应商编号,供应商名称,联系人,电话,地址,备注",
         "supplier_code,supplier_name,contact,phone,address,note"),
        (Kind.SUPPLIERS, "供應商名稱,聯絡人,移動電話", "supplier_name,contact,phone"),
        (Kind.ORDERS, "采购单号,供应商,单价,数量,状态",
         "po_number,supplier_name,unit_price,quantity,status"),
        (Kind.ORDERS, "采购单号,供应商,商品,数量,采购价,总额,状态",
         "po_number,supplier_name,item,quantity,unit_price,total,status"),
        (Kind.ORDERS, "P.O. No.,VENDOR,Item no.,Q'ty (pcs),Unit Price (USD),交货日期,Amount USD",
         "po_number,supplier_name,sku,quantity,unit_price,original_date,total"),
        (Kind.ORDERS, "订单号/Order No,供应商 Supplier,数量（件）,金额（元）,下单日期,"
         "原定交期,确认交期",
         "po_number,supplier_name,quantity,total,order_date,original_date,agreed_date"),
        (Kind.DELIVERIES, "PO / SO #,Vendor,Scheduled Delivery Date,Delivered to Client Date,"
         "Line Item Quantity,Line Item Value,Pack Price,Freight Cost (USD),"
         "Unit of Measure (Per Pack),Vendor INCO Term,ASN/DN #",
         "po_number,supplier_name,original_date,actual_date,quantity,total,pack_price,freight,"
         "pack_size,incoterm,delivery_number"),
        (Kind.INSPECTIONS, "订单号,批号,批量,抽样数,致命缺陷,主要缺陷,次要缺陷,检验结果,检验日期",
         "po_number,lot,lot_size,sample_size,critical,major,minor,result,inspection_date"),
        (Kind.ORDERS, "Bestellnr.,Lieferant,Artikelnummer,Bezeichnung,Menge,Einzelpreis,Währung,"
         "Bestelldatum,Liefertermin,bestätigter Termin",
         "po_number,supplier_name,sku,item,quantity,unit_price,currency,order_date,original_date,"
         "agreed_date"),
        (Kind.ORDERS, "采购订单号,供应商全称,存货名称,主计量,数量,原币含税单价,需求日期",
         "po_number,supplier_name,item,unit,quantity,unit_price,original_date"),
        (Kind.PAYMENTS, "PO,Payment type,Amount due,Due date,Paid on",
         "po_number,purpose,amount,due_date,paid_date"),
        (Kind.PAYMENTS, "合同号,供应商,应付金额,付款金额,付款日期",
         "po_number,supplier_name,amount,amount_paid,paid_date"),
        (Kind.DELIVERIES, "po_id,vendor_id,sku_id,qty_ordered,ReceivedQty,unit_price_usd,"
         "expected_delivery,actual_delivery",
         "po_number,supplier_code,sku,quantity_ordered,quantity,unit_price,original_date,"
         "actual_date"),
        (Kind.ORDERS, "Order Reference,Vendor,Order Lines/Product,Order Lines/Quantity,"
         "Order Lines/Unit Price,Order Lines/Subtotal,Expected Arrival",
         "po_number,supplier_name,item,quantity,unit_price,total,original_date"),
        (Kind.ORDERS, "DocNum,CardName,DocDate,DocDueDate,LineNum,ItemCode,Dscription,Quantity,"
         "Price,LineTotal",
         "po_number,supplier_name,order_date,original_date,line_number,sku,item,quantity,"
         "unit_price,total"),
        (Kind.ORDERS, "N° de commande,Fournisseur,Réf. article,Désignation,Quantite commandee,"
         "PU HT,Montant HT,Devise,Date de commande,Date de livraison prévue",
         "po_number,supplier_name,sku,item,quantity,unit_price,total,currency,order_date,"
         "original_date"),
        (Kind.ORDERS, "N° pedido,Proveedor,Código artículo,Descripción,Cantidad,Precio unitario,"
         "Importe,Moneda,Fecha pedido,Fecha de entrega prevista",
         "po_number,supplier_name,sku,item,quantity,unit_price,total,currency,order_date,"
         "original_date"),
        (Kind.ORDERS, "Numero ordine,Fornitore,Descrizione,Q.tà,Prezzo unitario,Valuta,"
         "Data ordine,Data consegna prevista",
         "po_number,supplier_name,item,quantity,unit_price,currency,order_date,original_date"),
        (Kind.ORDERS, "Inkoopordernummer,Leverancier,Artikelcode,Omschrijving,Aantal,Stukprijs,"
         "Besteldatum,Verwachte leverdatum",
         "po_number,supplier_name,sku,item,quantity,unit_price,order_date,original_date"),
        (Kind.INSPECTIONS, "验货日期,供应商,订单号,款号,批量,抽样数,不良数,验货员,结论",
         "inspection_date,supplier_name,po_number,variant,lot_size,sample_size,defective,"
         "inspector,result"),
    ],
)  # fmt: skip
def test_real_headings_are_known(kind: Kind, headings: str, fields: str) -> None:
    # Headings with a comma of their own do not occur here.
    names = headings.split(",")

    read = recognise(kind, names)

    assert read.by_heading == dict(zip(names, fields.split(","), strict=True))
    assert (read.unknown, read.ambiguous, read.doubles) == ((), (), ())


def test_brackets_and_words_of_a_heading_hold_for_its_cells() -> None:
    headings = ["PO", "金额（元）", "Qty (pcs)", "Order date (MM/DD/YYYY)", "Price [US$/kg]"]

    columns = recognise(Kind.ORDERS, headings).columns

    assert [(one.field, one.currency, one.unit, one.order) for one in columns] == [
        ("po_number", "", "", None),
        ("total", "CNY", "", None),
        ("quantity", "", "pcs", None),
        ("order_date", "", "", DateOrder.MDY),
        ("unit_price", "USD", "", None),
    ]


def test_what_is_left_is_named() -> None:
    read = recognise(Kind.DELIVERIES, ["Order", "PO No", "Delivery date", "Colour of box"])

    assert read.by_heading == {"Order": "po_number"}
    assert read.unknown == ("Colour of box",)
    assert read.doubles == (("PO No", "po_number"),)
    assert read.ambiguous == (("Delivery date", ("actual_date", "original_date")),)
    assert recognise(Kind.ORDERS, ["Qty"]).missing == ("po_number", "supplier_name")
    assert recognise(Kind.ORDERS, ["Qty"], given={"supplier_name"}).missing == ("po_number",)


def test_a_heading_of_several_meanings_takes_the_one_that_is_left() -> None:
    read = recognise(Kind.DELIVERIES, ["PO", "Delivery date", "Promised date"])

    assert read.by_heading == {
        "PO": "po_number", "Delivery date": "actual_date", "Promised date": "original_date",
    }  # fmt: skip


def test_what_a_person_says_overrules_the_words() -> None:
    headings = ["PO", "Supplier", "Quantity", "Amount", "Our word"]
    told = {"our word": "quantity", "Amount": "", "not here": "note"}

    read = recognise(Kind.ORDERS, headings, told=told)

    assert read.by_heading == {
        "PO": "po_number", "Supplier": "supplier_name", "Our word": "quantity",
    }  # fmt: skip
    assert (read.unknown, read.doubles) == ((), (("Quantity", "quantity"),))


@pytest.mark.parametrize(
    ("kind", "headings", "left"),
    [
        # What says more is read, and not what stands first: an id, the sum of the order, a number
        # of a line that is called an item.
        (Kind.ORDERS, "PO ID,PO number,Supplier,Qty", "PO ID"),
        (Kind.ORDERS, "PO,Supplier,Qty,Total,Line total", "Total"),
        (Kind.ORDERS, "PO,Supplier,Qty,Item,Short text", "Item"),
        (Kind.ORDERS, "PO,Supplier,Qty,Delivery date,Original delivery date", "Delivery date"),
        (Kind.DELIVERIES, "PO,件数,数量", "件数"),
    ],
)
def test_the_heading_that_says_more_is_read(kind: Kind, headings: str, left: str) -> None:
    read = recognise(kind, headings.split(","))

    assert [heading for heading, _ in read.doubles] == [left]
    assert (read.unknown, read.ambiguous) == ((), ())


@pytest.mark.parametrize(
    ("kind", "heading"),
    [(Kind.ORDERS, "Qty (received)"), (Kind.ORDERS, "Total (pcs)"),
     (Kind.INSPECTIONS, "Major (Ac)"), (Kind.INSPECTIONS, "Defective (%)"),
     (Kind.ORDERS, "仓库ID"), (Kind.ORDERS, "单价(零售)"),
     (Kind.ORDERS, "Still to be delivered (qty)")],
)  # fmt: skip
def test_a_word_that_makes_another_thing_of_a_heading_is_not_passed_over(
    kind: Kind, heading: str
) -> None:
    assert recognise(kind, ["PO", heading]).unknown == (heading,)


def test_what_brackets_say_more_can_stand_before() -> None:
    read = recognise(Kind.DELIVERIES, ["PO", "Delivery date (actual)", "Qty (received)"])

    assert list(read.by_heading.values()) == ["po_number", "actual_date", "quantity"]


def test_a_heading_of_two_meanings_takes_the_one_no_line_can_be_without() -> None:
    assert recognise(Kind.ORDERS, ["PO", "Ordered"]).by_heading["Ordered"] == "quantity"


def test_a_day_of_shipping_in_a_list_of_orders_is_asked_about_where_nothing_says_it_happened() -> (
    None
):
    open_orders = recognise(Kind.ORDERS, ["PO", "Qty", "Ship date"])
    past = recognise(Kind.ORDERS, ["PO", "Qty", "Due date", "Ship date"])

    assert open_orders.ambiguous == (("Ship date", ("actual_date", "original_date")),)
    assert past.by_heading["Ship date"] == "actual_date"


def test_a_colour_and_a_size_are_one_variant() -> None:
    headings = ["PO", "Supplier", "Item", "Colour", "Size", "Style of seam"]

    read = recognise(Kind.ORDERS, headings, told={"Style of seam": "variant"})

    variants = [one.heading for one in read.columns if one.field == "variant"]
    assert variants == ["Colour", "Size", "Style of seam"]
    assert (read.unknown, read.doubles) == ((), ())


@pytest.mark.parametrize(
    ("others", "meant"),
    [("致命缺陷,轻微缺陷", "major"), ("主要缺陷,次要缺陷", "critical")],
)
def test_serious_is_the_class_that_is_left(others: str, meant: str) -> None:
    headings = ["订单号", "严重缺陷", *others.split(",")]

    assert recognise(Kind.INSPECTIONS, headings).by_heading["严重缺陷"] == meant


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TableError) as refused:
        recognise(Kind.ORDERS, ["PO"], told={"PO": "quantum"})

    assert refused.value.params == {"heading": "PO", "field": "quantum"}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_has_words_and_every_word_a_field(kind: Kind) -> None:
    fields = field_names(kind)
    worded = {*BY_KIND[kind], *COMMON} & fields

    assert worded == fields
    assert {*BY_KIND[kind], *BY_KIND_IN_EUROPE[kind]} <= fields
    for words in (COMMON, BY_KIND[kind], IN_EUROPE, BY_KIND_IN_EUROPE[kind]):
        for field in sorted(fields & words.keys()):
            for word in words[field].split(" | "):
                assert field in wordings(kind, word.removeprefix("~"))[1], (field, word)
