"""Questions: somebody wants to know, or wants a yes."""

from guanxi.domain.conversations.speech.words import Asking, Expects, Sort

QUESTIONS = (
    Asking(
        "asks to hand over",
        r"""
        (?:confirm|reply|answer|agree|write)(?: it| this| that| once more| again)? (?:by|per|in\
        |on) \
        (?:e-?mail|mail|writing|letter|paper)
        """,
        r"(?:能不能|可不可以|能否|可否|方便).{0,6}(?:发(?![货往运出现])|寄|传|提供|报价|报个价|给我)",
        expects=Expects.THING,
        sort=Sort.REQUEST,
    ),
    Asking(
        "asks to confirm",
        r"""
        {please}(?! wait)\b[^.]{0,30}\b(?:confirm|approve|agree|choose|decide)\
        (?! (?:it |this |that )?(?:by|per|in) (?:e-?mail|mail|writing))
        (?:your|ur|for|need|want|wait|waiting) (?:your |ur )?(?:confirmation|approval|confirm\
        |decision|go.?ahead|signature|review|signing)
        waiting for (?:your |ur )?(?:confirmation|approval|confirm|decision|go.?ahead)
        wait for (?:your |ur )?(?:confirmation|approval|confirm|decision|go.?ahead)
        await (?:your |ur )?(?:confirmation|approval|confirm|decision|go.?ahead)
        awaiting (?:your |ur )?(?:confirmation|approval|confirm|decision|go.?ahead)
        is (?:it|that|this) (?:ok|fine|possible|acceptable)
        (?:ok|okay|fine|alright) (?:to|if (?:we|i)) \w+\b.*\?
        (?:ok|fine|good) (?:for|with) (?:you|u) | (?:you|u) ok | to confirm:
        just to (?:be sure|confirm|double check|make sure)
        i (?:assume|guess|suppose|take it)(?! (?:so|it's fine)) | i hope$
        , (?:correct|right|yes)$ | still valid
        (?:don't|do not|didn't) understand | what do (?:you|u) (?:think|say)
        how do (?:you|u) think | (?:you|u) (?:agree|can accept) | yes or no | or not$
        (?:can|could|do) (?:you|u|your customer) (?:accept|agree) | (?:ok|acceptable|agreed)\?$
        shall (?:we|i) (?:go ahead|start|proceed|continue)
        """,
        r"""
        (?:可以|行|ok|能接受|接受|同意|没问题)(?:吗|么|不|嘛)(?=$|[?, ])
        请.{0,8}(?:确认|核实|批准|认可)
        等.{0,4}(?:你|您|贵司|你们).{0,4}(?:确认|回复|答复|通知|消息)(?<!好消息) | 待.{0,3}确认
        (?:你|您|麻烦|帮忙|尽快|再).{0,6}确认(?!了) | (?:在|就|都)等(?:着)?(?:你|您|贵司)(?!好消息)
        (?:图|图纸|样|稿|pi|合同|颜色|尺寸|数量|地址)确认 | 确认(?:一下|下)(?!哈?我)
        (?:你|您)看.{0,10}(?:行|可以|怎么|怎样|要不要|如何|好|是|能)
        (?:你|您)(?:觉得|决定一下|选一) | 拍板 | 定夺 | 给个(?:话|准信|答复|说法)
        (?<!没)(?<!没有)回(?:复|个话|个信)(?:我|一下|下) | 快(?:点)?回 | 给我?(?:答复|回复|个答复)
        回我(?=$|[,!.])
        收到(?:请)?回复 | 请回复 | 你确定 | 确定[不吗?] | 真的假的 | (?:你|您)的意思
        """,
        expects=Expects.CONSENT,
    ),
    Asking(
        "asks when",
        r"""
        by what (?:time|date|day) | (?<!know )(?<!sure )(?<!say )(?:when|what time|which day)$
        how (?:long|soon|fast)
        when (?:will|can|do|does|did|is|are) (?:you|u|we|it|they|the|your|our|i)
        (?:pls|please|kindly) (?:\w+ ){0,3}(?:eta|etd|delivery (?:date|time)|lead time)
        (?:eta|etd|lead time|delivery time)\?
        """,
        r"""
        什么时候 | 啥时候? | 何时 | (?<![这那前过后好十头近])几(?:号|点|月|天|时)
        (?:要|还|得|等)(?:多)?(?:久|长时间)
        多久 | 多长时间 | 哪(?:天|一天|日) | 周几 | 星期几 | 礼拜几
        """,
        expects=Expects.TIME,
    ),
    Asking(
        "asks how much",
        r"""
        how (?:much|many)(?! thanks) | hw much
        what(?:'s| is) (?:the |your )?(?:best |lowest |unit )?price
        (?<!this )(?<!that )(?:price|cost|weight|size|qty|moq)\?
        """,
        r"""
        (?<!差不)(?<!好)多少(?!有|年来)
        (?<![好十百这那前后近过有少差等晚剩第头缺])(?<![送给]你)几(?!乎|何|率|个人) | 什么价 | 啥价
        怎么卖
        (?<![差不很太最好再])多(?:大|长|高|宽|厚|重|远|快|深|粗|细|硬)(?!的)
        """,
        expects=Expects.FIGURE,
    ),
    Asking(
        "asks with a question word",
        r"""
        (?<!know )(?:which|what) (?:one|prices?|quantity|qty|version|colou?r|size|market|address\
        |port|date|day|type|model|kind\
        |name|material)
        (?:is|are) (?:what|which|where|who) | who (?:pay|pays|will|is going|should|can|to)
        (?:what|how) about
        (?:what|why|where) (?:do|does|did|can|should|is|are) (?:you|u|we|i|it|they|the|this)
        (?:what|why|where) (?:do|does|did|can|should|is|are) that
        """,
        r"""
        (?<!没)(?<!不管)(?<!无论)什么(?!都|也) | (?<!没)啥(?!都|也|事没)
        怎么(?!都|也|会呢|会这样|样都|可能|说呢|敢) | 怎样 | 咋 | 哪(?!怕|都|儿的话|里哪里|有|能|敢)
        谁(?!都|也|知道|让|说不) | (?<![这那我你])边(?:个|度|日|款|只) | 点[解样] | 为何 | 如何
        为什么
        """,
    ),
    Asking(
        "asks to do",
        r"""
        (?:can|could|would|will) (?:you|u) (?!be able|find|see that)\w+
        (?:can|could|would) (?:your (?:side|factory|team|boss)) (?!be able|find|see that)\w+
        will (?:your (?:side|factory|team|boss)) (?!be able|find|see that)\w+
        would (?:you|u) mind
        (?:need|want|ask|like|expect) (?:that )?(?:you|u)(?! know) | hope (?:you|u) can
        (?:you|u) (?:need to|have to|must|should) (?!been|done|sent|good|many|very)\w+
        (?:you|u) better (?!been|done|sent|good|many|very)\w+
        hope (?:to (?:get|receive|have|hear|know) |(?:you|u|it|that|they) (?:can|could|will))
        (?:count|rely|counting|relying) on (?:you|u|your) | (?<!will )be (?:sure|careful)
        pay attention
        careful with | (?:^|, )urgent | would be (?:great|good|nice|helpful|better)(?: to| if)?
        would help (?:me|us|if|a lot)
        (?:can|could|may) (?:i|we) (?:also |just |please |maybe )?(?:get|have)(?! it done| back to)
        maybe (?:better )?(?:you|we) (?:can|could|should|use|make|ship)
        """,
        r"""
        (?:你|您|你们)(?:去|再|先(?!忙|休息|吃|睡)|让|把|叫|直接|安排)(?!年|了|过)
        (?<!我)(?<!们)(?:再|先)?想(?:想|个)?办法 | 能不能 | 可不可以 | (?:能|可以)帮 | 能否 | 可否
        (?:你|您|你们|那边|这边)(?:能|可以).{1,24}[吗么?]
        """,
        expects=Expects.ACT,
    ),
    Asking(
        "asks whether",
        r"right\?$ | (?:ok|okay|correct|agree|possible|deal|like this|right|acceptable)\?$",
        r"""
        (?:(?<![算行好])了|没[^,]{1,6}|对|是[^,]{1,8}|有[^,]{1,6}|应该[^,]{1,8}\
        |[能会][^,]{1,8}|一样|不变|够|可以)吧(?=[?,]|$)
        [吗么](?=[?, ]|$|了) | [好行以能对是]嘛(?=[?, ]|$) | 嘛\?
        不(?<=(?P<same>[\u4e00-\u9fff])不)(?=(?P=same)) | 是否 | 是咪 | [了过]未(?=$|[?])
        否(?=$|[?,]) | 有没有 | 到没到 | 收没收 | 发没发 | 寄没寄 | 看没看 | 做没做 | 出没出
        定没定 | 付没付 | 装没装 | 好没好 | (?:[了过好到完齐出上定做签付发寄])没有?(?=[?, ]|$)
        没有?\?$ | 不\?$ | (?<=[\u4e00-\u9fff])(?<![也都还就])不(?=[?, ]|$)
        (?<=[\u4e00-\u9fff])(?<![也都还就我你他])没(?=[?]|$) | 有无 | 几时
        (?<=[^, ])还是(?!要|得|按|老|照|没|有|会|能|需|先|很|比|挺|那|这|上|原|一样|之前|\d|以前\
        |去年|可以|行|算|等|差|觉|想|希)
        (?P<part>[\u4e00-\u9fff])[^,]{0,4}还是[^,]{0,14}(?P=part)
        """,
        expects=Expects.YES_NO,
    ),
    Asking(
        "reminds",
        r"""
        still (?:waiting(?! for (?:my|our|the (?:client|customer|lab)))|nothing|no |not )
        (?:have|has|had) not (?:yet )?(?:arrived|come|received)
        (?:hasn't|haven't|didn't) (?:arrived?|come)
        it(?:'s| has|'s been| is| has been)? (?:been )?(?:\w+ ){1,2}(?:days|weeks?\
        |months?)(?: now| already)?$
        ^waiting$ | still (?:haven't|hasn't|didn't) | (?:gentle|kind|friendly|second|last) reminder
        reminder:
        following up | follow up on | any (?:news|update|progress|feedback) | chasing
        (?:haven't|have not|didn't|not) (?:yet )?(?:received?|got|get|heard|seen?|hear)
        (?:second|third|2nd|3rd|fourth) time | can(?:'t|not) wait(?! to) | no time left
        (?:will|to|must) cancel | you forgot | as (?:i|we) wrote
        (?:waiting|wait|waits|await|awaiting) (?:for )?(?:your|ur|the (?:balance|deposit|payment\
        |money))(?! (?:good news|kind))
        nothing (?:from you|yet|so far|since)
        no (?:reply|answer|news|response|feedback) (?:from|yet|since|so far)
        no (?:reply|answer|news|response|feedback)$
        (?<!as )(?<!like )(?<!what )(?:you|u) (?:promised|said|told (?:me|us)) | i thought we
        hoping for
        (?:days?|weeks?|deadline|date|time) (?:is|are|has|have)(?: been)? (?:over|up|passed|gone)
        (?:i|we) (?:wrote|mailed|e-?mailed|asked|told) (?:you|u) (?:on|last|yesterday|two|three\
        |this|already|before|about)
        (?:pushing|urging|chasing) (?:me|us)
        """,
        r"""
        催(?!得) | 呢\? | ^[^,在还正]{1,6}(?<!着)(?<!ok)(?<!好)呢$
        (?<![人户室务])还[没未](?:收到|回|发|给|看到|见|消息|动静|好) | 没收到(?!投诉) | 没回我?
        进展
        怎么样了
        ^(?:都|已经)?(?:[一二两三四五六七八九十几\d]{1,3})个?(?:天|星期|礼拜|周|月)了$
        [天周月号](?:都|已经)?[到过]了(?=$|[,.!哦啊]) | 没(?:消息|动静|反应|下文|回音) | 在线等
        急急
        (?:你|您|你们)?(?:原来|上次|昨天|之前|前天|当时)(?:不是)?(?:说|答应|承诺).{0,12}
        (?:说|讲|谈|答应)好(?:的|了) | 等(?:尾款|图|款|样|货|资料|文件|单|报价)
        """,
    ),
)
