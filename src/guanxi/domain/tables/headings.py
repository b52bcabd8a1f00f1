"""The words a field's column goes by, in English and Chinese.

Written as people write them; compared as `folded` leaves them (case, spaces, punctuation, full
width and Traditional forms make no difference). A word that stands at several fields of a kind is
ambiguous there: it is taken for the one no other heading of the table claims, else a person is
asked. COMMON holds for every kind that has the field; BY_KIND adds to it.
"""

from typing import Final

from guanxi.domain.tables.records import Kind

COMMON: Final[dict[str, str]] = {
    "po_number": (
        "PO number | PO no | PO # | PO | PO / SO # | Purchase order | Purchase order no | "
        "Purchase order number | Order number | Order no | Order # | Order | Order ID | "
        "Order ref | SO number | SO # | Contract no | Contract number | P.O. | Bestellnummer | "
        "采购单号 | 采购订单号 | 采购订单 | 采购单 | 采购编号 | 订单号 | 订单编号 | 订单 | "
        "单号 | 合同号 | 合同编号 | PO号 | PO单号"
    ),
    "supplier_name": (
        "Supplier | Supplier name | Vendor | Vendor name | Factory | Factory name | "
        "Manufacturer | Seller | Company | Company name | Lieferant | 供应商 | 供应商名称 | "
        "供应商名 | 供货商 | 供货商名称 | 供方 | 供方名称 | 工厂 | 工厂名称 | 厂家 | 厂商 | "
        "厂商名称 | 厂家名称 | 公司名称 | 卖方"
    ),
    "supplier_code": (
        "Supplier code | Supplier no | Supplier number | Supplier ID | Supplier # | "
        "Vendor code | Vendor no | Vendor number | Vendor ID | 供应商编号 | 供应商编码 | "
        "供应商代码 | 供应商号 | 厂商编号 | 厂商代码 | 供方编号"
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
        "物料 | 物料名称 | 名称 | 材料名称"
    ),
    "variant": (
        "Variant | Colour | Color | Size | Specification | Spec | Specs | Model | Dosage | "
        "Option | 规格 | 规格型号 | 型号 | 型号规格 | 颜色 | 尺寸 | 款式 | 款号 | 商品规格 | "
        "产品规格"
    ),
    "sku": (
        "SKU | SKU code | Item no | Item number | Item code | Item # | Product code | "
        "Product no | Product ID | Article no | Article number | Part no | Part number | "
        "Style no | Model no | Material no | Material number | 商品编号 | 商品编码 | 商品代码 | "
        "产品编号 | 产品编码 | 产品代码 | 货号 | 物料编码 | 物料编号 | 物料号 | 料号 | "
        "存货编码 | 品号"
    ),
    "unit": "Unit | UOM | Unit of measure | Units | U/M | 单位 | 计量单位",
    "unit_price": (
        "Unit price | Price | Price per unit | Price each | Unit cost | FOB price | EXW price | "
        "Purchase price | Cost price | 单价 | 采购价 | 采购单价 | 进价 | 含税单价 | 价格 | "
        "成本价 | 进货价"
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
        "总金额 | 总价 | 合计金额 | 采购金额 | 价税合计 | 小计金额 | 货值 | 货款"
    ),
    "currency": "Currency | Cur | Ccy | Currency code | 币种 | 货币 | 币别 | 结算币种",
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
        "下单时间 | 订单日期 | 订购日期 | 采购日期 | 签订日期 | 订货日期 | 签约日期"
    ),
    "original_date": (
        "Original delivery date | Original date | Original due date | Promised date | "
        "Promised delivery date | Promised | Scheduled delivery date | Scheduled date | "
        "Scheduled | Planned delivery date | Planned date | Requested delivery date | Due date | "
        "Due | Expected delivery date | Expected date | Contract delivery date | "
        "Ex-factory date | Delivery date (original) | 交期 | 原交期 | 原定交期 | 原定交货日期 | "
        "合同交期 | 约定交期 | 约定交货日期 | 计划交期 | 计划交货日期 | 预计交期 | "
        "预计交货日期 | 预计到货日期 | 要求交期 | 要求交货日期 | 预交日期 | 应交日期 | "
        "计划到货日期"
    ),
    "agreed_date": (
        "Agreed delivery date | Agreed date | Revised delivery date | Revised date | "
        "Confirmed delivery date | Confirmed date | New delivery date | Current delivery date | "
        "Updated delivery date | Rescheduled date | 确认交期 | 协商交期 | 变更交期 | 新交期 | "
        "修改交期 | 调整后交期 | 商定交期 | 确认交货日期 | 变更后交期 | 最新交期"
    ),
    "actual_date": (
        "Actual delivery date | Actual date | Delivered date | Delivered to client date | "
        "Date delivered | Delivered | Delivered on | Received date | Date received | Received | "
        "Received on | Receipt date | Actual ship date | Shipped date | Ship date | Shipped on | "
        "Goods ready date | 实际交期 | 实际交货日期 | 实际交货时间 | 到货日期 | 实际到货日期 | "
        "收货日期 | 入库日期 | 发货日期 | 出货日期 | 实际发货日期 | 实际出货日期 | 交付日期 | "
        "送货日期"
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
        "退回数量"
    ),
    "status": "Status | State | Order status | 状态 | 订单状态 | 单据状态 | 进度",
    "note": (
        "Note | Notes | Remark | Remarks | Comment | Comments | Memo | 备注 | 说明 | 附注 | 注释"
    ),
}
_ORDERED = (
    "Quantity ordered | Ordered quantity | Order quantity | Ordered qty | Qty ordered | "
    "Order qty | 订购数量 | 订单数量 | 下单数量 | 采购数量 | 订货数量"
)
_QUANTITY = (
    "Quantity | Qty | Q'ty | Qnty | Line item quantity | Pieces | No of units | Number of units | "
    "数量 | 数目 | 件数"
)
_DELIVERY_DATE = "Delivery date | Date of delivery | 交货日期 | 交货时间 | 交货期"

BY_KIND: Final[dict[Kind, dict[str, str]]] = {
    Kind.SUPPLIERS: {
        "supplier_name": (
            "Name | English name | Supplier name (English) | 名称 | 客商名称 | 单位名称 | 企业名称"
        ),
        "supplier_name_zh": (
            "Chinese name | Name in Chinese | Supplier name (Chinese) | 中文名称 | 中文名 | "
            "供应商中文名 | 公司中文名"
        ),
        "supplier_code": "Code | Number | No | 编号 | 代码 | 编码",
        "trade": (
            "Trade | Products | Product | Category | Main products | Industry | 主营产品 | "
            "主营 | 经营范围 | 产品类别 | 类别 | 行业 | 主要产品"
        ),
        "contact": (
            "Contact | Contact name | Contact person | Sales | Sales contact | Person | 联系人 | "
            "联络人 | 联系人姓名 | 业务员 | 负责人 | 业务联系人"
        ),
        "phone": (
            "Phone | Phone number | Telephone | Tel | Mobile | Mobile phone | Cell | Tel no | "
            "电话 | 联系电话 | 移动电话 | 手机 | 手机号 | 手机号码 | 电话号码 | 联系方式 | "
            "固定电话"
        ),
        "email": "Email | E-mail | Mail | Email address | 邮箱 | 电子邮箱 | 电子邮件 | 邮件",
        "wechat": "WeChat | WeChat ID | Weixin | 微信 | 微信号",
        "address": (
            "Address | Factory address | Street | Location | 地址 | 工厂地址 | 公司地址 | "
            "详细地址 | 联系地址 | 通讯地址"
        ),
        "city": "City | Town | 城市 | 所在城市 | 所在地",
        "website": "Website | Web | URL | Homepage | Shop | 网址 | 网站 | 店铺 | 官网",
        "registration": (
            "Registration | Registration number | Business licence | USCC | Tax ID | "
            "统一社会信用代码 | 社会信用代码 | 税号 | 营业执照号"
        ),
        "first_order_date": (
            "First order | First order date | Supplier since | Since | 首次合作日期 | 首单日期 | "
            "合作日期 | 开始合作日期"
        ),
    },
    Kind.ORDERS: {
        "quantity": f"{_QUANTITY} | {_ORDERED}",
        "original_date": f"{_DELIVERY_DATE} | ETD | Ship by",
    },
    Kind.DELIVERIES: {
        "delivery_number": (
            "Delivery number | Delivery no | Delivery note | ASN/DN # | ASN | DN | Shipment | "
            "Shipment no | Shipment number | Delivery ID | B/L no | GRN | GRN no | 送货单号 | "
            "发货单号 | 交货单号 | 收货单号 | 入库单号 | 到货单号 | 出货单号 | 送货单 | 提单号"
        ),
        "quantity_ordered": _ORDERED,
        "quantity": (
            f"{_QUANTITY} | Delivered quantity | Quantity delivered | Delivered qty | "
            "Qty delivered | Received quantity | Quantity received | Qty received | "
            "Received qty | Shipped quantity | Quantity shipped | Qty shipped | 交货数量 | "
            "到货数量 | 收货数量 | 发货数量 | 出货数量 | 送货数量 | 实收数量 | 入库数量 | "
            "实际数量"
        ),
        "original_date": _DELIVERY_DATE,
        "actual_date": f"{_DELIVERY_DATE} | 日期 | Date",
        "place": "Destination | Port of destination | 目的地 | 目的港",
        "transport": (
            "Transport | Shipment mode | Mode | Mode of transport | Shipping method | 运输方式 | "
            "发货方式 | 物流方式"
        ),
        "carrier": "Carrier | Forwarder | 承运人 | 货代 | 物流公司 | 快递公司",
        "tracking_number": (
            "Tracking | Tracking number | Tracking no | Waybill | Container | Container no | "
            "运单号 | 快递单号 | 物流单号 | 柜号"
        ),
        "weight": "Weight | Gross weight | 重量 | 毛重",
    },
    Kind.INSPECTIONS: {
        "inspection_number": (
            "Inspection number | Inspection no | Inspection # | Inspection ID | Report | "
            "Report no | Report number | 检验单号 | 检验编号 | 检验报告号 | 报告编号 | 质检单号"
        ),
        "lot": (
            "Lot | Lot no | Lot number | Batch | Batch no | Batch number | 批号 | 批次 | "
            "批次号 | 检验批 | 生产批号"
        ),
        "lot_size": (
            f"Lot size | Lot quantity | Batch size | Batch quantity | {_QUANTITY} | {_ORDERED} | "
            "批量 | 批次数量 | 送检数量 | 交检数量 | 报检数量"
        ),
        "inspection_date": (
            "Inspection date | Inspected on | Date of inspection | Date inspected | Date | "
            "检验日期 | 验货日期 | 检查日期 | 质检日期 | 日期 | 检验时间"
        ),
        "inspection_type": (
            "Inspection type | Type | Stage | Type of inspection | 检验类型 | 检验类别 | "
            "验货类型 | 检验阶段"
        ),
        "inspector": (
            "Inspector | Inspected by | QC | QC inspector | 检验员 | 质检员 | 验货员 | 检验人"
        ),
        "sample_size": (
            "Sample size | Sample | Inspected | Inspected quantity | Inspected qty | "
            "Units inspected | Quantity inspected | Qty inspected | Checked | n | 抽样数 | "
            "抽样数量 | 抽检数 | 抽检数量 | 检验数量 | 样本量 | 检验数 | 样本数"
        ),
        "defective": (
            "Defective | Defects | Defective units | Total defects | Defect quantity | 不良数 | "
            "不良数量 | 次品数 | 缺陷数 | 不合格数 | 不良品数"
        ),
        "critical": (
            "Critical | Critical defects | Defects critical | Cr | CRI | 致命缺陷 | 致命 | "
            "严重缺陷数 | 致命缺陷数 | CR数"
        ),
        "major": (
            "Major | Major defects | Defects major | Maj | MA | 主要缺陷 | 主缺 | 重缺陷 | "
            "主要 | 主要缺陷数 | MAJ数"
        ),
        "minor": (
            "Minor | Minor defects | Defects minor | Min | MI | 次要缺陷 | 次缺 | 轻缺陷 | "
            "次要 | 轻微缺陷 | 次要缺陷数 | MIN数"
        ),
        "level": "Level | Inspection level | 检验水平 | 检查水平",
        "aql": "AQL | 允收标准 | AQL值",
        "result": (
            "Result | Verdict | Inspection result | Pass/fail | Conclusion | 结果 | 检验结果 | "
            "结论 | 判定 | 验货结果 | 检验结论 | 判定结果"
        ),
    },
    Kind.PAYMENTS: {
        "amount": (
            "Amount | Amount due | Payment amount | Payment | Total | Value | Sum | 金额 | "
            "付款金额 | 应付金额 | 款项金额 | 应付款 | 付款额"
        ),
        "amount_paid": (
            "Amount paid | Paid amount | Paid sum | 已付金额 | 实付金额 | 已付款 | 实付款"
        ),
        "payment_number": (
            "Payment number | Payment no | Payment ID | Voucher | Voucher no | 付款单号 | "
            "付款编号 | 凭证号"
        ),
        "invoice_number": (
            "Invoice | Invoice no | Invoice number | PI no | Proforma | 发票号 | 发票号码 | "
            "发票编号 | PI号"
        ),
        "purpose": (
            "Purpose | Payment type | Type | Milestone | Stage | Instalment | Description | "
            "款项 | 款项类型 | 付款类型 | 用途 | 款项性质 | 摘要"
        ),
        "share": "Share | Percent | Percentage | % | 比例 | 付款比例 | 百分比",
        "due_date": (
            "Due date | Due | Payment due | Payment due date | Due on | 应付日期 | 到期日 | "
            "到期日期 | 付款期限 | 应付款日期"
        ),
        "paid_date": (
            "Paid date | Payment date | Date paid | Paid on | Paid | Date | Transfer date | "
            "付款日期 | 支付日期 | 付款时间 | 实付日期 | 日期 | 打款日期"
        ),
        "method": "Method | Payment method | Means of payment | 支付方式 | 付款方式",
        "bank_reference": (
            "Bank reference | Transaction | Transaction ID | SWIFT ref | 流水号 | 银行流水号 | "
            "交易号"
        ),
    },
}
# The first cell of a line that adds up the lines above it.
TOTALS: Final = frozenset(
    "total totals subtotal sum grandtotal summe 合计 总计 小计 共计 总数 累计".split()  # noqa: SIM905
)
