"""The cues of everything that is not an ask: how people take note, thank, greet, chat.

A sentence made of nothing but SOCIAL words does that and no more; where something of substance is
left over it says something."""

from guanxi.domain.conversations.speech.words import Cue

THANKS = Cue(
    "thanks",
    r"""
    (?:many |great |big )?(?:thanks|thank (?:you|u)|thanking|thank|thx|thnx|tks|tku|ty|cheers\
    |appreciated?)(?: (?:a lot|so much|very much|in advance|again))?(?: for (?:your |the |ur \
    |all |picking )?(?:\w+ ?){1,4})?
    (?:you're|you are) the best | you rock | (?:super|very|really|so) helpful
    (?:great|good|nice) (?:work|job) | well done | lifesaver | saved my
    you(?:'re| are) welcome | my pleasure
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
    (?<!this )(?<!tomorrow )(?<!the )(?<!every )(?<!next )(?<!day )(?:good |gd )?(?:morning\
    |afternoon\
    |evening|day) | hi | hello | hey | dear | greetings
    how (?:are|r|is) (?:you|u|things|everything|all|it going|going all|going\
    |life)(?: doing| today| going)?
    how (?:are|r|is) business(?: doing| today| going)? | how's (?:everything|things|it going|life)
    how (?:was|is|were) (?:your|the|ur) (?:\w+ )?(?:holidays?|flight|trip|weekend|weather|vacation\
    |fair\
    |festival|family|new year|break|journey|summer|winter|spring|autumn|wedding|party|match|game\
    |baby|kids?)\b.*
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
    if (?:you have|there are) questions?\b.*
    (?:let me know )?(?:if )?(?:(?:you|u|there) (?:have|are|is|need) )?any(?:thing\
    (?!\?| (?:new|yet|from)\b)|(?: (?:other|more|further))? \
    (?:questions?|problems?|help|needs?|interest)| is (?:un|not )clear)\b.*
    and (?:you|u|yours?)\? | all the best | get well\b.* | take care
    """,
    r"""
    (?:早上|上午|中午|下午|晚上|大家|您|你)好(?=[,.!~ ]|$|呀|啊|[\u4e00-\u9fff])
    早(?:晨(?:啊)?|[啊呀哈])?(?=[,.!~ ]|$|[\u4e00-\u9fff]{2}$)
    早安 | 晚安
    [^,]{0,4}红包.*
    (?:新年|春节|节日|中秋|国庆|元旦|圣诞|端午|生日|周末|五一|元宵)(?:快乐|愉快|大吉|好).*
    (?:开工|节后)(?:快乐|愉快|大吉).* | 恭喜.* | 祝(?!福语).* | 拜年.* | 阖家.* | 同乐 | 同喜
    万事如意 | 身体健康 | 生意兴隆 | 一路平安 | 一路顺风
    (?:假期|节|玩|路上|身体|生意|旅途|一路).{0,4}(?:怎么样|顺利吗|好吗|如何|愉快吗)
    到家(?:了)?(?:吗|没) | 最近.{0,6}(?:怎么样|好吗|忙吗|可好|忙不忙|如何) | 还好吗
    一切(?:都)?(?:好|顺利)吗 | 休息.{0,3}(?:好|怎么样)吗? | 过得.* | 好久不见
    ^(?:(?:好的?|行|嗯|ok|那|就)[,吧 ]{0,2}){1,6}等(?:您|你|你们)(?:的)?(?:消息|通知|信)(?=$|[,.])
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
GRINS = Cue("grins", "", "[😂🤣😆😄😁😅]")
TAKES_NOTE = Cue(
    "takes note",
    r"""
    well noted | noted | well received | received | got (?:it|this|that|them|u|you) | understood
    (?:i )?understand | i see | copy(?: that)? | roger | good to know | (?:good|great) news
    h+m+ | uff? | oh no | omg | so sorry | ouch | phew | wow | ugh | oops | damn | shoot | oh my
    re?cie?ved
    glad to hear | sorry(?: to hear(?: that)?| about that)? | my bad
    """,
    r"""
    收到 | 明白 | 知道 | 了解 | 清楚 | 没事 | 没关[系是] | 晓得 | 懂了 | 理解 | 嗯嗯+
    ^(?:啊|哎呀?|唉|天哪?|又)[^,?\d]{0,4}$ | 怎么会(?:这样|呢)(?=$|[,.!]) | 不会吧 | 不是吧
    """,
)
ASSENTS = Cue(
    "assents",
    r"""
    ^1$ | ok(?:ay|ey|ie|i|k)? | oki | k | kk | sure | will do | fine | great | perfect | good
    alright
    all right | ^(?:you are )?welcome$ | super | excellent | wonderful | lovely | cool | nice
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
    i(?:'m| am) (?:still |now )?(?:in (?:a |the )?(?:meeting|workshop|plane|car)|on the road\
    |driving|outside)\b.*
    (?:sorry,? )?(?:just|i just|only just|only now) (?:saw|see|seen|read|got (?:back|out|home\
    |off)|back|landed|woke)\b.*
    (?:sorry,? )?(?:i )?(?:was|were|am) (?:just |still |now )?(?:in (?:a |the )?(?:meetings?\
    |workshop|plane|car)|on (?:the|a) (?:road|plane|phone|flight)|out|off|sick|ill|away|asleep\
    |sleeping|driving|travell?ing|busy)\b.*
    sorry (?:for|about) (?:the |my |our )?(?:late|delay|slow)\b.*
    sorry,? (?:i )?(?:was|am|were) (?:at|with) (?:my|the|an?|our)\b.*
    """,
    r"""
    刚才?(?:才)?(?:看到|看见|在|开完|回|下|忙完|到|醒|起)[^,?\d]{0,8}(?=$|[,.])
    (?:一直|上午|下午|昨天|早上|刚刚?)在(?:开会|车间|外面|飞机|路上|忙|车上|工厂)[^,?\d]{0,4}(?=$\
    |[,.])
    """,
)
FILLER = Cue(
    "",
    r"""
    so | then | and | but | well | oh | ah | the | a | it | it's | is | that | this | to | my | sir
    madam | boss | bro | bhai | mate | buddy | friends? | (?:mr|mrs|ms|miss)\.? \w+ | la | lah
    all | very | much | w
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
SOCIAL = (THANKS, EXCUSE, GREETING, LAUGHS, GRINS, YES_OR_NO, TAKES_NOTE, ASSENTS, FILLER)
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
