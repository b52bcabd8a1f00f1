"""What makes an ask urgent or detailed, once it is one."""

from guanxi.domain.conversations.speech.words import Cue

PREPARED = Cue(
    "takes preparing",
    r"""
    quotes? | quotations? | offer sheet | pi | proforma | drawings? | reports? | certificates?
    certs? | certification | declaration | test(?:ing)? results? | breakdown | 8d | root cause
    action plan | production plan | schedule | msds | datasheet | cad | spec sheet | documents
    docs | analysis | cost sheet | price list | catalogue | pre-production sample | pp sample
    """,
    r"""
    报(?:个|一下|下)?价 | 图纸 | 报告 | 证书 | 认证 | 方案 | 明细 | 分解 | 形式发票 | pi | 排产
    生产计划 | 检测 | 说明书? | 打(?:个)?样 | 资料 | 成本 | 规格书
    """,
)
PAPER = Cue(
    "names a paper",
    r"""
    invoices? | packing lists? | b/l | bl | photos? | pictures? | pics? | videos? | labels?
    artwork | contract | tracking | waybill | slip | forms? | list | copy | address | files?
    samples? | swatch(?:es)? | marks?
    """,
    r"""
    发票 | 装箱单 | 提单 | 照片 | 图片 | 视频 | 标签 | 唛头 | 洗标 | 合同 | 单号 | 水单 | 清单
    地址 | 文件 | 样品 | 色卡 | 截图
    """,
)
PRESSING = Cue(
    "cannot wait",
    r"""
    urgent(?:ly)? | immediately | right now | right away | at once | emergency | cut-?off
    (?:truck|driver|workers?|line|guard|vessel|container|forwarder|courier\
    |printing house)\b.{0,30}\b(?:waiting|waits?|wait|stopped|stops|stands|is here|outside\
    |at the gate)
    (?:is|are) waiting$ | line (?:is )?(?:down|stop\w*)
    stop (?:the )?(?:line|production|machine|cutting|sewing|packing|shipping) | now
    within (?:the|an|one|1|2|two) hours? | before (?:it is )?too late | tonight | closing in
    in (?:an|one|1|2|two) hours? | (?:by|before|at) noon | by (?:today|tonight|eod) | today$
    is outside
    """,
    r"""
    紧急 | 十万火急 | 马上 | 立刻 | 立即 | 赶紧 | 截关 | 截港 | 截单 | 甩柜 | 柜就甩
    停(?:线|产|机|工) | 在等 | 等着 | 等了 | 到门口 | 今天(?:必须|一定|之内|要) | 下班前 | 今晚
    (?<![不别着])急(?!单价|着) | 火速 | 半小时 | 一小时内 | 先停 | 不让进
    """,
)
