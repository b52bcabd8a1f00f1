"""The words a field's column goes by, in English and Chinese.

Written as people write them; compared as `folded` leaves them (case, spaces, punctuation, full
width and Traditional forms make no difference). A word that stands at several fields of a kind is
ambiguous there: it is taken for the one no other heading of the table claims, else a person is
asked. COMMON holds for every kind that has the field; `BY_KIND` adds to it.
"""

from typing import Final

COMMON: Final[dict[str, str]] = {
    "po_number": (
        "PO number | PO no | PO # | PO | PO / SO # | Purchase order | Purchase order no | "
        "Purchase order number | Order number | Order no | Order # | Order | Order ID | "
        "Order ref | SO number | SO # | Contract no | Contract number | P.O. | Bestellnummer | "
        "采购单号 | 采购订单号 | 采购订单 | 采购单 | 采购编号 | 订单号 | 订单编号 | 订单 | "
        "单号 | 合同号 | 合同编号 | PO号 | PO单号 | 订单单号 | 客户订单号 | 客户单号 | 客户PO | "
        "Customer PO | Buyer PO | Your PO | Purchasing document | Bestellnr | Bestell-Nr | "
        "Auftragsnummer"
    ),
    "supplier_name": (
        "Supplier | Supplier name | Vendor | Vendor name | Factory | Factory name | "
        "Manufacturer | Seller | Company | Company name | Lieferant | 供应商 | 供应商名称 | "
        "供应商名 | 供货商 | 供货商名称 | 供方 | 供方名称 | 工厂 | 工厂名称 | 厂家 | 厂商 | "
        "厂商名称 | 厂家名称 | 公司名称 | 卖方 | 供应商全称 | 供应商简称 | 供货单位 | 供应单位 | "
        "Supplier/Vendor | Vendor/supplying plant"
    ),
    "supplier_code": (
        "Supplier code | Supplier no | Supplier number | Supplier ID | Supplier # | "
        "Vendor code | Vendor no | Vendor number | Vendor ID | 供应商编号 | 供应商编码 | "
        "供应商代码 | 供应商号 | 厂商编号 | 厂商代码 | 供方编号 | Lieferantennummer | "
        "Lieferanten-Nr"
    ),
    "line_number": (
        "Line | Line no | Line number | Line # | PO line | Order line | Position | Pos | 行号 | "
        "订单行号 | 行项目 | 项次"
    ),
    "reference": "ID | Record ID | Row ID | Line ID | Unique ID | 记录编号 | 唯一编号",
    "item": (
        "Item | Item name | Item description | Product | Product name | Product description | "
        "Description | Description of goods | Goods | Article | Material | Part name | "
        "Commodity | 商品 | 商品名称 | 产品 | 产品名称 | 品名 | 货品 | 货品名称 | 货物名称 | "
        "物料 | 物料名称 | 名称 | 材料名称 | 物料描述 | 存货名称 | 商品描述 | 产品描述 | "
        "货物描述 | 品名规格 | 品名及规格 | Short text | Artikel | Artikelbezeichnung | Bezeichnung"
    ),
    "variant": (
        "Variant | Colour | Color | Size | Style | Style no | Style number | Specification | "
        "Spec | Specs | Model | Dosage | "
        "Option | 规格 | 规格型号 | 型号 | 型号规格 | 颜色 | 尺寸 | 款式 | 款号 | 商品规格 | "
        "产品规格 | 尺码 | Farbe | Größe | Ausführung"
    ),
    "sku": (
        "SKU | SKU code | Item no | Item number | Item code | Item # | Product code | "
        "Product no | Product ID | Article no | Article number | Part no | Part number | "
        "Model no | Material no | Material number | 商品编号 | 商品编码 | 商品代码 | "
        "产品编号 | 产品编码 | 产品代码 | 货号 | 物料编码 | 物料编号 | 物料号 | 料号 | "
        "存货编码 | 品号 | 存货编号 | Artikelnummer | Artikel-Nr | Art.-Nr"
    ),
    "unit": (
        "Unit | UOM | Unit of measure | Units | U/M | Order unit | 单位 | 计量单位 | 主计量 | "
        "Einheit"
    ),
    "unit_price": (
        "Unit price | Price | Price per unit | Price each | Unit cost | FOB price | EXW price | "
        "Purchase price | Cost price | 单价 | 采购价 | 采购单价 | 进价 | 含税单价 | 价格 | "
        "成本价 | 进货价 | 原币含税单价 | 原币单价 | 外币单价 | Net price | Direct unit cost | "
        "Einzelpreis | Stückpreis"
    ),
    "pack_size": (
        "Pack size | Unit of measure (per pack) | Units per pack | Pcs per pack | "
        "Pack quantity | Pcs/ctn | Pcs per carton | Quantity per carton | 每包数量 | 每箱数量 | "
        "装箱数 | 包装数量"
    ),
    "pack_price": "Pack price | Price per pack | Price per carton | 每箱价格 | 每包价格 | 箱价",
    "total": (
        "Total | Amount | Line total | Line amount | Line value | Line item value | "
        "Total amount | Total price | Total value | Value | Sum | Net amount | 总额 | 金额 | "
        "总金额 | 总价 | 合计金额 | 采购金额 | 价税合计 | 小计金额 | 货值 | 货款 | 含税金额 | "
        "原币价税合计 | 原币金额 | 订单金额 | 合同金额 | 总值 | Ext. cost | Extended cost | "
        "Ext. price | Extended price | Gesamtpreis | Gesamtbetrag"
    ),
    "currency": "Currency | Cur | Ccy | Currency code | 币种 | 货币 | 币别 | 结算币种 | Währung",
    "incoterm": (
        "Incoterm | Incoterms | Inco term | Vendor INCO term | Trade term | Trade terms | "
        "Delivery term | Delivery terms | Terms of delivery | Price term | 贸易条款 | 贸易术语 | "
        "价格条款 | 交货条款 | 成交方式 | 价格术语"
    ),
    "place": (
        "Place | Place of delivery | Delivery place | Named place | Port | Port of loading | "
        "Loading port | Delivery point | 交货地点 | 交货地 | 地点 | 港口 | 起运港 | 装运港"
    ),
    "country": "Country | Country of destination | Destination country | 国家 | 目的国",
    "order_date": (
        "Order date | PO date | Date of order | Date ordered | Ordered | Ordered on | "
        "PO sent to vendor date | PO sent date | Purchase date | Order placed | 下单日期 | "
        "下单时间 | 订单日期 | 订购日期 | 采购日期 | 签订日期 | 订货日期 | 签约日期 | 订货时间 | "
        "采购时间 | Bestelldatum"
    ),
    "original_date": (
        "Original delivery date | Original date | Original due date | Promised date | "
        "Promised delivery date | Promised | Scheduled delivery date | Scheduled date | "
        "Scheduled | Planned delivery date | Planned date | Requested delivery date | Due date | "
        "Due | Expected delivery date | Expected date | Contract delivery date | "
        "Ex-factory date | Delivery date (original) | 交期 | 原交期 | 原定交期 | 原定交货日期 | "
        "合同交期 | 约定交期 | 约定交货日期 | 计划交期 | 计划交货日期 | 预计交期 | "
        "预计交货日期 | 预计到货日期 | 要求交期 | 要求交货日期 | 预交日期 | 应交日期 | "
        "计划到货日期 | 要求到货日期 | 要求到货时间 | 需求日期 | 装运期 | 最迟装运期 | "
        "Promise date | Promised receipt date | Expected receipt date | Need by | Need-by date | "
        "Required date | Date required | Requested date | Latest ship date | Liefertermin | "
        "Wunschtermin"
    ),
    "agreed_date": (
        "Agreed delivery date | Agreed date | Revised delivery date | Revised date | "
        "Confirmed delivery date | Confirmed date | New delivery date | Current delivery date | "
        "Updated delivery date | Rescheduled date | 确认交期 | 协商交期 | 变更交期 | 新交期 | "
        "修改交期 | 调整后交期 | 商定交期 | 确认交货日期 | 变更后交期 | 最新交期 | "
        "供应商确认交期 | 供应商回复交期 | 回复交期 | 答复交期 | bestätigter Termin | "
        "bestätigter Liefertermin"
    ),
    "actual_date": (
        "Actual delivery date | Actual date | Delivered date | Delivered to client date | "
        "Date delivered | Delivered | Delivered on | Received date | Date received | Received | "
        "Received on | Receipt date | Actual ship date | Shipped date | Ship date | Shipped on | "
        "Goods ready date | 实际交期 | 实际交货日期 | 实际交货时间 | 到货日期 | 实际到货日期 | "
        "收货日期 | 入库日期 | 发货日期 | 出货日期 | 实际发货日期 | 实际出货日期 | 交付日期 | "
        "送货日期 | 签收日期 | 实际入库日期 | 到货时间 | 收货时间 | 入库时间 | Wareneingang | "
        "Wareneingangsdatum"
    ),
    "arrival_date": "Arrival date | Arrived | ATA | Date of arrival | 到港日期 | 抵港日期",
    "payment_terms": (
        "Payment terms | Terms of payment | Payment term | Terms | 付款条件 | 付款方式 | "
        "结算方式 | 付款条款 | 账期"
    ),
    "freight": (
        "Freight | Freight cost | Freight costs | Shipping | Shipping cost | Transport cost | "
        "Freight charges | 运费 | 海运费 | 物流费 | 运输费"
    ),
    "insurance": "Insurance | Line item insurance | Insurance cost | 保险 | 保险费 | 保费",
    "duty": "Duty | Duties | Customs duty | Import duty | Tariff | 关税 | 进口关税",
    "other_costs": "Other costs | Other cost | Other charges | Misc costs | 其他费用 | 杂费",
    "quantity_accepted": (
        "Quantity accepted | Accepted quantity | Accepted | Accepted qty | Qty accepted | "
        "Units accepted | Good quantity | OK qty | Passed qty | 合格数量 | 合格数 | 良品数 | "
        "良品数量 | 接收数量"
    ),
    "quantity_rejected": (
        "Quantity rejected | Rejected quantity | Rejected | Rejected qty | Qty rejected | "
        "Units rejected | NG qty | Returned quantity | 不合格数量 | 拒收数量 | 退货数量 | "
        "退回数量 | 不良退货数"
    ),
    "status": "Status | State | Order status | 状态 | 订单状态 | 单据状态 | 进度",
    "note": (
        "Note | Notes | Remark | Remarks | Comment | Comments | Memo | 备注 | 说明 | 附注 | 注释"
    ),
}
# The first cell of a line that adds up the lines above it.
TOTALS: Final = frozenset(
    "total totals subtotal sum grandtotal summe 合计 总计 小计 共计 总数 累计".split()  # noqa: SIM905
)
