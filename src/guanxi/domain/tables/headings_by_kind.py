"""What each kind of table calls its columns beside the words of `headings.COMMON`."""

from typing import Final

from guanxi.domain.tables.records import Kind

_ORDERED = (
    "Quantity ordered | Ordered quantity | Order quantity | Ordered qty | Qty ordered | "
    "Order qty | PO quantity | PO qty | Ordered units | Units ordered | Purchase quantity | "
    "Purchase qty | 订购数量 | 订购量 | 订单数量 | 订单数 | 订单量 | 下单数量 | 下单数 | "
    "采购数量 | 采购数 | 采购量 | 订货数量 | 订货数 | 订货量 | 合同数量 | 应收数量"
)
_QUANTITY = (
    "Quantity | Qty | Q'ty | Qnty | Line item quantity | Item quantity | Item qty | "
    "Line quantity | Line qty | Part quantity | ~Total quantity | ~Total qty | ~Pieces | ~Pcs | "
    "No of units | Number of units | No of pieces | 数量 | 数目 | ~商品数量 | ~产品数量 | "
    "~货品数量 | ~件数 | ~总数量 | ~总数"
)
_DELIVERY_DATE = (
    "~Delivery date | ~Deliv. date | ~Date of delivery | ~交货日期 | ~交货时间 | ~交货期 | ~交货日"
)
# In a list of orders these may be planned or have happened.
_SHIPPED = (
    "~Ship date | ~Shipment date | ~到货日期 | ~到货时间 | ~发货日期 | ~出货日期 | ~出运日期 | "
    "~送货日期"
)
_DOCUMENT = "~Document number | ~Document no | ~Doc no | ~DocNum | ~单据编号 | ~单据号"
# What was ordered, or when; what came, or when: the other headings tell, or a person.
_ORDERED_OR_WHEN = "~Ordered"
# Critical where major has its own column, major where critical has: both usages are common.
_SERIOUS = "严重 | 严重缺陷 | 严重缺陷数 | 严重不良"

BY_KIND: Final[dict[Kind, dict[str, str]]] = {
    Kind.SUPPLIERS: {
        "supplier_name": (
            "Name | Full name | Legal name | English name | Supplier name (English) | 名称 | "
            "全称 | 厂名 | 工厂名 | 客商名称 | 单位名称 | 企业名称"
        ),
        "supplier_name_zh": (
            "Chinese name | Name in Chinese | Supplier name (Chinese) | 中文名称 | 中文名 | "
            "供应商中文名 | 公司中文名"
        ),
        "supplier_code": "Code | Number | No | ~Account no | ~Account number | 编号 | 代码 | 编码",
        "trade": (
            "Trade | Products | Product | Main products | Product range | Product category | "
            "~Category | ~Product categories | ~Industry | 主营产品 | 主营 | 主要产品 | 供应产品 | "
            "品类 | 产品类别 | 商品类别 | ~经营范围 | ~类别 | ~行业"
        ),
        "contact": (
            "Contact | Contact name | Contact person | Primary contact | Main contact | "
            "Sales contact | ~Sales | ~Sales manager | ~Person | 联系人 | 联络人 | 联系人姓名 | "
            "主要联系人 | 业务联系人 | ~业务员 | ~负责人"
        ),
        "phone": (
            "Phone | Phone number | Phone no | Telephone | Telephone number | Tel | Tel no | "
            "Mobile | Mobile phone | Mobile no | Mobile number | Cell | Cell phone | "
            "Contact phone | Contact no | Contact number | Business phone | 电话 | 联系电话 | "
            "联系人电话 | 移动电话 | 手机 | 手机号 | 手机号码 | 联系手机 | 电话号码 | 联系方式 | "
            "固定电话 | 座机"
        ),
        "email": (
            "Email | E-mail | Mail | Email address | Mail address | Contact email | "
            "Supplier email | Vendor email | ~Email ID | 邮箱 | 邮箱地址 | 联系邮箱 | 电子邮箱 | "
            "电子邮件 | 电邮 | 邮件"
        ),
        "wechat": "WeChat | WeChat ID | WeChat no | Weixin | 微信 | 微信号 | 微信账号",
        "address": (
            "Address | Factory address | Company address | Office address | Street address | "
            "Address line 1 | Street | ~Location | 地址 | 工厂地址 | 厂址 | 公司地址 | 详细地址 | "
            "联系地址 | 通讯地址 | 办公地址 | ~注册地址"
        ),
        "city": "City | Town | 城市 | 所在城市 | 所在地",
        "website": (
            "Website | Web site | Web page | Web | URL | Homepage | Shop | Store link | "
            "Alibaba link | 网址 | 网站 | 公司网址 | 官网 | 店铺 | 店铺链接"
        ),
        "registration": (
            "Registration | Registration number | Business licence | Business license no | USCC | "
            "Unified social credit code | Tax ID | ~VAT no | ~VAT ID | 统一社会信用代码 | "
            "社会信用代码 | 信用代码 | 税号 | 纳税人识别号 | 营业执照号"
        ),
        "first_order_date": (
            "First order | First order date | Supplier since | Since | 首次合作日期 | "
            "首次下单日期 | 首单日期 | 合作日期 | 开始合作日期 | 合作开始日期"
        ),
    },
    Kind.ORDERS: {
        "po_number": _DOCUMENT,
        "quantity": f"{_QUANTITY} | {_ORDERED} | {_ORDERED_OR_WHEN}",
        "order_date": f"~单据日期 | ~制单日期 | ~Date | ~日期 | {_ORDERED_OR_WHEN}",
        "original_date": f"{_DELIVERY_DATE} | {_SHIPPED} | ~ETD | ~Ship by | ~Delivery",
        "actual_date": _SHIPPED,
    },
    Kind.DELIVERIES: {
        "delivery_number": (
            "Delivery number | Delivery no | Delivery note | Delivery note no | ASN/DN # | ASN | "
            "DN | DN no | Shipment | Shipment no | Shipment number | GRN | GRN no | GR number | "
            "Goods receipt no | Receipt no | Receipt number | Packing slip no | Packing list no | "
            "~Delivery ID | ~Shipment ID | ~Invoice no | ~发票号 | ~Receipt ID | ~GR ID | "
            "~GRN ID | ~B/L no | ~B/L | ~Bill of lading no | 送货单号 | 发货单号 | 交货单号 | "
            "收货单号 | 收料单号 | 入库单号 | 采购入库单号 | 到货单号 | 出货单号 | 送货单 | "
            "装箱单号 | "
            f"~提单号 | {_DOCUMENT}"
        ),
        "quantity_ordered": f"{_ORDERED} | {_ORDERED_OR_WHEN}",
        "order_date": _ORDERED_OR_WHEN,
        "quantity": (
            f"{_QUANTITY} | Delivered quantity | Quantity delivered | Delivered qty | "
            "Qty delivered | Delivery quantity | Received quantity | Quantity received | "
            "Qty received | Received qty | Received units | Units received | GR quantity | "
            "GR qty | Shipped quantity | Quantity shipped | Qty shipped | Shipped qty | "
            "Units shipped | ~Received | ~Delivered | 交货数量 | 到货数量 | 到货量 | 收货数量 | "
            "发货数量 | 发货数 | 出货数量 | 出货数 | 出运数量 | 送货数量 | 送货数 | 实收数量 | "
            "实收数 | 实发数量 | 入库数量 | 实际数量 | 签收数量 | 实到数量 | 到货数 | 收货数 | "
            "入库数"
        ),
        "original_date": _DELIVERY_DATE,
        "actual_date": (
            f"{_DELIVERY_DATE} | Shipment date | Shipping date | BUDAT | ~日期 | ~Date | "
            "~Posting date | ~Document date | ~单据日期 | ~装柜日期 | ~开船日期 | ~提单日期 | "
            "~ATD | ~On board date | ~B/L date"
        ),
        "place": "Destination | Port of destination | POD | 目的地 | 目的港",
        "transport": (
            "Transport | Shipment mode | Shipping mode | Transport mode | Mode | "
            "Mode of transport | Shipping method | Ship method | Ship mode | 运输方式 | 发货方式 | "
            "出货方式 | 物流方式"
        ),
        "carrier": (
            "Carrier | Carrier name | Forwarder | Freight forwarder | Shipping line | Courier | "
            "承运人 | 承运商 | 船公司 | 货代 | 货代公司 | 物流公司 | 快递公司"
        ),
        "tracking_number": (
            "Tracking | Tracking number | Tracking no | Waybill | AWB | AWB no | Container | "
            "Container no | Container # | 运单号 | 快递单号 | 物流单号 | 柜号 | 集装箱号"
        ),
        "weight": "Weight | Gross weight | G.W. | 重量 | 毛重",
    },
    Kind.INSPECTIONS: {
        "inspection_number": (
            "Inspection number | Inspection no | Inspection # | Inspection ref | "
            "Inspection report no | Inspection lot | Report | Report no | Report number | "
            "Report ref | QC report no | ~Inspection ID | ~Report ID | 检验单号 | 检验单编号 | "
            "检验编号 | 检验报告号 | 检验报告编号 | 验货编号 | 验货报告编号 | 验货报告号 | "
            f"报告编号 | 报告号 | 质检单号 | 质检编号 | 质检报告编号 | {_DOCUMENT}"
        ),
        "lot": (
            "Lot | Lot no | Lot number | Batch | Batch no | Batch number | ~Lot ID | ~Batch ID | "
            "批号 | 批次 | 批次号 | 检验批 | 检验批号 | 检验批次 | 生产批号 | 产品批号"
        ),
        "lot_size": (
            "Lot size | Lot quantity | Lot qty | Batch size | Batch quantity | Batch qty | "
            "Shipment quantity | Shipment qty | Quantity presented | Qty presented | "
            f"Quantity available | Available quantity | {_QUANTITY} | {_ORDERED} | 批量 | "
            "批次数量 | 批数量 | 送检数量 | 送检数 | 交检数量 | 交验数量 | 报检数量 | 批量数 | "
            "来料数量 | 来料数 | 到货数量 | 出货数量"
        ),
        "inspection_date": (
            "Inspection date | Inspected on | Date of inspection | Date inspected | QC date | "
            "Actual inspection date | ~Date | ~Service date | 检验日期 | 检验时间 | 验货日期 | "
            "验货时间 | 实际验货日期 | 检查日期 | 检测日期 | 质检日期 | 质检时间 | ~日期 | "
            "~单据日期"
        ),
        "inspection_type": (
            "Inspection type | Type of inspection | Inspection stage | Service type | ~Service | "
            "~Type | ~Stage | 检验类型 | 检验类别 | 检验阶段 | 验货类型 | 验货阶段"
        ),
        "inspector": (
            "Inspector | Inspector name | Inspected by | Name of inspector | QC inspector | "
            "QC name | ~QC | ~Checked by | 检验员 | 检验人 | 检验人员 | 质检员 | 质检人 | "
            "质检人员 | 验货员 | 验货人 | 验货人员 | 检查员 | 品检员 | QC人员"
        ),
        "sample_size": (
            "Sample size | Sample qty | Sample quantity | Sampling size | Sampled | Sampled qty | "
            "Sample | Inspected | Inspected quantity | Inspected qty | Inspected units | "
            "Units inspected | Units sampled | Units checked | Quantity inspected | "
            "Qty inspected | Qty checked | Number inspected | Checked | ~n | 抽样数 | 抽样数量 | "
            "抽检数 | 抽检数量 | 抽验数 | 抽验数量 | 抽查数 | 抽查数量 | 样本量 | 样本数 | 抽样 | "
            "样本 | ~检验数 | ~检验数量 | ~验货数量"
        ),
        "defective": (
            "Defective | Defective units | Defective quantity | Defective qty | Defect quantity | "
            "Defect qty | Defects found | Defect count | Defects count | Number of defects | "
            "Nonconforming units | ~Defects | ~Total defects | 不良数 | 不良数量 | 不良品数 | "
            "不良品数量 | 不良总数 | 次品数 | 缺陷数 | 缺陷数量 | 缺陷总数 | 不合格数"
        ),
        "critical": (
            "Critical | Critical defects | Critical found | Defects critical | Crit | Cr | CRI | "
            f"致命缺陷 | 致命 | 致命缺陷数 | 致命不良 | CR数 | A类 | A类不合格 | {_SERIOUS}"
        ),
        "major": (
            "Major | Major defects | Major found | Defects major | Maj | MA | 主要缺陷 | 主缺 | "
            f"重缺陷 | 主要 | 主要缺陷数 | 主要不良 | MAJ数 | B类 | B类不合格 | {_SERIOUS}"
        ),
        "minor": (
            "Minor | Minor defects | Minor found | Defects minor | Min | MI | 次要缺陷 | 次缺 | "
            "轻缺陷 | 次要 | 轻微缺陷 | 次要缺陷数 | MIN数 | 轻微 | 轻微缺陷数 | 轻微不良 | "
            "次要不良 | 一般缺陷 | C类 | C类不合格"
        ),
        "level": "Level | Inspection level | General level | 检验水平 | 检查水平 | 抽样水平",
        "aql": "AQL | AQL level | 允收标准 | AQL值 | AQL标准",
        "result": (
            "Result | Verdict | Inspection result | Overall result | Final result | Pass/fail | "
            "Conclusion | Overall conclusion | Inspection conclusion | Disposition | "
            "Usage decision | 结果 | 检验结果 | 质检结果 | 结论 | 判定 | 验货结果 | 检验结论 | "
            "判定结果 | 检验判定 | 综合判定 | 验货结论 | 最终结果 | 是否合格"
        ),
    },
    Kind.PAYMENTS: {
        "amount": (
            "~Payment amount | Amount due | Amount payable | ~Invoice amount | ~Bill amount | "
            "~Amount | ~Payment | ~Total | ~Value | ~Sum | ~付款金额 | 应付金额 | 款项金额 | "
            "应付款 | 付款额 | 本次付款金额 | 支付金额 | 汇款金额 | 打款金额 | ~金额"
        ),
        "amount_paid": (
            "Amount paid | ~Payment amount | ~付款金额 | Paid amount | Paid sum | ~Paid | "
            "已付金额 | 已支付金额 | 实付金额 | 已付款 | 实付款 | 已付"
        ),
        "payment_number": (
            "Payment number | Payment no | Voucher | Voucher no | ~Payment ID | 付款单号 | "
            f"付款单编号 | 付款编号 | 付款申请单号 | 凭证号 | {_DOCUMENT}"
        ),
        "invoice_number": (
            "Invoice | Invoice no | Invoice number | Invoice # | Bill no | Bill number | PI no | "
            "Proforma | Proforma invoice no | ~Invoice ID | 发票号 | 发票号码 | 发票编号 | "
            "形式发票号 | PI号"
        ),
        "purpose": (
            "Purpose | Payment type | Payment purpose | Payment stage | Milestone | Instalment | "
            "Installment | Deposit/balance | ~Type | ~Stage | ~Description | 款项 | 款项类型 | "
            "款项名称 | 款项性质 | 款别 | 付款类型 | 付款性质 | 付款阶段 | 付款事由 | 用途 | "
            "定金/尾款 | ~摘要"
        ),
        "share": "Share | Percent | Percentage | Payment % | % | 比例 | 付款比例 | 百分比",
        "due_date": (
            "Due date | Due | Payment due | Payment due date | Due on | Pay by | "
            "Payment deadline | 应付日期 | 应付款日期 | 到期日 | 到期日期 | 付款期限 | "
            "付款到期日 | 计划付款日期 | 约定付款日期"
        ),
        "paid_date": (
            "Paid date | Payment date | Date paid | Date of payment | Paid on | Paid at | "
            "Transfer date | Remittance date | T/T date | ~Value date | ~Transaction date | "
            "~Paid | ~Date | 付款日期 | 付款时间 | 支付日期 | 支付时间 | 实付日期 | 实际付款日期 | "
            "打款日期 | 汇款日期 | 转账日期 | ~日期 | ~单据日期"
        ),
        "method": "Method | Payment method | Payment mode | Means of payment | 支付方式 | 付款方式",
        "bank_reference": (
            "Bank reference | Bank ref | Transaction | Transaction no | Transaction reference | "
            "SWIFT ref | T/T ref | ~Transaction ID | ~Reference | ~Reference no | 流水号 | "
            "银行流水号 | 交易流水号 | 交易号 | 水单号"
        ),
    },
}
