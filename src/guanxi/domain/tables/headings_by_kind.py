"""What each kind of table calls its columns beside the words of `headings.COMMON`."""

from typing import Final

from guanxi.domain.tables.records import Kind

_ORDERED = (
    "Quantity ordered | Ordered quantity | Order quantity | Ordered qty | Qty ordered | "
    "Order qty | 订购数量 | 订单数量 | 下单数量 | 采购数量 | 订货数量 | 应收数量 | Bestellmenge"
)
_QUANTITY = (
    "Quantity | Qty | Q'ty | Qnty | Line item quantity | Pieces | No of units | Number of units | "
    "数量 | 数目 | 件数 | 总数量 | Menge | Stückzahl"
)
_DELIVERY_DATE = "Delivery date | Date of delivery | 交货日期 | 交货时间 | 交货期 | Lieferdatum"
# Critical where major has its own column, major where critical has: both usages are common.
_SERIOUS = "严重 | 严重缺陷 | 严重缺陷数 | 严重不良"

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
        "order_date": "单据日期 | 制单日期",
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
            "实际数量 | 签收数量 | 实到数量 | 到货数 | 收货数 | 入库数"
        ),
        "original_date": _DELIVERY_DATE,
        "actual_date": (
            f"{_DELIVERY_DATE} | 日期 | Date | 装柜日期 | 开船日期 | 提单日期 | ATD | "
            "On board date | B/L date"
        ),
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
            "批量 | 批次数量 | 送检数量 | 交检数量 | 报检数量 | 批量数 | 来料数量 | 来料数"
        ),
        "inspection_date": (
            "Inspection date | Inspected on | Date of inspection | Date inspected | Date | "
            "检验日期 | 验货日期 | 检查日期 | 质检日期 | 日期 | 检验时间 | 检测日期 | Prüfdatum"
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
            "抽样数量 | 抽检数 | 抽检数量 | 检验数量 | 样本量 | 检验数 | 样本数 | 抽样 | 样本"
        ),
        "defective": (
            "Defective | Defects | Defective units | Total defects | Defect quantity | 不良数 | "
            "不良数量 | 次品数 | 缺陷数 | 不合格数 | 不良品数"
        ),
        "critical": (
            f"Critical | Critical defects | Defects critical | Crit | Cr | CRI | 致命缺陷 | 致命 | "
            f"致命缺陷数 | 致命不良 | CR数 | A类 | A类不合格 | {_SERIOUS}"
        ),
        "major": (
            f"Major | Major defects | Defects major | Maj | MA | 主要缺陷 | 主缺 | 重缺陷 | "
            f"主要 | 主要缺陷数 | 主要不良 | MAJ数 | B类 | B类不合格 | {_SERIOUS}"
        ),
        "minor": (
            "Minor | Minor defects | Defects minor | Min | MI | 次要缺陷 | 次缺 | 轻缺陷 | "
            "次要 | 轻微缺陷 | 次要缺陷数 | MIN数 | 轻微 | 轻微缺陷数 | 轻微不良 | 次要不良 | "
            "一般缺陷 | C类 | C类不合格"
        ),
        "level": "Level | Inspection level | 检验水平 | 检查水平",
        "aql": "AQL | 允收标准 | AQL值",
        "result": (
            "Result | Verdict | Inspection result | Pass/fail | Conclusion | 结果 | 检验结果 | "
            "结论 | 判定 | 验货结果 | 检验结论 | 判定结果 | 检验判定 | 验货结论"
        ),
    },
    Kind.PAYMENTS: {
        "amount": (
            "Amount | Amount due | Payment amount | Payment | Total | Value | Sum | 金额 | "
            "付款金额 | 应付金额 | 款项金额 | 应付款 | 付款额"
        ),
        "amount_paid": (
            "Amount paid | Paid amount | Paid sum | 已付金额 | 实付金额 | 已付款 | 实付款 | 已付"
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
            "交易号 | 水单号 | Bank ref"
        ),
    },
}
