"""The cues of everything that is not an ask: how people take note, put off, thank, greet, chat.

A sentence made of nothing but SOCIAL words does that and no more; where something of substance is
left over it says something."""

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
    (?:let me|lemme|now|will|i'll|we'll|i'm|we're|i|we|am|are|is|going to|gonna|have to|need to\
    |need|must|go|to|and|still|just) (?:first |quickly |now |go |also \
    |just )?(?:to )?{ask}(?! (?:by|before) )
    {ask} (?:and|then|first|now|with) (?:get|come|let|revert|reply|you)
    (?:give|send|reply|tell|answer|update|revert|inform|let|feedback)(?: it| them\
    | this)? (?:to )?(?:you|u)(?: know)?(?: it| all)?(?: by| at| on)? {soon}
    {soon},? (?:i |we )?(?:will |can |'ll )?(?:give|send|reply|tell|answer|revert|let) (?:it \
    |them )?(?:to )?(?:you|u)
    (?:wait|hold on)(?: for)?(?: a| one| me| some)? (?:moment|minute|min|sec|second|bit)
    (?:wait|hold on)(?: for)?(?: a| one| me| some)? time | ^(?:{please} )?(?:wait|hold on)$
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
    (?:will|'ll|i|we) (?:contact|come back|update|arrange|prepare) (?!the goods)\w*
    (?:will|'ll|i|we) (?:speak|pass|forward|try to find) (?!the goods)\w* | contacting
    speak (?:to|with) (?:my|our|the) | pass (?:it|this) on | allow me | trying to
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
    try (?:my|our) best | (?:i|we)(?:'ll| will) try$ | almost (?:done|ready|finished?) | ^soon
    on the road | at the airport | in a train
    on a plane
    (?:my|our) (?:client|customer|boss) (?:decides|will (?:check|decide|confirm|tell))
    when i(?:'m| am) back | after lunch | first thing tomorrow | busy now | not in (?:the )?office
    ^(?:ok |sorry |i |we |will )*(?:change|chang|fix|do|mak|make|redo|correct|updat|update|revis\
    |revise|modify|arrange|arrang|handle|handl|print|print|send)(?:ing)?(?: it| them| this| that)? \
    (?:now|right away|immediately|at once|{soon})$
    preparing (?:it|the|now|them) | (?:is|are|am) preparing | in progress
    (?:have|need) to wait for | as soon as i (?:have|get|know|hear) | in (?:a )?meeting
    call (?:you|u) (?:back|later)
    i(?:'ll| will) (?:send|reply|answer|revert|let you know|come back|get back|update)
    i(?:'ll| will) (?:send|give|get|have) (?:it|them|you|that|those|these)
    (?:is|are) (?:checking|asking|calculating|preparing|doing it|working on)
    not yet,? (?:but|still|will) | boss (?:is|not) (?:out|travel\w*|on|in|away|here)
    let me (?:see|think|look|get back)
    """,
    r"""
    稍等 | 稍候 | 稍后 | 等(?:一下|会|一会|下)(?!一) | ^等等 | ^我?(?:们)?尽量(?:吧|哈)?$
    等我(?!通知|消息|确认|电话)
    等.{0,6}(?:回复|消息|通知)(?:我)?(?:再|后|就)
    (?:我|我们|这边)(?:去|先|再|这就|马上|正在|正|在|帮你|帮您|内部|要|得|还要|还得)?(?:问|查|核实\
    |核对|了解|确认|算|商量|沟通|请示|汇报|催|打听|落实|研究|讨论|考虑|想想)
    (?:我|我们|这边)(?:去|先|再|马上|这就)?看(?:看|一下|一看|下)
    (?:^|(?<=[, ])|仓库|师傅|老板|财务|车间|工厂|同事|货代|他们)(?:去|先|马上|正在|在|还在|帮你\
    |帮您)(?:问|查|核实|算|催|商量|请示|沟通|落实)(?!了)
    问(?:一下|下|问)(?:仓库|师傅|老板|工厂|客人|客户|车间|财务|领导|经理|厂长)
    ^(?:好的?,?)?(?:问|查)(?:一下|下|问|查)$
    (?:跟|和|找|问).{1,8}(?:(?:说|确认|对)(?:一?下|一声|说)|商量|沟通|核实|讨论|汇报)
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
    我(?:联系|安排|催|整理|反馈|转|跟进|落实|处理)(?!了|好了)
    (?:联系|反馈|整理|落实|跟进|处理)(?:一下|下)$ | 我让.{1,6}(?:看|查|弄|发|做|算)
    (?:处理|核对|准备|整理|跟进)中 | (?:马上|快|就快)(?:好|弄好)了?
    (?:^|[, ])在数(?=$|[, ]) | (?:明天|今晚|下午|晚上|早上|稍后).{0,4} ?(?:send|give|reply|tell)
    我跟.{1,8}(?:talk|discuss|check) | wait$
    有结果(?:了)?.{0,4}(?:告诉|通知|说|发) | 等.{1,6}(?:回来|上班|出来)(?:再|后|就|了)? | 手头没有
    找.{1,6}(?:要|拿|问)(?!了) | 没带电脑 | (?:到|回)(?:办公室|公司|厂里|家).{0,3}(?:再|看|发|给|查)
    明天再
    晚点(?:看|弄|回|说) | 下午(?:看|弄|回) | 到了(?:马上|就|立刻)
    我(?:尽快|马上|抓紧)(?:给|发|回|安排|处理|弄|做)
    ^(?:好的?,?)?(?:尽快|马上|这就)(?:给|发|回|安排|处理|弄|做|去|来|办)
    (?:^|(?<=[, 还正])|仓库|师傅|老板|财务|车间|工厂|同事|货代|他们|实验室)在(?:弄|盘|测|忙|算|查\
    |问|催|开会|外面|做|安排)(?:了|呢|着)?(?=[,.! ]|$)
    还在(?:算|查|问|确认|等(?!你|您|贵|款|尾)|弄|核|做) | 有消息.{0,6}(?:告诉|通知|说)
    我(?:考虑|想想|想一下) | 想想
    (?:今天|明天|明早|今晚|晚上|下午|上午|等下|待会|回头|先|周[一二三四五六日])[^,?]{0,6}\
    (?:看|查|问)(?:看|一?下)?$
    (?:今天|明天|明早|今晚|晚上|下午|上午|马上|尽快|周[一二三四五六日])(?:一定|肯定|搞定|弄好|解决)$
    再说(?!一遍|清楚|明白) | 出差 | 不在(?:公司|厂|办公室)
    """,
)
THANKS = Cue(
    "thanks",
    r"""
    (?:many |great |big )?(?:thanks|thank (?:you|u)|thanking|thank|thx|thnx|tks|tku|ty|cheers\
    |appreciated?)(?: (?:a lot|so much|very much|in advance|again))?(?: for (?:your |the |ur \
    |all |picking )?(?:\w+ ?){1,4})?
    you're the best | (?:great|good|nice) (?:work|job) | well done | lifesaver | saved my
    you(?:'re| are) welcome | my pleasure | ^welcome$
    """,
    r"""
    谢谢(?:您|你)?(?:的)?(?:支持|理解|配合|关照|信任|惠顾)? | 多谢
    感谢.{0,8}(?:支持|理解|配合|信任|关照)? | 辛苦 | 谢了 | 谢啦 | 谢 | 够意思 | 麻烦(?:你|您)?了
    费心 | 不客气 | 别客气
    """,
)
GREETING = Cue(
    "greets",
    r"""
    (?:good |gd )?(?:morning|afternoon|evening|day) | hi | hello | hey | dear | greetings
    how (?:are|r|is) (?:you|u|things|everything|it going|life)(?: doing| today| going)?
    how (?:are|r|is) business(?: doing| today| going)? | how's (?:everything|things|it going|life)
    how (?:was|is) (?:your|the|ur) (?:\w+ )?(?:holiday|flight|trip|weekend|weather|vacation|fair\
    |festival|family|new year|break|journey)\b.*
    hope (?:you|u|everything|all|this finds|your)(?! (?:can|could|will|accept|agree|send\
    |reply))\b.*
    happy (?:new year|birthday|chinese|lunar|spring|mid|\w+day|holiday|easter)\b.*
    happy (?:christmas|weekend)\b.* | merry (?:christmas|xmas)\b.*
    (?:nice|good|great|lovely) (?:to (?:meet|see|hear|talk)|meeting|seeing|talking)\b.*
    best (?:regards|wishes) | (?:kind|warm) regards | b\.?rgds | regards
    have a (?:nice|good|great|lovely|safe)\b.* | safe (?:travels|trip|flight|journey)\b.*
    wish(?:es|ing)? (?:you|u|your|all)\b.* | same to you\b.*
    (?<!can we )(?:see|talk to|speak to|call) (?:you|u) (?:soon|then|tomorrow|at the fair\
    |next week|on \w+)
    (?<!we )talk (?:soon|tomorrow|later) | enjoy (?:the|your)\b.* | welcome back
    good (?:night|luck) | long time no see
    (?:wait|waiting|looking forward) (?:for|to) (?:your|ur)? ?(?:good news|hear\w*|kind reply\
    |reply|seeing|meeting)\b.*
    (?:wait|waiting|looking forward) (?:for|to) (?:your|ur)? ?working\b.*
    (?:wait|waiting|looking forward) (?:for|to) (?:your|ur)? ?(?:cooperat\w+|visit)\b.*
    (?:wait|waiting|looking forward) (?:for|to) (?:your|ur)? ?next order\b.* | congratulations?\b.*
    (?:if )?(?:(?:you|u|there) (?:have|are|is|need) )?any(?:thing|(?: (?:other|more\
    |further))? (?:questions?|problems?|help|needs?|interest))\b.*
    and (?:you|u|yours?)\? | all the best | get well\b.* | take care
    """,
    r"""
    (?:早上|上午|中午|下午|晚上|大家|您|你)好(?=[,.!~ ]|$|呀|啊|[\u4e00-\u9fff]) | 早(?=[,.!~ ]|$)
    早安 | 晚安
    (?:新年|春节|节日|中秋|国庆|元旦|圣诞|端午|生日|周末|五一|元宵)(?:快乐|愉快|大吉|好).*
    (?:开工|节后)(?:快乐|愉快|大吉).* | 恭喜.* | 祝(?!福语).* | 拜年.* | 阖家.* | 同乐 | 同喜
    万事如意 | 身体健康 | 生意兴隆 | 一路平安 | 一路顺风
    (?:假期|节|玩|路上|身体|生意|旅途|一路).{0,4}(?:怎么样|顺利吗|好吗|如何|愉快吗)
    到家(?:了)?(?:吗|没) | 最近.{0,6}(?:怎么样|好吗|忙吗|可好|忙不忙|如何) | 还好吗
    一切(?:都)?(?:好|顺利)吗 | 休息.{0,3}(?:好|怎么样)吗? | 过得.* | 好久不见
    (?:等|期待)(?:您|你|你们|贵司)?(?:的)?好消息 | 吃(?:饭|了)(?:了)?(?:吗|没)
    (?:请|带)你.{0,4}(?:吃|喝|玩).* | 去哪(?:里|儿)?玩.* | 哪里哪里 | 节后见 | 回见 | 再见 | 拜拜
    (?:如果?|若)?有(?:什么|任何|其他|别的)?(?:问题|需要|疑问|事)[^?]{0,4}(?:随时|尽管|请|可以\
    |再)?(?:联系|找|告诉|吩咐|说).*
    幸会 | 久仰 | 合作愉快 | 期待.{0,6}合作 | 注意身体 | 保重
    """,
)
SMALL_TALK = Cue(
    "small talk",
    r"""
    (?:so|work\w*|awake) late | (?:your english|my chinese)
    did (?:you|u) (?:eat|sleep|enjoy|have fun|watch) | guess what | (?:you|u) know what | weather
    raining | snow(?:ing)? | your (?:kids?|son|daughter|wife|husband|family|baby|parents|weekend)
    football | world cup | the match | dinner | lunch | breakfast | beers? | jet ?lag(?:ged)?
    (?:you|u)(?: \w+)? (?:sleep|slept|awake|up) | still (?:at work|working)(?=\?) | moon ?cakes?
    dumplings? | hangover | tired
    """,
    r"""
    天气 | 下雨 | 下雪 | 冷(?:不冷|吗|吧) | 热(?:不热|吗|吧) | [很好]热 | [很好]冷 | 这么晚 | 还不睡
    没下班 | 加班(?:吗|啊|呢) | 钓鱼 | 麻将 | 忙不忙 | 吃(?:饭|啥|什么好) | 喝(?:酒|茶|两杯)
    (?:你|您)(?:家|孩子|儿子|女儿|老婆|爱人) | 回老家 | 看球 | 世界杯 | 睡(?:了|觉) | 累(?:不累|吗)
    月饼 | 饺子 | 堵车
    """,
)
LAUGHS = Cue(
    "laughs",
    r"ha(?:ha){0,9}h? | he(?:he){1,9} | lol | rofl | haha\w{0,10} | hehe\w{0,10}",
    "哈{2,20} | 嘿{1,20} | 呵{1,20} | 嘻{1,20}",
)
TAKES_NOTE = Cue(
    "takes note",
    r"""
    well noted | noted | well received | received | got (?:it|this|that|them|u|you) | understood
    (?:i )?understand | i see | copy(?: that)? | roger | good to know | (?:good|great) news
    oh no | omg | so sorry | ouch | phew | wow | ugh | oops | damn | shoot | oh my | re?cie?ved
    glad to hear | sorry(?: to hear(?: that)?| about that)? | my bad
    """,
    r"""
    收到 | 明白 | 知道 | 了解 | 清楚 | 没事 | 没关[系是] | 晓得 | 懂了 | 理解 | 嗯嗯+
    ^(?:啊|哎呀?|唉|天哪?|又)[^,?\d]{0,4}$
    """,
)
ASSENTS = Cue(
    "assents",
    r"""
    ^1$ | ok(?:ay|ey|ie|i|k)? | oki | k | kk | sure | will do | fine | great | perfect | good
    alright
    all right | super | excellent | wonderful | lovely | cool | nice
    no (?:worries|hurry|rush)(?: at all)? | clear | right | fair enough | makes sense
    sounds? (?:good|great|fine|ok) | looks? (?:good|great|fine|ok|lovely|nice) | please do
    good enough | of course | certainly | works for me | never mind | forget it | take your time
    sorry(?: to hear(?: that)?| about that)? | my bad
    """,
    r"""
    好(?:的|嘞|滴|哒|吧|呀|啊|勒|哦|说)? | 嗯+ | 恩+ | 行(?:的|吧|啊)? | 可以(?:的|了)? | ok的?
    okk | 成(?![\u4e00-\u9fff]) | 中(?![\u4e00-\u9fff]) | 得嘞 | 妥 | (?:那)?就这样 | 不错 | 漂亮
    放心 | 算了 | 记着 | 1(?=$|[,. ]) | 👍 | 👌 | 🆗 | ✅ | \[强\]
    """,
)
YES_OR_NO = Cue(
    "says yes or no",
    r"""
    yes | yep | yeah | yup | ya | no (?:problem|issue)(?: at all)? | no | nope | \+1 | np | deal
    agreed? | absolutely | definitely | confirmed? | approved | accepted | correct | true | exactly
    right | can(?=$|[,.]) | both | maybe | i think so | not yet | already | done
    """,
    r"""
    没问题 | 对(?:的)?(?![\u4e00-\u9fff]) | 是(?:的|啊)?(?=$|[,. ]) | 必须的 | 同意 | 确认 | 不用
    不是 | 没有 | 不行 | 不要 | 不可以 | 不能 | 没(?=$|[,. 了]) | 有(?:的)?(?=$|[,. ])
    要(?:的)?(?=$|[,. ]) | 能(?=$|[,. ]) | 都(?:要|行|可以) | 随便
    """,
)
EXCUSE = Cue(
    "excuses its silence",
    r"""
    (?:sorry,? )?(?:just|i just|only just|only now) (?:saw|see|seen|read|got (?:back|out|home|off)|back|landed|woke)\b.*
    (?:sorry,? )?(?:i )?(?:was|were) (?:just )?(?:in (?:a |the )?(?:meetings?|workshop|plane|car)|on (?:the|a) (?:road|plane|phone|flight)|out|away|asleep|sleeping|driving|travell?ing|busy)\b.*
    sorry (?:for|about) (?:the |my |our )?(?:late|delay|slow)\b.*
    """,
    r"""
    刚才?(?:才)?(?:看到|看见|在|开完|回|下|忙完|到|醒|起)[^,?\d]{0,8}(?=$|[,.])
    (?:一直|上午|下午|昨天|早上|刚刚?)在(?:开会|车间|外面|飞机|路上|忙|车上|工厂)[^,?\d]{0,4}(?=$|[,.])
    """,
)
FILLER = Cue(
    "",
    r"""
    so | then | and | but | well | oh | ah | the | a | it | it's | is | that | this | to | my | sir
    madam | boss | bro | bhai | mate | buddy | friends? | (?:mr|mrs|ms|miss)\.? \w+ | la | lah | all | very | much | w
    with | for | too | again | guys | team | everything | from | me | us | you | u | your | i | im
    i'm | am | that's | just | really | indeed | we | are | there | be | of | let's | do | will
    also
    """,
    """
    那 | 就 | 的 | 了 | 啦 | 哈 | 哦 | 噢 | 喔 | 啊 | 呀 | 嘞 | 吧 | 呢 | 嘛 | 哟 | 呗 | 亲 | 老板
    总 | 姐 | 哥 | 经理 | 工 | 师傅 | 先生 | 小姐 | 女士 | 你 | 您 | 我 | 们 | 这边 | 都 | 先 | 很
    真 | 也 | 太 | 一下 | 不好意思 | 抱歉 | 嗨
    """,
)
SOCIAL = (THANKS, EXCUSE, GREETING, LAUGHS, YES_OR_NO, TAKES_NOTE, ASSENTS, FILLER)
IN_THE_ROOM = Cue(
    "in the room?",
    r"""
    (?:are |r )?(?:you|u) (?:there|here|around|online|awake)(?: now)?
    (?:hello|hi|anybody|anyone|ping)(?: there| home)?
    """,
    r"""
    (?:[\u4e00-\u9fff]{0,3}(?:总|姐|哥|工|经理|老板|先生|小姐|师傅|老师|亲|厂长|主任),?)?在(?:吗\
    |么|不在|不|嘛|没)?
    有人(?:吗|在吗|么) | 方便(?:吗|么|接电话吗|通话吗|说话吗) | 忙(?:吗|么) | 哈喽 | 哈罗 | 你好
    您好
    """,
)
