"""Offers and bargaining: what the other side has to agree to or not."""

from guanxi.domain.conversations.speech.words import Asking, Expects, Force, Sort

OFFERS = (
    Asking(
        "puts the cost on them",
        r"""
        (?<!if )(?<!when )(?<!after )(?<!once )(?:you|u) pay(?! (?:the )?(?:deposit|balance))
        (?:borne|paid|covered) by (?:you|your)
        your (?:mistake|fault|responsibility|problem)
        credit note (?:for|please|pls)
        (?:at|on|to) your (?:cost|expense|account|side)
        (?:you|u) (?:should|must|have to|need to) (?:pay|bear|cover|take)
        """,
        r"""
        你们?(?:来)?(?:出|付|承担|负责|赔)(?!货|厂|口|来|了) | 你们?的(?:责任|问题|错) | 算你们?的
        """,
        expects=Expects.BARGAIN,
        sort=Sort.PROPOSAL,
    ),
    Asking(
        "agrees on a condition",
        r"""
        (?:ok|okay),? but (?!ok|fine|thanks)
        ^(?:yes|ok|okay|fine|sure|possible|agreed?|no problem|can)\b[^.]{0,24}\b(?:but (?!ok|fine\
        |thanks)|if|provided|as long as|only if)
        """,
        r"(?:可以|行|好) ?but\b | 但是? ?[a-z ]{0,30}(?:must|need|should|have to)\b"
        r" | ^(?:可以|行|好|能|没问题)的?[^?]{0,6}(?:但是?(?!没)|不过|前提|只要|除非)",
        expects=Expects.BARGAIN,
        sort=Sort.PROPOSAL,
    ),
    Asking(
        "threatens",
        r"""
        otherwise | or else | or (?:we|i) (?:cancel|will|have to|must|go) | if not,
        (?:given?|goes|sold|sell) (?:it )?to (?:the |an)?others?\b
        """,
        "不然 | 否则 | 要不然 | 再(?:拖|晚|等|不).{0,8}就",
        expects=Expects.CONSENT,
        sort=Sort.PROPOSAL,
    ),
    Asking(
        "suggests",
        r"""
        first,? then | (?:i|we) (?:suggest|propose|recommend|advise)
        (?<!not )(?:suggest|propose|recommend) (?:to |you |u |we )?\
        (?:use|using|change|do|make|add|take|ship|wait|order|pack|keep|try|split|book|\w+ing)
        shall (?:we|i)
        let's(?! (?:see|talk|speak|hope|go|do (?:it|that|this)|stay|keep in touch|celebrate\
        |have a))
        suggest(?:ion)?: | better (?:we|to|you)
        (?:once|after|when|if|as soon as) (?:you|u|your) confirm\b.{0,40}\b(?:we|i)
        (?:once|after|when|if|as soon as) (?:you|u|your) confirmation\b.{0,40}\b(?:we|i)
        (?:once|after|when|if|as soon as) (?:you|u|your) deposit\b.{0,40}\b(?:we|i)
        (?:once|after|when|if|as soon as) (?:you|u|your) approval\b.{0,40}\b(?:we|i)
        (?:once|after|when|if|as soon as) (?:you|u|your) approve\b.{0,40}\b(?:we|i)
        (?:once|after|when|if|as soon as) (?:you|u|your) (?:payment|pay)\b.{0,40}\b(?:we|i)
        only after (?:deposit|payment|your) | only valid
        if {figure} (?:i|we|then)
        (?:when|after|once) (?:the |your )?{money} (?:is|are|has|comes?|arrives?|arrived|received\
        |here)
        if (?:you|u) (?:can|could|agree|order|take|pay|increase|accept|want)\b.{0,80}\b(?:we\
        |i) (?:can|could|will)
        """,
        r"""
        (?:可以|ok|没问题|确认|同意|行)的话 | 建议 | 要不(?!然|要) | 不如(?!果) | 最好(?!了|的)
        先.{1,8}再(?:付|打|给|发|安排)
        商量(?!好|过)(?:一下)?
        考虑(?:一下|下)?(?=$|[吧,]) | 代替 | (?:要|定|做|买)的话.{0,8}(?:今天|尽快|早|赶紧|得)
        """,
        expects=Expects.BARGAIN,
        sort=Sort.PROPOSAL,
    ),
    Asking(
        "corrects itself",
        r"\d[\d.,]{0,9},? not \d | not \d[\d.,]*,? (?:but )?\d | sorry,? (?:i mean|typo)",
        r"[打写]错了?,?.{0,4}\d | 更正",
        force=Force.LOOSE,
        expects=Expects.CONSENT,
        sort=Sort.OFFER,
    ),
    Asking(
        "bargains",
        r"""
        is (?:what|all|the (?:most|best|max|maximum|least)) (?:i|we) | not more than {figure}
        {figure} max | ^\d+[.,]\d+ {please}
        (?:i|we) (?:pay|offer) {figure} | make (?:it |me )?{figure} | (?:let's )?say {figure}
        cheaper(?: please)?$
        last (?:year|time|order)\b.{0,20}\b{figure}
        best (?:price|offer|(?:i|we) can) | meet (?:me|us) at
        too (?:high|expensive|low|much(?= for (?:us|me|my)|$|[,.]))
        {figure} ?(?:%|usd|cents?|rmb|eur) (?:up|more|higher|above)
        (?:can't|cannot|can not|couldn't|won't) (?:sign|accept|agree|pay|approve|lower)
        (?:can't|cannot|can not|couldn't|won't) (?:reduce|go (?:lower|below)) | not accept
        unacceptable | (?:not |un)(?:fair|reasonable) | makes no sense | no profit | discount
        we (?:had )?agreed(?! with)
        (?:i|we) can (?:only )?(?:do|offer|accept|go)(?: for| to| at)? (?:moq )?{figure}
        {figure} (?:can do|then|and (?:i|we)\b) | (?:my|our) max(?:imum)?
        ^can do {figure} | (?:is|was) (?:my|our) (?:final|last|best)
        {figure} (?:is )?(?:last|final)(?! \d) | (?:my|our) (?:target|budget|final|limit)
        target(?: price)?(?: is|:)? {figure} | not possible,? (?:but )?(?:i|we) can
        (?:lowest|cheapest|minimum)(?: price| is| we can| i can)? {figure}
        (?:lowest|final) (?:is|price) | boss (?:said|says?|only|can) (?:\w+ )?{figure}
        only agree {figure} | split the difference | in the middle | lose money
        (?:never|not what we) agreed | can't be right | ^no way | price impossible
        {figure} (?:and|with|incl\w*) (?:free|the)
        (?:competitors?|another (?:factory|supplier)|other (?:factory|supplier|factories\
        |suppliers)|the others?)\b.{0,20}\d
        \d+ ?% (?:more|above|higher|cheaper|lower|off|less) | or i go
        and (?:you|we) (?:have|get) (?:the|an?|my) (?:order|deal) | and i sign | i sign today
        at your (?:cost|expense) | (?:freight|cost|fee|it)(?: is)? on (?:you|your (?:side|account))
        """,
        r"""
        (?:好|很|挺|真|有点|偏|这么|那么|比较|略)贵 | 贵了点 | 高了点 | 有点多
        (?:价格?|单价|报价|费用?|关税)(?:有点|太|偏|比较|略)高
        (?<!订单)(?<!事)太(?:贵|高|多|慢|晚|久|低|少|长)(?!了?哈) | 最低 | 底价 | 便宜
        (?:少|让|降|优惠)(?:一?点|些|几个点|\d) | 接受不了 | 不(?:能)?接受 | 没利润 | 没有利润
        亏(?:本|了) | 当初(?:说|谈|定) | 比.{1,8}贵 | 别家
        \d(?:块|毛|元|刀)?\d?(?:可以做|能做|我?就(?:定|做|下单|订|可以)|成交|包邮) | 一口价
        \d[^,?]{0,6},? ?(?:我|我们)?(?:今天|马上|就|现在){0,2}(?:就)?(?:下单|签|定了)
        (?:做不(?:了|下来)|下不来)(?=$|[,.]) | 最多(?:只)?(?:能|给|便宜)
        没道理 | 不合理 | 凭什么 | 说不过去 | 不公平
        (?:目标价?|target(?: price)?) ?[是:]? ?(?:usd|rmb|[$￥¥])? ?\d
        ^那 ?\d[\d.]* ?(?:块|元|毛|美金|刀)
        (?:费用?|运费|损失|钱).{0,6}(?:你|你们|贵司|厂里|谁)(?:来)?(?:出|承担|付|赔|负责)
        这个.{0,6}(?:你|你们|贵司|厂里|谁)(?:来)?(?:出|承担|付|赔|负责) | 赔
        """,
        expects=Expects.BARGAIN,
        sort=Sort.OFFER,
    ),
    Asking(
        "offers",
        r"""
        half (?:and )?half | 50/50 | fifty.fifty | share the cost | half each
        each (?:side )?pays?
        halfway
        free of charge | for free | no charge | (?:i|we) give (?:you|u) (?:\d+|discount|free|a)
        (?:i|we|factory|boss) can (?:also |only |maybe )?\w+\b.{0,60}\bbut\b
        (?:i|we|factory|boss) can (?:also |only |maybe |try to )?(?:give|offer|repair|replace\
        |remake|reduce|compensate|split|share|pay|take|add|change|lower|refund|rework|repaint\
        |(?:send|make|do) (?:you |u )?(?:a |one |an? \w+ |another |some |the )?new)
        if (?:the )?(?:quantity|order|qty|volume)
        \bbut (?:need|needs|only|must|cost|extra|the price|it costs|more|we need|you need)
        extra (?:usd|\d)
        """,
        r"""
        我们?(?:来)?(?:出|承担|付)一?半 | 给你(?:算|按|便宜)?\d | 算你\d | \d(?:给你|算)
        一人一半 | 各(?:出)?一半 | 各承担 | 平摊
        对半 | (?:一家|一边)一半 | 各半 | 各让 | 折中 | 要么
        (?:可以|能)(?:给|帮|补|换|修|返|便宜|送|赔|退|改|降|少)(?![^,]{0,8}[吗么不])
        不过(?:要|得|需|价) | 但(?:是)?(?:要|得|需|价)
        """,
        expects=Expects.BARGAIN,
        sort=Sort.OFFER,
    ),
    Asking(
        "asks more money",
        r"""
        change (?:the |our )?prices? | (?:raise|increase|adjust) (?:\w+ ){0,3}(?:price|{figure})
        prices? (?:will be|is now|becomes?|must be|now) {figure}
        (?:prices?|costs?)(?: is| are)? {figure}(?: now)?,? (?:it was|was|before|last (?:time|year\
        |order))
        prices? (?:\w+ ){0,3}(?:increases?|raised?|rises?|rising|rose|higher|up|change)
        {figure} ?(?:%|usd|cents?|rmb|eur)? (?:more|extra) (?:per|each|for)
        (?:need|needs|plus|with) \+ ?{figure}
        (?:cost|price|material) (?:go|goes|went|going|is|are) up | (?:went|going|goes) up
        surcharge | moq (?:\w+ ){0,4}(?:is |= ?)?\d\w* | (?<!no )extra (?:cost|charge|fee) | cost up
        (?:charge|pay|plus) {figure}
        add (?:usd ?|[$€¥] ?)?\d*\.\d+ | add {figure} ?(?:usd|rmb|eur|cents?|%|per)
        """,
        r"""
        加[一两二三四五六七八九十几半]{1,3}(?:毛|块|元|分|个点) | 涨(?:价|了|到)
        每[个副套只箱台米件张条双打款]?(?:要)?(?:贵|加|多(?:收|付)?) ?[\d一二两三四五六七八九]
        (?:涨|贵)(?:个)? ?\d+(?:\.\d+)? ?(?:毛|块|元|分|美金|美元|%|个点)
        涨[一两二三四五六七八九十几半] | 加(?:价|收|钱)
        (?:加|多收|补|另收|要收|收)\d{1,7}(?:\.\d{1,4})?(?:块|元|美金|刀|美元|欧|%) | 调价 | 上调
        贵了 | 价格?.{0,4}调 | 要加 | 费(?:要)?\d{2,6} | moq ?\d | 起订量? ?\d | 起订量不够
        不够起订量
        """,
        force=Force.LOOSE,
        expects=Expects.BARGAIN,
        sort=Sort.OFFER,
    ),
    Asking(
        "sets a condition",
        "",
        r"""
        (?:行|可以|能做|能|要|同意|不行|定)(?:的话)?,?就(?!好|是|行|这|按) | 要是.{1,12}就
        (?:定金|尾款|款|钱|余款)(?:到了?|清了?|齐了?|付了?)(?:才|再|后|就)
        (?:定金|尾款|款|钱|余款)(?:收到|到账|一到|付清)(?:后|了)?(?:才|再|就|马上|立刻)
        (?:定金|尾款|款|钱)(?:不到|没到|还差|没付)
        没(?:有)?(?:结清|付清|到账).{0,6}不(?:能|让|给)?放
        没(?:定金|尾款|钱|款).{0,4}(?:没法|不能|排不了|发不了) | 不(?:定|付|下单|确认)(?:就|的话)
        才(?:能|可以)?(?:排|放|发|做|开) | 另付 | 先款后货 | 款到(?:发货|生产|安排) | 另算 | 自理
        自付 | 到付(?!没问题|可以|ok|行)
        """,
        expects=Expects.BARGAIN,
        sort=Sort.OFFER,
    ),
)
