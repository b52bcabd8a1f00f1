"""The cues of what is said without answering: by a machine, to everybody, to put off."""

from guanxi.domain.conversations.speech.words import Cue

AUTOMATIC = Cue(
    "automatic",
    r"""
    auto(?:matic|mated)?[- ]?(?:reply|response|answer)
    (?:i|we)(?:'ll| will| shall) (?:reply|respond|get back|answer|contact\
    |return)[^.]{0,24}(?:as soon as possible|as soon as (?:i|we)|within \d+)
    (?:i|we)(?:'ll| will| shall) (?:reply|respond|get back|answer|contact\
    |return)[^.]{0,24}when (?:i|we)(?:'m| am|'re| are)? (?:back|return)
    thank(?:s| you) for your message[^.!]{0,20}[.!] ?(?:i|we|our|this|you)
    thank(?:s| you) for your e-?mail[^.!]{0,20}[.!] ?(?:i|we|our|this|you)
    thank(?:s| you) for contacting[^.!]{0,20}[.!] ?(?:i|we|our|this|you)
    (?:working|business|office) (?:time|hours)(?: is| are|:) ?\d+ | do not reply to this
    currently out of (?:the )?office | away from my (?:desk|phone|mail)
    """,
    r"""
    自动(?:回复|答复|应答) | 我现在有事不在 | 现在不方便(?:回复|接)
    (?:会|将)(?:尽快|第一时间)(?:处理并)?(?:回复|联系|答复)(?:您|你)
    稍后(?:会)?(?:再)?(?:和|与|跟)您联系 | 一会再和您联系 | (?:工作|上班|营业)时间[:为是 ]{0,2}\d
    您的(?:邮件|消息|留言|来信)(?:已|我)(?:经)?收到,
    """,
)
BROADCAST = Cue(
    "said to everybody",
    r"""
    fyi | dear (?:all|friends|customers?|clients?|partners|sirs|valued)
    {please} be (?:informed|noted|advised) | this is to inform | notice:
    (?:holiday|price|vacation) notice | out of (?:the )?office from
    i(?:'ll| will) be (?:out of|on holiday|on leave|away)
    """,
    r"""
    通知: | 放假通知 | 【.{0,12}通知】 | 各位 | 亲爱的客户 | 尊敬的客户 | 新老客户 | 温馨提示 | 转发
    群发
    """,
)
HOLDING = Cue(
    "puts off",
    r"""
    (?<!time )(?:let me|lemme|now|will|i'll|we'll|i'm|we're|i|we|am|are|is|going to|gonna|have to\
    |need to\
    |need|must|go|to|and|still|just) (?:first |quickly |now |go |also \
    |just )?(?:to )?{ask}(?! (?:by|before) )
    {ask} (?:and|then|first|now|with) (?:get|come|let|revert|reply|you)
    (?:give|send|reply|tell|answer|update|revert|inform|let|feedback)(?: it| them\
    | this)? (?:to )?(?:you|u)(?: know)?(?: it| all)?(?: by| at| on)? {soon}
    {soon},? (?:i |we )?(?:will |can |'ll )?(?:give|send|reply|tell|answer|revert|let) (?:it \
    |them )?(?:to )?(?:you|u)
    (?:wait|hold on)(?: for)?(?: a| one| me| some)? (?:moment|minute|min|sec|second|bit)
    (?:wait|hold on)(?: for)?(?: a| one| me| some)? time
    ^(?:(?:{please}|ok|okay|sure|yes|sorry|so)[ ,]+)*(?:wait|hold on)(?: {please})?$
    ^(?:(?:ok|sorry|yes|sure|i'm|i am|we are|we're|am|just|now|still)[ ,]+)*(?:asking|checking\
    |counting|calling|contacting\
    |confirming|looking|finding|searching|talking|discussing|calculating|consulting|chasing)\b
    let me (?!know|have|tell|say|explain|be|make it|send|give)\w+ | wait (?:me|i|us)\b
    ^(?:ok |yes )?(?:i|we) (?:will |can )?(?:make|do|prepare) it$
    (?:i|we|me) show (?:my |the )?boss
    one (?:moment|sec|second|minute|min) | just a (?:moment|sec|second|minute|min)
    give (?:me|us) (?:a |one |some |few |a few |\d+ )?(?:moment|min|minutes?|mins?|sec|seconds?\
    |hours?|days?|time|bit)
    give (?:me|us) until | bear with | (?:under|still) (?:checking|calculating|discussing|asking)
    checking | working on (?:it|that|this) | on it
    (?:will|i'll) (?:do|see|look)(?: tonight| tomorrow| later| today| soon)?$ | (?:will|i'll) look
    need (?:some |a bit |a little |more )time
    ^calculating | will quote | i said {soon}
    ^(?:ok |yes |sorry |sure )*(?:i |we )?(?:will |can |'ll |i'll )?(?:send|give|provide|reply\
    |answer|revert|do it|share|email|mail|come back)(?: it| you| them| to you| all| these)* {soon}
    (?:i|we) (?:quote|send|give|make|take|prepare|email|share|show)(?: it| them)? (?:to )?(?:you\
    |u)\b\
    [^\d,]{0,24}{soon}
    (?<!they )(?<!he )(?<!she )(?:will|'ll|i|we) (?:contact|come back|update|arrange\
    |prepare) (?!the goods)\w*
    (?:will|'ll|i|we) (?:speak|pass|forward|try to find) (?!the goods)\w* | contacting
    speak (?:to|with) (?:my|our|the) | pass (?:it|this) on | allow me
    trying to (?:find|reach|call|contact|ask|solve)
    (?:still )?waiting for (?:the|my|our|client|customer|their|his|her) (?:lab|mill)
    (?:still )?waiting for (?:the|my|our|client|customer|their|his|her) client
    (?:still )?waiting for (?:the|my|our|client|customer|their|his|her) customer
    (?:still )?waiting for (?:the|my|our|client|customer|their|his|her) (?:boss|factory|reply\
    |answer)
    (?:still )?waiting for (?:the|my|our|client|customer|their|his|her) feedback
    (?:still )?waiting for (?:the|my|our|client|customer|their|his|her) supplier
    (?:still )?waiting for (?:the|my|our|client|customer|their|his|her) colleague
    (?:still )?waiting for (?:the|my|our|client|customer|their|his|her) designer
    (?:still )?waiting for (?:the|my|our|client|customer|their|his|her) forwarder
    (?:still )?waiting for (?:the|my|our|client|customer|their|his|her) (?:bank|result|quote|team)
    (?:boss|manager|engineer|finance|colleague|designer|technician|qc)(?: \w+)? (?:is |are |not \
    |still |will )*(?:out|away|busy|off|back|in a meeting|not here|on holiday|on leave|travel\w*\
    |at the fair|on exhibition|sleep\w*|decides?|decide)
    (?:push|chase|urge|hurry|remind) (?:them|him|her|the|it|my|our)
    try (?:my |our )?best | (?:i|we)(?:'ll| will) try$ | almost (?:done|ready|finished?) | ^soon
    on the road | at the airport | in a train
    on a plane
    (?:my|our) (?:client|customer|boss) (?:decides|will (?:check|decide|confirm|tell))
    when i(?:'m| am) back | after lunch | first thing tomorrow | busy now | not in (?:the )?office
    (?:^|(?<=, ))(?:ok |sorry |i |we |will )*(?:change|chang|fix|do|mak|make|redo|correct|updat\
    |update|revis\
    |revise|modify|arrange|arrang|handle|handl|print|print|send)(?:ing)?(?: it| them| this| that)? \
    (?:now|right away|immediately|at once|{soon})$
    (?:i|we)(?: will|'ll)? (?:try|print|make|do|redo|fix)(?: it| them| one)? (?:again|once more)
    (?:i|we)(?: will|'ll)? (?:reply|revert|report|answer)(?: to)?(?: you| u)? (?:on|by|in|within\
    |next)
    preparing (?:it|the|now|them) | (?:is|are|am) preparing | in progress
    (?:have|need) to wait for | as soon as i (?:have|get|know|hear) | in (?:a )?meeting
    call (?:you|u) (?:back|later)
    i(?:'ll| will) (?:send|reply|answer|revert|let you know|come back|get back|update)
    i(?:'ll| will) (?:send|give|get|have) (?:it|them|you|that|those|these)
    (?:is|are) (?:still |now )?(?:checking|asking|calculating|preparing|doing it|working on\
    |counting|sorting|collecting\
    |measuring|investigating|discussing) | checks(?=$|,) | asks(?=$|,)
    (?:not yet|haven't|have not|not|didn't)(?: had time to| yet)? (?:seen?|check(?:ed)?\
    |look(?:ed)?|decided?|opened?)(?: it| them| that)?(?: yet)?$
    not yet,? (?:but|still|will) | boss (?:is|not) (?:out|travel\w*|on|in|away|here)
    """,
    r"""
    (?:他|她|客[人户]|厂)们?[还]?[没未](?:回|复)我 | 稍等 | 稍候 | 稍后
    等(?:一下|会|一会|下(?![周个月批次午]))(?!一) | ^等等
    ^我?(?:们)?尽量(?:吧|哈)?$
    等我(?!通知|消息|确认|电话)
    等.{0,6}(?:回复|消息|通知)(?:我)?(?:再|后|就)
    (?:我|我们|这边)(?:去|先|再|这就|马上|正在|正|在|帮你|帮您|内部|要|得|还要|还得)?(?:问|查|核实\
    |核对|了解|确认|算|商量|沟通|请示|汇报|催|打听|落实|研究|讨论|考虑|想想)
    (?:我|我们|这边)(?:去|先|再|马上|这就)?看(?:看|一下|一看|下)
    (?:^|(?<=[, ])|仓库|师傅|老板|财务|车间|工厂|同事|货代|他们)(?:去|先|马上|正在|在|还在|帮你\
    |帮您)(?:问|查|核实|算|催|商量|请示|沟通|落实)(?!了)
    问(?:一下|下|问)(?:仓库|师傅|老板|工厂|客人|客户|车间|财务|领导|经理|厂长)
    ^(?:好的?,?)?(?:问|查)(?:一下|下|问|查)$
    (?:跟|和|找|问)(?!我).{1,8}(?:(?:说|确认|对)(?:一?下|一声|说)|商量|沟通|核实|讨论|汇报)
    (?:跟|和|找|问).{1,8}(?:申请|请示) | (?:我)?申请(?:一下|下) | 明.{0,3}(?:给你|答复).{0,2}准信
    (?:^|我|去|再|先)(?:催催|问问|查查|看看|算算|想想)$ | (?:先)?(?:发|转)给(?:客人|客户|老板)看
    (?:明天|明早|今晚|晚上|晚点|晚些|回头|待会|一会|下午|马上|尽快|很快|周[一二三四五六日]|下周\
    |过会|等下|等会|到了|好了|出来|弄好|做好).{0,4}(?:给|发|回|报|回复|答复|告诉|通知\
    |转)(?:给)?(?:你|您|过来|结果)?(?=[,.! ]|$|哈|哦|啊)
    等(?:老板|师傅|工程|财务|客人|客户|领导|经理|实验室|工厂|货代|仓库|厂长|结果|消息|他|她|总)
    (?:老板|师傅|工程师?|财务|经理|厂长|设计|同事|业务).{0,6}(?:出差|不在|开会|休息|下班|请假|没回\
    |还没|在忙)
    跟.{1,8}(?:讲|说|反映|提)(?=$|[,.]|一?下) | 我(?:去|来|先)[^,你您]{1,4}一?下(?=$|[,.哈])
    跟单.{0,6}(?:出差|不在|开会|休息|下班|请假|没回|还没|在忙) | 快了 | 催着 | (?<![人户])在催
    (?:图|样|报告|资料|照片|视频)?(?:还|正)在(?:做|拍|弄|整理|出|打|画|排|检|测)
    我(?:们|这边)?(?:再|重新|先|去|来|这就|马上){1,2}(?:核|算|查|问|看|对|测|量|报)(?:一?下|一遍\
    |看)?
    我(?:联系|安排|催|整理|反馈|转|跟进|落实|处理)(?!了|好了)
    (?<![你您])(?<![你您]们)(?<!麻烦)(?<!帮忙)(?:联系|反馈|整理|落实|跟进|处理)(?:一下|下)$
    我让.{1,6}(?:看|查|弄|发|做|算|问|核|报|催|联系|确认|跟进|安排)
    (?:处理|核对|准备|整理|跟进)中 | (?:马上|快|就快)(?:好|弄好)了?
    (?:^|[, ])在数(?=$|[, ]) | (?:明天|今晚|下午|晚上|早上|稍后).{0,4} ?(?:send|give|reply|tell)
    我跟.{1,8}(?:talk|discuss|check) | wait$
    (?:要|得|需要)(?:先|再)?(?:问|请示|跟\S{1,4}(?:商量|确认|沟通))
    给(?:你|您)们?(?:个)?(?:准信|准话|答复|回复|回话|消息|信|结果|数(?![\u4e00-\u9fff]))
    还在(?:清点|统计|整理|排查|核对|汇总|收集|商量|研究|谈)
    (?:报|拿|给)(?:给)?(?:客[户人]|老板|领导|财务|他们)看
    ^(?:我)?试(?:下|试|一下)[吧啦啊哈]?$ | ^我[来去]?(?:打|问|查|催|看|找)$
    等(?!你|您|贵)[^,?]{1,8}(?:确认|批准|点头|同意|签字)(?=$|[,.])
    有结果(?:了)?.{0,4}(?:告诉|通知|说|发) | 等.{1,6}(?:回来|上班|出来)(?:再|后|就|了)? | 手头没有
    找.{1,6}(?:要|拿|问)(?!了) | 没带电脑 | (?:到|回)(?:办公室|公司|厂里|家).{0,3}(?:再|看|发|给|查)
    明天再
    晚点(?:看|弄|回|说) | 下午(?:看|弄|回) | 到了(?:马上|就|立刻)
    我(?:尽快|马上|抓紧)(?:给|发|回|安排|处理|弄|做)
    (?:^|(?<=[, ]))(?:好的?,?)?(?:尽快|马上|这就|立刻)(?:给|发|回|安排|处理|弄|做|去|来|办|改|换\
    |重|查|问|核)
    (?:^|(?<=[, 还正])|仓库|师傅|老板|财务|车间|工厂|同事|货代|他们|实验室)在(?:弄|盘|测|忙|算|查\
    |问|催|开会|外面|做|安排)(?:了|呢|着)?(?=[,.! ]|$)
    还在(?:算|查|问|确认|等(?!你|您|贵|款|尾)|弄|核|做) | 有消息.{0,6}(?:告诉|通知|说)
    我(?:考虑|想想|想一下) | 想想(?!办法) | 我们?(?:再|先)?想(?:想|个)?办法
    (?:今天|明天|明早|今晚|晚上|下午|上午|等下|待会|回头|先|周[一二三四五六日])[^,?]{0,6}\
    (?:看|查|问)(?:看|一?下)?$
    (?:今天|明天|明早|今晚|晚上|下午|上午|马上|尽快|周[一二三四五六日])(?:一定|肯定|搞定|弄好|解决)$
    (?:发|转|问|催)(?:给)?(?:了)?(?:客[户人]|老板|师傅|仓库|货代|财务|车间|跟单)(?:了|看了)$
    ^(?:已经?|在)?(?:催|问|查)(?:过|了|着)(?=$|,)
    ^(?:还没|没来得及|还没来得及)(?:看|定|确认|想好)(?:呢)?$
    再说(?!一遍|清楚|明白) | 出差 | 不在(?:公司|厂|办公室)
    """,
)
