"""The words a field's column goes by, in English and Chinese.

Written as people write them; compared as `mapping` leaves them (case, spaces, punctuation, accents,
full width and Traditional forms make no difference). A word that stands at several fields of a kind
is ambiguous there: it is taken for the one no other heading of the table claims, else a person is
asked. A word with "~" before it says less than the others of its field (an internal id, the total
of who knows what) and gives way to them. COMMON holds for every kind that has the field;
`headings_by_kind` adds to it, `headings_of_europe` has other languages.
"""

from typing import Final

COMMON: Final[dict[str, str]] = {
    "po_number": (
        "PO number | PO no | PO # | PO | EBELN | PO / SO # | PO num | PO nbr | P/O | P/O no | "
        "PO ref | PO reference | PO code | Purchase order | Purchase order no | "
        "Purchase order number | Purchase order ref | Purchase no | Purchase number | "
        "Order number | Order no | Order # | Order | Order ref | Order reference | SO number | "
        "SO # | Contract no | Contract number | Contract | Sales contract no | S/C no | P.O. | "
        "Purchasing document | Purch. doc. | Purchasing document number | Customer PO | Buyer PO | "
        "Your PO | ~Order ID | ~PO ID | ~Purchase order ID | 采购单号 | 采购订单号 | "
        "采购订单编号 | 采购订单 | 采购单 | 采购单编号 | 采购编号 | 采购订单单号 | 采购合同号 | "
        "采购合同编号 | 采购合同 | 订单号 | 订单号码 | 订单编号 | 订单编码 | 订单 | 订单单号 | "
        "订购单号 | 订货单号 | 单号 | 合同号 | 合同编号 | 合约号 | PO号 | PO单号 | 外销合同号 | "
        "客户订单号 | 客户单号 | 客户PO | 客户合同号 | 关联采购单 | 关联订单"
    ),
    "supplier_name": (
        "Supplier | Supplier name | Supplier company | Vendor | Vendor name | Vendor company | "
        "Factory | Factory name | Manufacturer | Manufacturer name | Seller | Seller name | "
        "Company | Company name | Producer | Maker | CardName | Business partner | "
        "Business partner name | BP name | Supplier/Vendor | Vendor/supplying plant | 供应商 | "
        "供应商名称 | 供应商名 | 供应商公司 | 供货商 | 供货商名称 | 供货公司 | 供货方 | 供方 | "
        "供方名称 | 工厂 | 工厂名称 | 生产工厂 | 加工厂 | 厂家 | 生产厂家 | 生产商 | 制造商 | "
        "厂商 | 厂商名称 | 厂家名称 | 公司名称 | 卖方 | 卖家公司名 | 供应商全称 | 供应商简称 | "
        "供应厂商 | 供货单位 | 供应单位 | 往来单位 | 往来单位名称"
    ),
    "supplier_code": (
        "Supplier code | LIFNR | Supplier no | Supplier number | Supplier # | Supplier account | "
        "Vendor code | Vendor no | Vendor number | Vendor # | Vendor account | CardCode | "
        "BP code | ~Supplier ID | ~Vendor ID | 供应商编号 | 供应商编码 | 供应商代码 | 供应商代号 | "
        "供应商号 | 供应商ID | 供货商编码 | 厂商编号 | 厂商代码 | 厂家编号 | 厂家编码 | 供方编号 | "
        "往来单位编码"
    ),
    "line_number": (
        "Line | Line no | EBELP | Line number | Line # | Line item no | PO line | PO line no | "
        "PO item | Purchase order item | Order line | Position | Pos | 行号 | 订单行号 | 行项目 | "
        "项次 | 分录号"
    ),
    "reference": "~ID | Record ID | Row ID | Line ID | Unique ID | 记录编号 | 唯一编号",
    "item": (
        "Item name | Item description | Item desc | Product name | Product description | "
        "Product title | Description of goods | Goods description | Article name | "
        "Article description | Part name | Part description | Material name | "
        "Material description | Short text | MAKTX | TXZ01 | Style name | Dscription | ~Item | "
        "~Product | ~Description | ~Goods | ~Article | ~Material | ~Commodity | ~Part | 商品名称 | "
        "商品标题 | 产品名称 | 产品名 | 品名 | 中文品名 | 英文品名 | 货品名称 | 货品标题 | "
        "货物名称 | 货名 | 物料名称 | 材料名称 | 原材料名称 | 辅料名称 | 配件名称 | 零件名称 | "
        "备件名称 | SKU名称 | 物料描述 | 存货名称 | 商品描述 | 产品描述 | 货物描述 | 品名规格 | "
        "品名及规格 | 品名/规格 | ~商品 | ~产品 | ~货品 | ~物料 | ~名称"
    ),
    "variant": (
        "Variant | Variant name | Colour | Color | Colour name | Color name | Colour code | "
        "Color code | Size | Style | Style no | Style number | Style # | Specification | "
        "Specifications | Spec | Specs | Model | Model name | Dosage | Dimensions | Dimension | "
        "Finish | Option | 规格 | 规格型号 | 规格/型号 | 型号 | 型号规格 | 规格尺寸 | 颜色 | "
        "颜色/尺码 | 花色 | 色号 | 尺寸 | 款式 | 款号 | 商品规格 | 产品规格 | 产品型号 | 尺码"
    ),
    "sku": (
        "SKU | MATNR | SKU code | SKU no | SKU # | Item no | Item number | Item code | Item # | "
        "Item SKU | Product code | Product no | Product SKU | Product # | Variant SKU | "
        "Article no | Article number | Article code | Part no | Part number | Part # | Part code | "
        "Stock code | Model no | Material no | Material number | Material code | ~SKU ID | "
        "~Item ID | ~Product ID | ~Part ID | ~Material ID | 商品编号 | 商品编码 | 商品代码 | "
        "商品货号 | 商品SKU | SKU编码 | SKU编号 | 产品编号 | 产品编码 | 产品代码 | 产品货号 | "
        "货号 | 单品货号 | 货品编码 | 货品编号 | 物料编码 | 材料编码 | 材料编号 | 原材料编码 | "
        "辅料编号 | 配件编码 | 零件号 | 零件编号 | 备件编码 | 物料编号 | 物料代码 | 物料号 | "
        "料号 | 存货编码 | 存货编号 | 存货代码 | 品号 | 规格编码"
    ),
    "unit": (
        "Unit | UOM | MEINS | UOM code | Unit of measure | Measurement unit | Units | U/M | "
        "Order unit | Purchase unit | Base unit | Usage unit | Stock UOM | 单位 | 计量单位 | "
        "采购单位 | 基本单位 | 数量单位 | 主计量 | 单位名称"
    ),
    "unit_price": (
        "Unit price | NETPR | Price per unit | Price each | ~Price/unit | Unit cost | "
        "Cost per unit | Cost/unit | Unit rate | Unit amount | Unit value | U/P | Item price | "
        "Item cost | Part price | PO unit price | PO price | Direct unit cost | Net unit price | "
        "FOB price | FOB unit price | EXW price | CIF price | Purchase price | Purchase cost | "
        "Buying price | Cost price | Factory price | Supplier price | Net price | ~Price | ~Rate | "
        "~Cost | 单价 | 采购价 | 采购单价 | 进价 | 进货价 | 进货单价 | 含税单价 | 不含税单价 | "
        "无税单价 | 折后单价 | 成交单价 | 成本价 | 成本单价 | 出厂价 | 美金单价 | 美元单价 | "
        "人民币单价 | FOB单价 | FOB价 | 原币含税单价 | 原币单价 | 外币单价 | ~价格"
    ),
    "pack_size": (
        "Pack size | Unit of measure (per pack) | Units per pack | Units per carton | "
        "Pcs per pack | Pack quantity | Pcs/ctn | Pcs/carton | Pcs per carton | Pcs per ctn | "
        "Qty/ctn | Qty per ctn | Quantity per carton | Qty per box | 每包数量 | 每箱数量 | "
        "每箱件数 | 装箱数 | 装箱量 | 单箱数量 | 单箱容量 | 箱规 | 箱入数 | 包装数量"
    ),
    "pack_price": "Pack price | Price per pack | Price per carton | 每箱价格 | 每包价格 | 箱价",
    "total": (
        "Line total | NETWR | Line amount | Line value | Line subtotal | Line item value | "
        "Item total | Item amount | Item subtotal | Amount | Net amount | Net order value | "
        "Ext. cost | Extended cost | Ext. price | Ext. amount | Extended price | Extended amount | "
        "Subtotal | Ttl amount | ~Total | ~Total amount | ~Total price | ~Total cost | "
        "~Total value | ~Value | "
        "~Sum | ~PO total | ~PO amount | ~PO value | ~Order total | ~Order amount | ~Order value | "
        "金额 | 采购金额 | 小计 | 行金额 | 小计金额 | 价税合计 | 含税金额 | 不含税金额 | "
        "原币价税合计 | 原币金额 | 货值 | ~总额 | ~总金额 | ~采购总价 | ~总价 | ~合计金额 | "
        "~货款 | ~总值 | ~订单金额 | ~合同金额"
    ),
    "currency": (
        "Currency | Cur | WAERS | Curr | Crcy | Ccy | Currency code | Order currency | 币种 | "
        "货币 | 币别 | 币制 | 货币代码 | 结算币种 | 结算货币"
    ),
    "incoterm": (
        "Incoterm | Incoterms | Inco term | Inco terms | Incoterms 2020 | Vendor INCO term | "
        "Trade term | Trade terms | Delivery term | Delivery terms | Terms of delivery | "
        "Shipping terms | Shipment terms | Price term | Price terms | 贸易条款 | 贸易术语 | "
        "价格条款 | 价格条件 | 交货条款 | 成交方式 | 价格术语"
    ),
    "place": (
        "Place | Place of delivery | Delivery place | Named place | Port | Port of loading | "
        "Port of shipment | Loading port | FOB port | POL | Delivery point | 交货地点 | 交货地 | "
        "地点 | 港口 | 起运港 | 启运港 | 装运港 | 装货港 | 出运港"
    ),
    "country": (
        "Country | Country of destination | Destination country | Country/Region | 国家 | "
        "国家/地区 | 目的国"
    ),
    "order_date": (
        "Order date | PO date | BEDAT | Date of order | Date ordered | Ordered on | Order placed | "
        "Order placed on | Placed on | PO sent to vendor date | PO sent date | PO issue date | "
        "Purchase order date | Purchase date | Contract date | Issue date | Date issued | "
        "~Document date | ~DocDate | ~Creation date | ~Created date | ~Date created | 下单日期 | "
        "下单时间 | 下单日 | 订单日期 | 订单时间 | 订购日期 | 订货日期 | 订货时间 | 采购日期 | "
        "采购时间 | 采购订单日期 | 采购下单日期 | 签订日期 | 签约日期 | 合同日期 | 合同签订日期 | "
        "订单创建时间 | ~业务日期 | ~开单日期 | ~创建日期 | ~创建时间"
    ),
    "original_date": (
        "Original delivery date | Original date | Original due date | Original ship date | "
        "Original ETD | Delivery date (original) | Contract delivery date | "
        "Statistical delivery date | Stat. del. date | ~Promised date | ~Promised delivery date | "
        "~Promised delivery | ~Promised | ~Promised by | ~Promise date | ~Promised receipt date | "
        "~Promised ship date | ~Scheduled delivery date | ~Scheduled delivery | ~Scheduled date | "
        "~Scheduled ship date | ~Scheduled | ~Planned delivery date | ~Planned delivery | "
        "~Planned date | ~Planned ship date | ~Requested delivery date | ~Requested date | "
        "~Requested ship date | ~Required date | ~Required by | ~Required delivery date | "
        "~Date required | ~Need by | ~Need-by date | ~Needed by | ~Due date | ~Due | "
        "~Delivery due date | ~DocDueDate | ~Deliver by | ~Delivery deadline | "
        "~Expected delivery date | ~Expected delivery | ~Expected date | ~Expected arrival | "
        "~Expected arrival date | ~Expected receipt date | ~Expected ship date | "
        "~Estimated delivery date | ~Estimated delivery | ~Est. delivery date | ~Target date | "
        "~Target delivery date | ~Latest ship date | ~Cargo ready date | ~Ex-factory | ~Ex-fty | "
        "~Ex-fty date | ~EINDT | ~Ex-factory date | ~Ex-works date | 原交期 | 原定交期 | "
        "原定交货日期 | 合同交期 | 合同交货期 | 合同交货日期 | ~交期 | ~订单交期 | ~采购交期 | "
        "~工厂交期 | ~货期 | ~约定交期 | ~约定交货日期 | ~承诺交期 | ~承诺交货日期 | ~计划交期 | "
        "~计划交货日期 | ~计划交货时间 | ~计划到货日期 | ~预计交期 | ~预计交货日期 | "
        "~预计交货时间 | ~预计到货 | ~预计到货日期 | ~预计到货时间 | ~期望到货日期 | "
        "~期望到货时间 | ~希望到货日期 | ~预计发货日期 | ~预计出货日期 | ~要求交期 | "
        "~要求交货日期 | ~要求交货时间 | ~要求到货日期 | ~要求到货时间 | ~客户交期 | ~预交日期 | "
        "~应交日期 | ~需求日期 | ~装运期 | ~最迟装运期 | ~最迟交货日期 | ~最晚交货日期 | "
        "~交货截止日期"
    ),
    "agreed_date": (
        "Agreed delivery date | Agreed date | Agreed ship date | Revised delivery date | "
        "Revised date | Revised ship date | Revised ETD | Confirmed delivery date | "
        "Confirmed delivery | Confirmed date | Confirmed ship date | New delivery date | "
        "Current delivery date | Updated delivery date | Rescheduled date | Committed date | "
        "Supplier confirmed date | Vendor confirmed date | 确认交期 | 确认交货日期 | 协商交期 | "
        "商定交期 | 变更交期 | 变更后交期 | 新交期 | 修改交期 | 修订交期 | 调整后交期 | 最新交期 | "
        "最新交货日期 | 工厂确认交期 | 供应商确认交期 | 供应商回复交期 | 工厂回复交期 | 回复交期 | "
        "答复交期 | 答交日期"
    ),
    "actual_date": (
        "Actual delivery date | Actual delivery | Actual date | Actual ship date | "
        "Actual shipment date | Actual receipt date | Delivered date | Delivered to client date | "
        "Date delivered | Delivered on | ~Delivered | Received date | Date received | "
        "Received on | ~Received | Receipt date | GR date | Goods receipt date | "
        "Goods received date | Shipped date | Ship date | Date shipped | Shipped on | "
        "~Goods ready date | 实际交期 | 实际交货日期 | 实际交货时间 | 实际交付日期 | "
        "实际到货日期 | 实际到货时间 | 实际发货日期 | 实际出货日期 | 实际出运日期 | 实际入库日期 | "
        "到货日期 | 到货时间 | 收货日期 | 收货时间 | 入库日期 | 入库时间 | 发货日期 | 发货时间 | "
        "出货日期 | 出货时间 | 出运日期 | 装运日期 | 装船日期 | 交付日期 | 送货日期 | 签收日期 | "
        "到仓日期 | 到料日期 | 来料日期"
    ),
    "arrival_date": (
        "Arrival date | Actual arrival date | Actual arrival | Arrived | Arrived on | ATA | "
        "Date of arrival | 到港日期 | 到港时间 | 抵港日期 | 实际到港日期"
    ),
    "payment_terms": (
        "Payment terms | Terms of payment | Payment term | Payment conditions | Terms | 付款条件 | "
        "付款方式 | 结算方式 | 付款条款 | 结算条款 | 账期"
    ),
    "deposit": (
        "Deposit | Deposit amount | Deposit payment | Deposit paid | Paid deposit | Down payment | "
        "Advance payment | Advance | Prepayment | TT deposit | 定金 | 订金 | 定金金额 | 订金金额 | "
        "预付款 | 预付金额 | 预付定金 | 首付款 | 已付定金 | 已付订金"
    ),
    "deposit_date": (
        "Deposit date | Deposit paid | Deposit paid on | Deposit paid date | "
        "Deposit payment date | Date of deposit | Date deposit paid | Down payment date | "
        "Advance payment date | "
        "定金日期 | 订金日期 | 定金时间 | 定金付款日期 | 定金付款时间 | 定金支付日期 | "
        "定金到账日期 | 付定金日期 | 订金付款日期 | 预付款日期 | 预付日期"
    ),
    "balance": (
        "Balance payment | Balance amount | Balance paid | Paid balance | Final payment | "
        "Final balance | TT balance | ~Balance | 尾款 | 尾款金额 | 余款 | 余款金额 | 已付尾款"
    ),
    "balance_date": (
        "Balance date | Balance paid | Balance paid on | Balance paid date | "
        "Balance payment date | Date of balance | Date balance paid | Final payment date | "
        "尾款日期 | 尾款时间 | 尾款付款日期 | 尾款付款时间 | 尾款支付日期 | 尾款到账日期 | "
        "付尾款日期 | 余款日期 | 余款付款日期"
    ),
    "freight": (
        "Freight | Freight cost | Freight costs | Freight amount | Sea freight | Ocean freight | "
        "Air freight | Shipping | Shipping cost | Shipping costs | Shipping fee | "
        "Shipping charges | Transport cost | Freight charges | 运费 | 海运费 | 空运费 | 国际运费 | "
        "头程运费 | 快递费 | 物流费 | 物流费用 | 运输费 | 运输费用"
    ),
    "insurance": "Insurance | Line item insurance | Insurance cost | 保险 | 保险费 | 保费",
    "duty": (
        "Duty | Duties | Customs duty | Customs duties | Import duty | Duty amount | Tariff | "
        "关税 | 关税金额 | 进口关税"
    ),
    "other_costs": (
        "Other costs | Other cost | Other charges | Misc costs | Additional costs | 其他费用 | "
        "其它费用 | 附加费 | 杂费"
    ),
    "quantity_accepted": (
        "Quantity accepted | Accepted quantity | Accepted | Accepted qty | Qty accepted | "
        "Units accepted | Accepted units | Good quantity | Good units | OK qty | Passed qty | "
        "Qty passed | Units passed | 合格数量 | 合格数 | 良品数 | 良品数量 | 接收数量 | 允收数量"
    ),
    "quantity_rejected": (
        "Quantity rejected | Rejected quantity | Rejected | Rejected qty | Qty rejected | "
        "Units rejected | Rejected units | NG qty | Returned quantity | Returned qty | "
        "Qty returned | 不合格数量 | 拒收数量 | 拒收数 | 退货数量 | 退回数量 | 不良退货数 | 退货数"
    ),
    "status": (
        "Status | State | Order status | PO status | ~Line status | ~Delivery status | 状态 | "
        "订单状态 | 单据状态 | ~行状态 | ~进度"
    ),
    "note": (
        "Note | Notes | Remark | Remarks | Comment | Comments | Memo | 备注 | 订单备注 | "
        "备注说明 | 说明 | 附注 | 注释"
    ),
}
# The first cell of a line that adds up the lines above it.
TOTALS: Final = frozenset(
    "total totals subtotal sum grandtotal overalltotal totalamount totalqty summe gesamt "  # noqa: SIM905
    "gesamtsumme zwischensumme ergebnis gesamtergebnis totalgeneral soustotal totale totaal "
    "subtotaal suma totalgeral "
    "合计 合计金额 总计 总计金额 小计 本页小计 共计 总数 总数量 总金额 累计 汇总".split()
)
