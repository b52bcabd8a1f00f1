"""The cues that somebody waits for an answer: one row each, in both languages.

Phrases are parted by " | " or a new line; within one, regular expressions with bounded repeats on
lower-case text. FIRST_WORDS count only where an English clause begins ("Hi Jack, can you ..."),
since "when" or "send" says something else in the middle of one. ANYWHERE counts wherever it
stands. Of several cues in a message the firm ones go first, then the order here.
"""

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.words import Asking, Cue, Expects, Force

FIRST_WORDS = (
    Asking(
        "asks when",
        r"""
        {when}\?$ | {when}$ | {when}'s
        {when} (?:will|do|does|did|can|could|is|are|was|would|should|you|u|have|has|it|they)
        """,
        expects=Expects.TIME,
    ),
    Asking(
        "asks how much",
        r"""
        how (?:much|many) | what(?:'s|s| is| are) (?:the |your |ur )?(?:\w+ )?(?:price|cost|moq|quantity|qty|rate|weight|size|total)
        what (?:does|do|would|will) (?:\w+ ){1,3}cost
        """,
        expects=Expects.FIGURE,
    ),
    Asking(
        "asks with a question word",
        r"""
        what(?!(?:ever)? (?:a|an|i mean|you want)\b)(?:'s|s)? | where(?:'s|s)? | who(?! knows)(?:'s)? | whose | why(?! not) | how come
        which(?! (?:is|are|was) (?:fine|ok|good|great|why|what)\b) | hows
        how(?:'s)? (?:about|do|does|did|is|are|was|can|could|should|would|will|to|the|it|we|you)
        how (?:big|thick|heavy|tall|wide|far|often|old|deep|strong)
        """,
    ),
    Asking(
        "asks to hand over",
        r"(?:can|could|would|will) {you} (?:{please} |also |just |then |maybe )?{hand}",
        expects=Expects.THING,
    ),
    Asking(
        "asks to do",
        r"""
        (?:can|could|would|will) {you}
        would (?:you|u) mind | mind (?:if|sending|checking)
        """,
        expects=Expects.YES_NO,
    ),
    Asking(
        "asks yes or no",
        r"""
        {helps} {thing}
        will (?:it|they|this|that|these|the|your|there|we|i)
        (?:has|does|did|is) (?!fine|ok|good|in|on|at|not|no|now|already|still|going|coming|too|very)\w+ (?:\w+ ){0,4}(?:in|done|out|here)$
        is (?!it|this|that|fine|ok|good|in|on|at|not|no|now|already|still)\w+ (?:ok|good|fine|free|ready|correct|possible|enough|available|included)
        (?:has|does|did) (?:\w+ ){1,4}(?:come|arrive|arrived|leave|left|ship|shipped|confirm|confirmed|start|started|finish|finished|work|fit|include)
        (?:is it |it's |it is )?possible (?:to|for|that|if) | any (?:chance|possibility|problem|idea|risk|news|update|progress|feedback|reply|answer|word|results?|info)
        do (?:you|u) | have (?:stock|you|u) | (?:you|u) (?:sure|ok|there yet|got|sent|received?|have|mean|still|already|can|could)
        (?:can|could|may|might) or not | acceptable | agree
        """,
        expects=Expects.YES_NO,
    ),
    Asking(
        "offers a choice",
        r"""
        (?:you|u) (?:want|wanna|need|prefer|like|choose|mean|take)\b.{1,120}\bor
        [\w.]+(?: \w+)? or (?:not|\w+(?: \w+)?)$ | (?:\w+ ){0,4}(?:is|are) \w+ or \w+ | (?:\w+ ){0,3}asks?(?: me| us)?:
        """,
        expects=Expects.YES_NO,
    ),
    Asking(
        "asks what is wanted",
        r"(?:you|u) (?:want|need|prefer|like) (?:to|us|me|the|a|some)",
        force=Force.LOOSE,
        expects=Expects.YES_NO,
    ),
    Asking(
        "tells to hand over",
        r"""
        (?:just )?(?:send|give|show|forward|mail|email|quote|share|lend|bring) (?:it |them |this |that )?(?:to )?{me}(?! (?:a |one |some |a few |few |\d+ )?(?:moment|minutes?|mins?|sec|hours?|days?|time|bit|until)| until)
        let {me} (?:have|see)(?! (?:what|if|with))
        quote | (?:some |a few |more )?(?:photos?|pics?|pictures?|videos?|drawings?|details) (?:of|for|from|before|by|please|pls)
        """,
        expects=Expects.THING,
    ),
    Asking(
        "tells to let know",
        r"""
        let {me} know | keep (?:me|us) (?:posted|informed|updated) | tell (?:me|us|your boss)
        (?:reply|answer|call|ring|phone|contact|add) (?:me|us)(?! back later) | get back to (?:me|us)
        """,
    ),
    Asking(
        "tells to confirm",
        r"(?:confirm|approve|advise|clarify|choose|decide|explain)(?! (?:by|with|from|will|was|is|are))",
        force=Force.LOOSE,
        expects=Expects.CONSENT,
    ),
    Asking(
        "gives an order",
        r"""
        (?:do not|don't|dont|never|no need to)(?! worry| mind| hurry| care| know| think| have) \w+
        (?:just |now |also |always |then |first |maybe |better ){0,2}(?:{order}|ask (?:your|the|them)|talk to (?:your|the)|think about)(?! (?:is|are|was|were|will|has|have|finish|ready|done|arrived?|now$|care|well|by (?:me|us)))
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.OURS,
    ),
    Asking(
        "asks the buyer to act",
        r"""
        (?:just |now |also |then |first |don't |do not ){0,2}(?:check|confirm|advise|sign|pay|transfer|choose|reply|call|send|return|fill|look|tell|remember|forget)(?! (?:is|are|was|were|will|has|have|finish|finished|ready|done|out|by|with|already|today|yesterday|tomorrow|u|you))
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.THEIRS,
    ),
    Asking(
        "names only what it wants",
        r"""
        (?:and |the |your |ur |also |then ){0,2}{datum}(?:(?:,| and| &|/) ?(?:the )?{datum}){0,3}(?: {please}| hamburg| rotterdam| today)?$
        (?:one |another |a )?(?:more |closer |better |clearer )(?:photos?|pics?|pictures?|videos?|samples?)
        """,
        expects=Expects.THING,
    ),
    Asking(
        "inquires",
        r"""
        (?:i'm |i am |just |only )?(?:wondering|checking) (?:in|that|if|whether|why|when|on (?:the|my|our)) | i wonder | (?:and |but )?(?:until|since|from) when
        (?:ok |please )?(?:ask|talk to|think about|check with|speak to) (?:it|your|the|them)\b.{0,30}and (?:tell|let|come back|reply)
        """,
    ),
    Asking(
        "sets a date",
        r"(?:all |everything |it |done |ready |both ){0,2}(?:by|before) (?:mon|tue|wed|thu|fri|sat|sun|tomorrow|noon|tonight|today|eod|end of|the \d|next|\d)\w*",
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.OURS,
    ),
    Asking(
        "orders without a verb",
        r"""
        no \w+(?: \w+)? (?:this time|please|on|in) | same (?:again|order again) | (?:\w+ ){1,6}this time$ | (?:\w+ ){1,3}instead of \w+
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.OURS,
    ),
    Asking(
        "goes on asking",
        r"and (?:the|for|what|how|your|my|when|where) | (?:what|how) about | what if | so\?$ | and\?$ | to which | for which | same for",
        force=Force.LOOSE,
    ),
)

ANYWHERE = (
    Asking(
        "asks to confirm",
        r"""
        {please}(?! wait)\b[^.]{0,30}\b(?:confirm|approve|agree|choose|decide)
        (?:your|ur|for|need|want|wait|waiting|waiting for|wait for|await|awaiting) (?:your |ur )?(?:confirmation|approval|confirm|decision|go.?ahead)
        is (?:it|that|this) (?:ok|fine|possible|acceptable) | (?:ok|fine|good) (?:for|with) (?:you|u) | (?:you|u) ok
        to confirm: | just to (?:be sure|confirm|double check|make sure) | i (?:assume|guess|suppose|take it)(?! (?:so|it's fine))  | i hope$ | , correct$ | still valid | (?:don't|do not|didn't) understand
        what do (?:you|u) (?:think|say) | how do (?:you|u) think | (?:you|u) (?:agree|can accept) | yes or no | or not$ | (?:can|could|do) (?:you|u|your customer) (?:accept|agree) | (?:ok|acceptable|agreed)\?$ | shall (?:we|i) (?:go ahead|start|proceed|continue)
        """,
        r"""
        (?:可以|行|ok|能接受|接受|同意|没问题)(?:吗|么|不|嘛)(?=$|[?, ]) | 请.{0,8}(?:确认|核实|批准|认可) | 等.{0,4}(?:你|您|贵司|你们).{0,4}(?:确认|回复|答复|通知|消息)(?<!好消息) | 待.{0,3}确认
        (?:你|您|麻烦|帮忙|尽快|再).{0,6}确认(?!了) | (?:图|图纸|样|稿|pi|合同|颜色|尺寸|数量|地址)确认 | 确认(?:一下|下)(?!哈?我)
        (?:你|您)看.{0,10}(?:行|可以|怎么|怎样|要不要|如何|好|是|能) | (?:你|您)(?:觉得|决定一下|选一) | 拍板 | 定夺 | 给个(?:话|准信|答复|说法)
        回(?:复|个话|个信)(?:我|一下|下) | 快(?:点)?回 | 给我?(?:答复|回复|个答复) | 回我(?=$|[,!.]) | 收到(?:请)?回复 | 请回复 | 你确定 | 确定[不吗?]|真的假的|(?:你|您)的意思
        """,
        expects=Expects.CONSENT,
    ),
    Asking(
        "asks when",
        r"""
        by what (?:time|date|day) | how (?:long|soon|fast) | when (?:will|can|do|does|did|is|are) (?:you|u|we|it|they|the|your|our|i)
        (?:pls|please|kindly) (?:\w+ ){0,3}(?:eta|etd|delivery (?:date|time)|lead time) | (?:eta|etd|lead time|delivery time)\?
        """,
        r"""
        什么时候 | 啥时候? | 何时 | 几(?:号|点|月|天|时) | (?:要|还|得|等)(?:多)?(?:久|长时间) | 多久 | 多长时间 | 哪(?:天|一天|日)
        周几 | 星期几 | 礼拜几
        """,
        expects=Expects.TIME,
    ),
    Asking(
        "asks how much",
        r"how (?:much|many) | hw much | what(?:'s| is) (?:the |your )?(?:best |lowest |unit )?price | (?:price|cost|weight|size|qty|moq)\?",
        r"""
        (?<!差不)(?<!好)多少(?!有|年来) | (?<![好十百这那前后近过有少差等晚剩第头缺])几(?!乎|何|率|个人)
        什么价 | 啥价 | 怎么卖 | (?<![差不很太最好再])多(?:大|长|高|宽|厚|重|远|快|深|粗|细|硬)(?!的)
        """,
        expects=Expects.FIGURE,
    ),
    Asking(
        "asks with a question word",
        r"""
        (?:is|are) (?:what|which|where|who) | who (?:pay|pays|will|is going|should|can|to) | (?:what|how) about
        (?:what|why|where) (?:do|does|did|can|should|is|are) (?:you|u|we|i|it|they|the|this|that)
        """,
        r"""
        (?<!没)(?<!不管)(?<!无论)什么(?!都|也) | (?<!没)啥(?!都|也|事没) | 怎么(?!都|也|会呢|样都|可能|说呢|敢) | 怎样 | 咋 | 哪(?!怕|都|儿的话|里哪里|有|能|敢) | 谁(?!都|也|知道|让|说不)
        为何 | 如何 | 为什么
        """,
    ),
    Asking(
        "asks to do",
        r"""
        (?:can|could|would|will) (?:you|u|your (?:side|factory|team|boss)) (?!be able|find|see that)\w+ | would (?:you|u) mind
        (?:need|want|ask|like|expect) (?:you|u)(?! know) | hope (?:you|u) can | (?:you|u) (?:need to|have to|must|should|better) (?!been|done|sent|good|many|very)\w+
        hope (?:to (?:get|receive|have|hear|know) |(?:you|u|it|that|they) (?:can|could|will)) | (?:count|rely|counting|relying) on (?:you|u|your) | be (?:sure|careful) | pay attention | careful with | (?:^|, )urgent
        would be (?:great|good|nice|helpful|better)(?: to| if)? | would help (?:me|us|if|a lot) | maybe (?:better )?(?:you|we) (?:can|could|should|use|make|ship)
        """,
        r"能不能 | 可不可以 | (?:能|可以)帮 | 能否 | 可否 | (?:你|您|你们|那边|这边)(?:能|可以).{1,24}[吗么?]",
        expects=Expects.ACT,
    ),
    Asking(
        "asks for a thing",
        r"""
        {please}\b[^.]{0,24}?\b{hand}(?! your (?:spam|mail|email|inbox|junk))
        (?:need|needs|want|wants|require|requires|like|missing|lack|without|waiting for|wait for|waiting on|asks?(?:ed)? (?:me |us )?for|looking for|look for|interested in|have) (?:\w+ ){0,4}?{paper}
        (?:price|size|weight|qty|quantity|details|address|photos?|pics?|video|status|eta|etd|number|dimensions|spec|specs|confirmation|answer|reply|list|invoice) (?:pls|please|plz)$ | your (?:feedback|comments?|opinion|advice|answer|input|view) | i have no (?:report|answer|news|info|idea when)
        """,
        r"""
        (?<!已)(?<!我)(?:发|给|传|拍|录|提供|转|推|写|列|开|补|寄|备|留)(?:一?(?:个|份|张|下|版|段|些|套|组|点|条|遍))(?!了)
        (?<!我)(?<!已)(?<!已经)(?:发|传|转|给|拍|寄|告诉|通知|提供)(?:给)?(?:我|我们|过来)(?!了) | (?:发|传|寄|送|拿)(?:过)?来(?!了)
        (?:拍|发|录).{0,6}(?:看看|看一下|看下|我看) | 再(?:发|拍|传|寄|给|出|做|报|打) | (?:个|一下|下)?报(?:个|一下|下)?价(?!单|是) | (?:信息|地址|电话|单号|资料|图|图纸|照片|水单|合同|账号|清单)(?:再)?(?:发|给|传)(?:一?下|我|过来|一份)
        (?:今天|明天|尽快|什么时候)(?:要|给我)$ | (?:资料|文件|发票|报告|图|图片|样品|样).{0,8}(?:要|等着用|急用)$
        """,
        expects=Expects.THING,
    ),
    Asking(
        "asks politely",
        r"""
        {please}(?: {please})?(?! (?:{please}|wait|do$|note|noted|understand|find|don't (?:worry|mind)|dont worry|hold on|allow|be patient|ignore|disregard|see (?:attach|below|above|the attach|enclosed|file)|rest assured|accept (?:my|our)|bear|refer|be (?:informed|noted|assured|advised|reminded|aware)|arrange (?:your |the )?orders?\b.{0,20}(?:advance|early)|forgive|excuse|feel free|enjoy|find|say (?:hi|hello)|give my|(?:contact|call|write to|email) (?:my|our|mr|ms|his|her)|take care|take your time|one moment|a moment|give (?:me|us) (?:a|some|one|few|until|time))|$)
        (?:[\w.]+ ){2,6}{please}$
        """,
        r"""
        (?<!申)(?<!邀)请(?!示|教|你吃|您吃|放心|您?稍|等|谅解|见谅|理解|知悉|知晓|悉知|见|假|客|吃|问$|各位|大家|多|勿|别担心|您?放心|节哀|笑纳|查收)
        (?<![我先再去来])看(?:一)?下(?=$|[,!.]) | 麻烦(?!了|你了|您了|大) | 帮(?:忙|我|我们|下|着|改|看|查|问) | 劳烦 | 拜托 | 劳驾 | 辛苦.{0,4}(?:发|帮|给|看|查|改|安排|跑)
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
    ),
    Asking(
        "asks whether",
        r"right\?$ | (?:ok|okay|correct|agree|possible|deal|like this|right|acceptable)\?$",
        r"""
        [吗么嘛](?=[?, ]|$|了) | 不(?<=(?P<same>[\u4e00-\u9fff])不)(?=(?P=same)) | 是否 | 否(?=$|[?,]) | 有没有 | 到没到 | 收没收 | 发没发 | 寄没寄 | 看没看 | 做没做 | 出没出 | 定没定 | 付没付 | 装没装 | 好没好 | (?:[了过好到完齐出上定做签付发寄])没有?(?=[?, ]|$) | 没有?\?$ | 不\?$
        (?<=[\u4e00-\u9fff])(?<![也都还就])不(?=[?, ]|$) | (?<=[\u4e00-\u9fff])(?<![也都还就我你他])没(?=[?]|$) | 有无 | 几时 | (?<=[^, ])还是(?!要|得|按|老|照|没|有|会|能|需|先|很|比|挺|那|这|上|原|一样|之前|\d|以前|去年|可以|行|算|等|差|觉|想|希)
        """,
        expects=Expects.YES_NO,
    ),
    Asking(
        "reminds",
        r"""
        still (?:waiting(?! for (?:my|our|the (?:client|customer|lab)))|nothing|no |not |haven't|hasn't|didn't) | (?:gentle|kind|friendly|second|last) reminder | reminder: | following up | follow up on
        any (?:news|update|progress|feedback) | chasing | (?:haven't|have not|didn't|not) (?:yet )?(?:received?|got|get|heard|seen?|hear)
        (?:second|third|2nd|3rd|fourth|last) time | can(?:'t|not) wait | no time left | (?:will|to|must) cancel | you forgot | as (?:i|we) wrote | (?:waiting|wait|waits|await|awaiting) (?:for )?(?:your|ur|the (?:balance|deposit|payment|money))(?! (?:good news|kind))
        no (?:reply|answer|news|response|feedback) (?:from|yet|since|so far) | no (?:reply|answer|news|response|feedback)$ | (?:you|u) (?:promised|said|told (?:me|us)) | hoping for | (?:pushing|urging|chasing) (?:me|us)
        """,
        r"""
        催(?!得) | (?<!在)(?<!还)(?<!着)(?<!正)(?<!会)呢(?=[?, ]|$) | (?<![人户室务])还没(?:收到|回|发|给|看到|消息|动静|好) | 没收到 | 没回我? | 进展 | 怎么样了 | 没消息 | 在线等 | 急急
        (?:你|您|你们)?(?:原来|上次|昨天|之前|前天|当时)(?:不是)?(?:说|答应|承诺).{0,12} | (?:说|讲|谈|答应)好(?:的|了) | 等(?:尾款|图|款|样|货|资料|文件|单|报价)
        """,
    ),
    Asking(
        "puts the cost on them",
        r"""
        ^(?:no,? )?(?:you|u) pay | your (?:mistake|fault|responsibility|problem) | (?:at|on|to) your (?:cost|expense|account|side) | (?:you|u) (?:should|must|have to|need to) (?:pay|bear|cover|take)
        """,
        r"你们?(?:来)?(?:出|付|承担|负责|赔)(?!货|厂|口|来|了) | 你们?的(?:责任|问题|错) | 算你们?的",
        expects=Expects.BARGAIN,
    ),
    Asking(
        "agrees on a condition",
        r"^(?:yes|ok|okay|fine|sure|possible|agreed?|no problem|can)\b[^.]{0,24}\b(?:but (?!ok|fine|thanks)|if|provided|as long as|only if)",
        r"^(?:可以|行|好|能|没问题)的?[^?]{0,6}(?:但是?(?!没)|不过|前提|只要|除非)",
        expects=Expects.BARGAIN,
    ),
    Asking(
        "threatens",
        r"otherwise | or else | or (?:we|i) (?:cancel|will|have to|must|go) | if not,",
        "不然 | 否则 | 要不然",
        expects=Expects.CONSENT,
    ),
    Asking(
        "suggests",
        r"""
        (?:i|we) (?:suggest|propose|recommend|advise) | shall (?:we|i) | let's(?! (?:see|hope|go|do (?:it|that|this)|stay|keep in touch|celebrate|have a)) | suggest(?:ion)?: | better (?:we|to|you)
        (?:once|after|when|if|as soon as) (?:you|u|your) (?:confirm|confirmation|deposit|approval|approve|payment|pay)\b.{0,40}\b(?:we|i) | only after (?:deposit|payment|your) | valid (?:only|until|for|till|\d) | only valid | if {figure} (?:i|we|then)
        if (?:you|u) (?:can|could|agree|order|take|pay|increase|accept|want)\b.{0,80}\b(?:we|i) (?:can|could|will)
        """,
        r"建议 | 要不(?!然|要) | 不如(?!果) | 最好 | 商量(?!好|过)(?:一下)? | 考虑(?:一下|下)?(?=$|[吧,]) | 代替 | (?:要|定|做|买)的话.{0,8}(?:今天|尽快|早|赶紧|得)",
        expects=Expects.BARGAIN,
    ),
    Asking(
        "bargains",
        r"""
        best (?:price|offer|(?:i|we) can) | meet (?:me|us) at | too (?:high|expensive|difficult|much(?! (?:for|thank))|low|long|late|short|tight|dark|light|small|big|thin|thick)
        (?:can't|cannot|can not|couldn't|won't) (?:sign|accept|agree|pay|approve|lower|reduce|go (?:lower|below)) | not accept | unacceptable | no profit | discount | we (?:had )?agreed | credit note
        (?:i|we) can (?:only )?(?:do|offer|accept|go)(?: for| to| at)? (?:moq )?{figure} | ^can do {figure} | (?:is|was) (?:my|our) (?:final|last|best) | {figure} (?:is )?(?:last|final) | (?:my|our) (?:target|budget|final|limit)
        (?:lowest|cheapest|minimum)(?: price| is| we can| i can)? {figure} | (?:lowest|final) (?:is|price) | boss (?:said|says?|only|can) (?:\w+ )?{figure} | only agree {figure} | split the difference | in the middle | lose money | (?:never|not what we) agreed | can't be right | ^no way | price impossible | {figure} (?:and|with|incl\w*) (?:free|the)
        (?:competitors?|another (?:factory|supplier)|other (?:factory|supplier|factories|suppliers)|the others?)\b.{0,20}\d | \d+ ?% (?:more|above|higher|cheaper|lower|off|less) | or i go | and i sign | i sign today | at your (?:cost|expense) | (?:freight|cost|fee|it)(?: is)? on (?:you|your (?:side|account))
        """,
        r"""
        (?<!订单)(?<!事)太(?:贵|高|多|慢|晚|久|低|少|长)(?!了?哈) | 最低 | 底价 | 便宜 | (?:少|让|降|优惠)(?:一?点|些|几个点|\d) | 接受不了 | 不(?:能)?接受 | 没利润 | 没有利润 | 亏(?:本|了) | 当初(?:说|谈|定) | 比.{1,8}贵 | 别家
        \d(?:块|毛|元|刀)?\d?(?:可以做|能做|我?就(?:定|做|下单|订|可以)|成交|包邮) | 一口价 | (?:做不(?:了|下来)|下不来)(?=$|[,.]) | 最多(?:只)?(?:能|给|便宜)
        (?:费用?|运费|损失|钱|这个).{0,6}(?:你|你们|贵司|厂里|谁)(?:来)?(?:出|承担|付|赔|负责) | 赔
        """,
        expects=Expects.BARGAIN,
    ),
    Asking(
        "offers",
        r"""
        (?:i|we|factory|boss) can (?:also |only |maybe |try to )?(?:give|offer|repair|replace|remake|reduce|compensate|split|share|pay|take|add|change|lower|refund|send new|make new|rework|repaint)
        if (?:the )?(?:quantity|order|qty|volume) | \bbut (?:need|needs|only|must|cost|extra|the price|it costs|more|we need|you need) | extra (?:usd|\d)
        """,
        r"(?:可以|能)(?:给|帮|补|换|修|返|便宜|送|赔|退|改|降|少)(?![^,]{0,8}[吗么不]) | 不过(?:要|得|需|价) | 但(?:是)?(?:要|得|需|价)",
        expects=Expects.BARGAIN,
    ),
    Asking(
        "asks more money",
        r"""
        (?:raise|increase|adjust) (?:\w+ ){0,3}(?:price|{figure}) | prices? (?:\w+ ){0,3}(?:increase|raise|higher|up|change) | (?:cost|price|material) (?:go|goes|went|going|is|are) up | (?:went|going|goes) up | surcharge | extra (?:cost|charge|fee) | cost up
        (?:add|charge|pay|plus) {figure}
        """,
        r"涨(?:价|了|到) | 加(?:价|收|钱) | (?:加|多收|补|另收|要收|收)\d{1,7}(?:\.\d{1,4})?(?:块|元|美金|刀|美元|欧|%) | 调价 | 上调 | 贵了 | 价格?.{0,4}调 | 要加 | 费(?:要)?\d{2,6} | moq ?\d | 起订量 ?\d | 起订量不够 | 不够起订量",
        force=Force.LOOSE,
        expects=Expects.BARGAIN,
    ),
    Asking(
        "wants money",
        r"""
        (?:need|needs|require|want|arrange|pay|transfer|settle|wire|release) (?:\w+ |\d+ ?% ?){0,3}(?:deposit|balance|payment|invoice)
        {money}\b.{0,30}\b(?:overdue|due|first|before|please|needed|not (?:yet )?(?:arrive|receive))
        """,
        r"""
        (?<!已)(?<!已经)(?:付|打|安排|结|转|汇)(?:一下|下)?.{0,4}(?:定金|订金|尾款|货款|余款|款)(?!了|好|项?已) | 先付 | 付一?半
        (?:定金|订金|尾款|余款|款).{0,14}(?:安排|付|打|转|结)(?!了|好)
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
    ),
    Asking(
        "demands",
        r"""
        (?:must|has to|have to|needs? to|need)(?: not)? (?:be|cover|arrive|leave|ship|come|reach|pass|include|have|match|stay|show|fit)
        (?:i|we) (?:really |still |also |now |just |only )?(?:need|want|require|insist|expect|demand)(?! to (?:ask|check|confirm with|talk|discuss|think|wait|look)| ask| check| time| some time| more time| a (?:day|week|moment)| \d+ (?:more )?(?:days|weeks)) | ^(?:need|needs|want)(?! (?:to )?(?:ask|check|time|more time|some time))
        (?:i|we)(?:'d| would) (?:like|want|need|rather|prefer) | (?:i'm|we're|i am|we are) looking for | ^looking for | no later than | latest by | at the latest | latest$ | (?:needed|required)$ | (?<=, )need (?!to|time|ask|check|\d) | and would like | (?:tell|let) (?:me|us)(?: know)?$ | (?:you|u) pay | deadline | should (?:be|have|say|read) (?!fine|ok|good|here|there|ready|no problem) | should come
        {they} (?:also |now |still |just )?(?:wants?|asks?|asked|needs?|requires?|insists?|is pushing|complains?|complained|rejected|refuses?|refused|says|is not happy|returned|is waiting)
        (?:(?:i am|i'm|we are|we're) )?interested in | (?:plan|want|like) to (?:order|buy|repeat|reorder) | reminds? (?:you|u)
        """,
        r"""
        务必 | 必须(?!的) | 一定要 | 需要(?!我) | 抓紧 | 赶紧 | 尽快 | 快点 | 记得 | 别(?!人|的|处|客气|担心|急|家) | (?<!先)不要(?!紧|客气|担心|着急) | 先(?:停|别|不要|不发|不做|暂停) | 暂停
        (?<![不只还主重需])要(?:用|改|换|加|做|送|按|提前|赶|重|有|给|在|到|跟|和|全|返|包|开|贴|印|写|放|带|配|打|过|符合|晚) | 得(?:先|在|加|改|重|赶) | (?:重新|重|全部|返)(?:做|出|打|发|拍|弄|工)
        (?:改|换)(?:成|到|为)(?!了) | (?<![已在])(?<!已经)安排(?!好|了|上|在).{1,10} | 等(?:(?:你|您)(?!有空|忙)|我(?:通知|消息|确认|电话)) | 想(?:要|订|定|买|做|追加|加|问|了解|找) | 我们?要(?!是|不|么|去|问|查)
        (?:追加|加做|加订|补发|补做|补给) | 再加 | 加(?:个|一|两|厚|宽|固|层|急) | 往(?:左|右|上|下|里|外) | (?:放|缩|调|做|改)(?:大|小|高|低|深|浅|厚|薄|宽|窄) | [深浅大小厚薄高低长短松紧早快](?:一)?点(?=$|[,.!]) | 按(?:原|图|样|上次|之前|旧|新).{0,6}(?:做|来|生产)
        用.{1,8}(?:固定|包|装|做|代替)
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
    ),
    Asking(
        "suggests gently",
        "",
        r"(?<!放心)(?<!^好)(?<!^行)(?<!算了)[吧呗](?=[?,]|$)",
        force=Force.LOOSE,
        expects=Expects.ACT,
    ),
    Asking(
        "complains",
        r"""
        (?<!no )(?<!any )(?<!not a )problems?(?! (?:is |are |was )?solved) | (?<!no )issues? | wrong(?! (?:chat|group|person|window|file|photo|one|number sorry)) | broken | breaks? | damaged? | defects? | defective | leak(?:s|ing)? | crack(?:s|ed)? | scratch(?:es|ed)? | complain(?:s|ed|ing)? | complaints?
        won't (?:do|work|accept|fit|close|open) | (?:doesn't|does not|don't|do not|didn't) (?:fit|match|work|close|open|hold|look (?:right|good)|scan) | mismatch | missing | shortage | short(?: of)?$ | bleeds? | peel(?:s|ing)? | rust(?:y|ed)? | faded | smells? | loose | squeaks? | upside down
        (?:too )?sharp | (?:shorter|darker|lighter|thinner|thicker|smaller|bigger|weaker|heavier) than (?:the|ordered|agreed|last|on|in) | is (?:shorter|darker|lighter|thinner|crooked) | comes? off | pinholes? | crash(?:es)? | dead | inside the | low resolution | shows? (?:nothing|the wrong) | invalid | not signed | no such
        differ | in chinese only | cut (?:his|her|my) | but we (?:ordered|agreed|paid) | light up | (?:gets?|are|is) (?:dirty|sticky|wet|hot)
        crooked | (?:came|arrived?) (?:in )?(?:wet|late|damaged|broken|dirty|empty|open) | torn | bent | dents? | stain(?:s|ed)? | mou?ld(?:y) | uneven | wobbl\w+ | unreadable | blurry | (?:looks?|is|are) off | not working | misprint(?:ed)? | instead of | different (?:from|than|to) | differs | still (?:open|missing)
        fail(?:s|ed)? | rejected | disappointed | unhappy | returned | not (?:right|correct|good enough|as agreed|what|the|the same|ok|acceptable|like) | can(?:'t|not| not) (?:open|see|read|find|download|access) | password protected
        (?:don't|do not) (?:really )?like | not (?:so |very )?happy | (?:i|we) (?:expected|was expecting|were expecting) | should have (?:been|arrived|come|left) | supposed to
        nobody | no ?one | (?:says?|counted|received|arrived|ordered|only|got) \d[\d,.]*\b.{0,24}\b(?:instead|says?|not \d) | \d+ (?:pcs|cartons?|pieces|sets|boxes|pallets?) (?:short|missing|less|too few|damaged|broken|reject\w*|bad)
        """,
        r"""
        不对(?!不) | (?<!没)(?<!不会)(?<!不会再)有(?:点|些|个)?问题 | 坏了 | 开裂 | 裂(?:了|开|纹) | 漏(?:水|油|了|发) | 破(?:了|损) | 脏 | 错了(?!$) | 少(?:了|发) | (?:少|缺)(?:一|两|二|三|\d) | 不良 | 黑点 | 瑕疵
        不符 | 不一样 | 对不上 | 色差 | 掉(?:色|漆) | 变形 | 刮花 | 划伤 | 投诉 | 不合格 | 没过 | 过不了 | 起泡 | 起皱 | 生锈 | 太(?:黄|深|浅|红|蓝|紫|薄|厚|软|硬|松|紧|亮|暗) | 偏(?:黄|红|蓝|紫|深|浅|大|小|高|低|厚|薄)
        歪 | 松(?:了|$) | 打不开 | 看不(?:清|懂|到) | 没看懂 | 联系不上 | 不让进 | 装不(?:下|进) | 没人 | 不满意 | 不行(?=,)
        """,
        force=Force.LOOSE,
    ),
    Asking(
        "finds fault",
        r"""
        (?:too )?(?:shorter|darker|lighter|thinner|thicker|smaller|bigger|heavier)$ | (?:don't|doesn't|didn't|won't) \w+ (?:up|on|off|in|well|properly|right)
        """,
        r"""
        [大小轻重淡浅深短长厚薄宽窄高低糙硬软]了(?!点头)(?=$|[,.!?\d一两几半]) | 有(?:个|几个|一个|些)?(?:划痕|异味|毛边|毛刺|气泡|线头|污渍|错字|错别字|色差|水印|指纹|裂|坏)
        (?:盖|拧|扣|合|关|粘|扫|立|站|插|拉|卡|对|装)不(?:紧|开|上|住|出|平|稳|牢|动|进|严) | 没(?:放|剪|贴|印|拧|固定|打孔|写|标|封|附|盖章|签) | 印(?:反|歪|淡|错|偏) | (?:写|印|贴|发|装|做|算|标)错
        毛边多 | 掉粉 | 压坏 | 味道(?:太)?大 | 不准 | 异味 | 湿了 | 报高 | 有点(?:贵|高|慢|暗|大|小|松|薄) | 应该(?:是|为)? ?\d | (?:单价|金额|数量|尺寸)应该 | 又(?:涨|晚|错|坏|没|是|要(?:等|晚|推))
        """,
        force=Force.LOOSE,
        said_by=Side.OURS,
    ),
    Asking(
        "passes on pressure",
        "",
        r"""
        (?:客户|客人|老板|领导|终端|买家|超市)(?:那边)?(?:很|又|也|都|今天|现在|一直|还)?(?:等不了|在等|在催|催|生气|急|拒收|要(?!的)|不(?:要|收|接受|同意|认)|退|投诉|索赔|扣款|在问|问我)
        (?:很急|急用|急着|这单急|加急|催命) | 要答复 | 截止
        """,
        force=Force.LOOSE,
    ),
    Asking(
        "sets a condition",
        "",
        r"""
        (?:行|可以|能做|能|要|同意|不行|定)(?:的话)?,?就(?!好|是|行) | 要是.{1,12}就 | (?:定金|尾款|款|钱|余款)(?:到了?|清了?|齐了?|付了?)(?:才|再|后|就) | (?:定金|尾款|款|钱)(?:不到|没到|还差|没付)
        没(?:定金|尾款|钱|款).{0,4}(?:没法|不能|排不了|发不了) | 不(?:定|付|下单|确认)(?:就|的话) | 才(?:能|可以)?(?:排|放|发|做|开) | 另付 | 先款后货 | 款到(?:发货|生产|安排) | 另算 | 自理
        """,
        expects=Expects.BARGAIN,
    ),
    Asking(
        "gives the factory its work",
        "",
        r"""
        (?:^|(?<=[, ]))(?:那|就|先|再|都|全部|统一|直接|今天|明天|下午|这次|优先|各|每[款个箱]|分[两三]批){0,3}(?:先)?(?:寄|发(?!现|生|货)|发货|做|打(?:样|版|个)|印|贴|装|包|改|换|用|出|走|测|拍|报|放|加|按|写|盖|贴|补|派|回|打字|排)(?!了|过|完|好了|出来了|在|的|不|没|到一半|一半|证|展|厂)(?![^,]{0,10}(?:了|过)(?=$|[,.]))
        (?<=[\u4e00-\u9fffa-z])(?<![我们客人户在已没不也可以能会了起单出打收])(?:寄|贴|用|印|换|改|走|发|拍|报|定)(?!了|过|完|好|在|的|不|没|来|到)(?![^,]{0,10}(?:了|过)(?=$|[,.])).{1,8}
        各 ?\d{2,5} | 先来\d | 看看效果 | 从下单.{0,2}扣 | (?:扣掉|退钱|退款|换货|退货)$ | 白盒就行 | 就行$ | 过来(?:一趟|看看|一下) | 来一趟 | 视频一下 | (?:带|接|派|陪|盯|催)一下 | 接电话 | 回(?:个)?电话 | 都(?:要|报|寄|发)$
        拖不起 | (?:不能|别)再拖 | 盯(?:紧|一下) | 注意(?!到|休息|身体|安全) | 确保 | 要?保证(?!金) | 照(?:旧|.{1,6}做) | [跟和同]上(?:次|一?批|一?单).{0,3}一样 | 老样子 | 返单 | 翻单 | 补单 | 加单 | 再来 ?\d | 下(?:单)? ?\d
        要(?:准确|具体|实|详细)(?:的)?(?:时间|数|价) | 给(?:个|我).{0,3}(?:时间|准话|底|实价) | 拿个?.{0,4}出来 | 说清楚 | 再说一遍 | (?:没懂|不明白|听不懂|看不明白)$ | 老价格
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.OURS,
    ),
    Asking(
        "gives the buyer its work",
        r"balance before | (?:sample|mould|mold|tooling|test|setup|plate|design)(?:ing)? (?:fee|cost|charge)s?(?: is| of|:)? {figure} | (?:pick|picked) up (?:the |your )?(?:goods|cargo) | (?:your|the|need your) account(?: number)?(?: needed)?",
        r"(?:签|盖)(?:字|章|回|好).{0,4}(?:回传|发|寄)|回传$|盖章$|签回|(?:今天|今晚|尽早|早点).{0,2}(?:定|锁|付|下单)|要就.{0,3}(?:定|锁)|请查收并",
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.THEIRS,
    ),
    Asking(
        "names only what it wants",
        "",
        r"^(?:那|还有|和|的|您|你)?(?:{ding}(?:和|跟|、|,)?){1,3}$",
        expects=Expects.THING,
    ),
    Asking(
        "falls short",
        r"""
        only (?:have|has|got|\d[\d,.]*)\b.{0,40}\b(?:left|in stock|pcs|pieces|sets|cartons|good) | out of stock | not enough | can(?:not|'t|not't| not) (?:load|make|finish|produce|meet|ship|catch|deliver|promise) | discontinued | sold out
        (?:can ?not|can't|unable to|not possible to|impossible to|difficult to|hard to) (?!wait|complain|listen|believe|thank|say|sleep|see|hear|remember)\w+ | not available | no stock | (?:little|slightly|a bit) (?:different|bigger|smaller|darker|lighter|longer|shorter)
        (?:will|must|have to|need to|may|might) (?:be )?(?:delay(?:ed)?|postpone[d]?|late) | (?:is|are) full | can(?:'t| ?not) make it
        """,
        r"""
        不好做 | 做不到 | 没法(?:做|保证|出|按) | 难做 | (?:会有|有点|有些|有一点)(?:误差|色差|偏差|不同|不一样) | 排不(?:上|了|下) | 用完了 | 买不到 | 缺货 | 没货 | 断货 | 不够 | (?:只|就)(?:有|剩|够).{1,8}(?:个|件|套|箱|条|只|米) | 停产 | 来不及 | 赶不(?:上|及|出) | 做不(?:了|出来) | 推迟 | 往后推 | 延(?:期|后|迟) | 晚(?:个)?(?:几|一|两|三|四|五|\d)天
        """,
        force=Force.LOOSE,
    ),
)

# What an ask waits for, once it is one: papers that take preparing make it detailed.
PREPARED = Cue(
    "takes preparing",
    r"""
    quotes? | quotations? | offer sheet | pi | proforma | drawings? | reports? | certificates? | certs? | certification | declaration
    test(?:ing)? results? | breakdown | 8d | root cause | action plan | production plan | schedule | msds | datasheet | cad | spec sheet
    documents | docs | analysis | cost sheet | price list | catalogue | pre-production sample | pp sample
    """,
    r"""
    报(?:个|一下|下)?价 | 图纸 | 报告 | 证书 | 认证 | 方案 | 明细 | 分解 | 形式发票 | pi | 排产 | 生产计划 | 检测 | 说明书? | 打(?:个)?样 | 资料 | 成本 | 规格书
    """,
)
PAPER = Cue(
    "names a paper",
    r"""
    invoices? | packing lists? | b/l | bl | photos? | pictures? | pics? | videos? | labels? | artwork | contract | tracking | waybill
    slip | forms? | list | copy | address | files? | samples? | swatch(?:es)? | marks?
    """,
    "发票 | 装箱单 | 提单 | 照片 | 图片 | 视频 | 标签 | 唛头 | 洗标 | 合同 | 单号 | 水单 | 清单 | 地址 | 文件 | 样品 | 色卡 | 截图",
)
PRESSING = Cue(
    "cannot wait",
    r"""
    urgent(?:ly)? | immediately | right now | right away | at once | emergency | cut-?off | (?:truck|driver|workers?|line|guard|vessel|container|forwarder|courier|printing house)\b.{0,30}\b(?:waiting|waits?|wait|stopped|stops|stands|is here|outside|at the gate)
    (?:is|are) waiting$ | line (?:is )?(?:down|stop\w*) | stop (?:the )?(?:line|production|machine|cutting|sewing|packing|shipping) | now | within (?:the|an|one|1|2|two) hours?
    before (?:it is )?too late | tonight | closing in | in (?:an|one|1|2|two) hours? | (?:by|before|at) noon | by (?:today|tonight|eod) | today$ | is outside
    """,
    r"""
    紧急 | 十万火急 | 马上 | 立刻 | 立即 | 赶紧 | 截关 | 截港 | 截单 | 甩柜 | 柜就甩 | 停(?:线|产|机|工) | 在等 | 等着 | 等了 | 到门口 | 今天(?:必须|一定|之内|要)
    下班前 | 今晚 | (?<![不别着])急(?!单价|着) | 火速 | 半小时 | 一小时内 | 先停 | 不让进
    """,
)
