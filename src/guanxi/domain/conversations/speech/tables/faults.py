"""Faults and shortfalls: news that in trade calls for a decision."""

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.words import Asking, Expects, Force, Sort

FAULTS = (
    Asking(
        "complains",
        r"""
        (?<!no )(?<!any )(?<!not a )problems?(?! (?:is |are |was )?solved) | (?<!no )issues?
        wrong(?! (?:chat|group|person|window|file|photo|one|number sorry)) | broken
        (?<!not )(?<!n't )breaks?
        (?<!no )(?:damaged?|defects?|defective|leak(?:s|ing)?|crack(?:s|ed)?|scratch(?:es|ed)?)
        (?<!no )(?:chip(?:s|ped)|dent(?:s|ed)|warped|bubbles?|stain(?:s|ed)?) | shattered
        came? out (?:too |very |quite |a bit |so |rather )\w+ | (?:turn(?:s|ed)?|went|bec[ao]mes?) \
        (?:too |very |quite |a bit )?(?:yellow|brown|black|grey|pale|dull|sticky|soft|brittle)
        (?:off|out of) cent(?:er|re) | (?:rough|sharp) edges?
        compare (?:it |this )?(?:with|to) the
        complain(?:s|ed|ing)? | complaints? | won't (?:do|work|accept|fit|close|open)
        (?:doesn't|does not) (?!matter|mind|need|have|want|know|worry|think|mean)\w+
        (?:don't|do not|didn't) (?:fit|match|work|close|open|hold)
        isn't (?:what|right|correct|the)
        still (?:says?|shows?) | is short
        seems? (?!ok|fine|good|great|right|perfect|to be (?:ok|fine))
        (?:doesn't|does not|don't|do not|didn't) (?:look (?:right|good)|scan) | mismatch | missing
        shortage | short of | short(?: of)?$ | bleeds? | peel(?:s|ing)? | rust(?:y|ed)? | faded
        smell(?:s|ing|y)?
        loose | squeaks? | upside down | (?:too )?sharp
        (?:shorter|darker|lighter|thinner|thicker|smaller|bigger|weaker|heavier) than (?:the\
        |ordered|agreed|last|on|in)
        is (?:shorter|darker|lighter|thinner|crooked) | comes? off | pinholes? | crash(?:es)?
        dead | (?:is|are) (?:still )?(?:blank|empty)$
        too (?!bad|kind|nice|funny|tired|busy|early|much|many)\w+(?:$|(?=,)) | low resolution
        shows? (?:nothing|the wrong) | invalid | not signed | no such
        differ | in chinese only | cut (?:his|her|my) | but we (?:ordered|agreed|paid) | light up
        (?:gets?|are|is) (?:dirty|sticky|wet|hot) | crooked
        (?:came|arrived?|delivered|packed) without
        (?:came|arrived?) (?:in )?(?:wet|late|damaged|broken|dirty|empty|open) | torn | bent
         mou?ld(?:y) | uneven | wobbl\w+ | unreadable | blurry
        (?:looks?|is|are) off | not working | misprint(?:ed)? | instead of
        different (?:from|than|to) | differs | still (?:open|missing) | fail(?:s|ed)? | rejected
        disappointed | unhappy | angry | upset | (?<!our )(?<!my )mistakes? | typos? | errors?
        returned | (?<!no )(?<!don't )worr(?:y|ies|ied) | concern(?:s|ed) | by itself
        not (?:right|correct|good enough|as agreed|what|the same|ok|acceptable|like)
        (?:is|are|was|were|it's|that's) not (?:the|our|good)
        (?:do(?:es)?|did|wo)n'?t (?:switch|turn|start|run|charge|stick|hold|fit|work|close|open\
        |light)
        can(?:'t|not| not) (?:open|see|read|find|download|access) | password protected
        (?:don't|do not) (?:really )?like | not (?:so |very )?happy
        (?:i|we) (?:expected|was expecting|were expecting)(?! (?:that|it|so|this)\b)
        should have (?:been|arrived|come|left)
        supposed to
        (?:says?|counted|received|arrived|ordered|only|got) \d[\d,.]*\b.{0,24}\b(?:instead|says?\
        |not \d)
        \d+ (?:pcs|cartons?|pieces|sets|boxes|pallets?) (?:short|missing|less|too few|damaged\
        |broken|reject\w*|bad)
        """,
        r"""
        不对(?!不) | (?<!没)(?<!不会)(?<!不会再)有(?:点|些|个)?问题 | 坏了 | 开裂 | 裂(?:了|开|纹)
        漏(?:水|油|气|光|电|风|胶|墨|了|发|印) | 有缝 | 破(?:了|损) | 脏
        (?<![发搞看弄记我说打])错了 | 错别字 | 有(?:个|点)?错
        查不到 | 没有说明书 | 少(?:了|发)
        (?:少|缺|还差)(?:一(?!点)|两|二|三|几|\d)
        不良 | 黑点 | 崩(?:瓷|口|边) | 缺口 | 开胶 | 脱(?:胶|线|落|漆|色) | 跳线 | 发霉
        凹(?:了|陷|坑) | 受潮 | 压扁 | 磕(?:碰|坏|掉)
        味道?.{0,2}(?:重|大|刺鼻) | 受不了 | 断(?:了|裂)
        (?:跟|和|与|比).{1,8}(?:不同|有出入|差(?:很)?多) |  瑕疵 | 不符 | 不一样 | 对不上 | 色差
        掉(?:色|漆) | 变形 | 刮花 | 划伤
        (?<!没)(?<!没有)(?<!收到)投诉
        不合格 | 没过 | 过不了 | 起泡 | 起皱 | 生锈
        太(?:黄|深|浅|红|蓝|紫|薄|厚|软|硬|松|紧|亮|暗|短|窄|宽|糙|滑) | 差了 ?[\d一两几半]
        偏(?:黄|红|蓝|紫|深|浅|大|小|高|低|厚|薄)
        歪 | 松(?:了|$) | 打不开 | 看不(?:清|懂|到) | 没(?:看到|找到|见到) | 找不到 | 没看懂
        联系不上 | 不让进 | 装不(?:下|进)
        等不(?:了|及) | 没(?:明白|懂|看懂) | 比.{1,6}(?:深|浅|薄|厚|差|短|重|轻)(?=$|[,.了])
        ^(?:很|非常|特别)?急+$
        没人 | 不满意 | 不行(?=,) | (?<!还)没到(?=$|[,.!啊]) | 停着
        """,
        force=Force.LOOSE,
        sort=Sort.FAULT,
    ),
    Asking(
        "finds fault",
        r"""
        no (?!hit|dent|damage|scratch|crack|leak|defect\
        |problem|choice|chance|luck|pressure|comment|worr|rush|need|hurry|idea|thanks|thank\
        |more|one|way|longer|doubt|news|reply\
        |answer|change|charge|matter|extra|stock|no\b|not\b|\d)\w+(?: (?:in|inside|on\
        |at) .{1,24})?$
        (?:too )?(?:shorter|darker|lighter|thinner|thicker|smaller|bigger|heavier)$
        (?:don't|doesn't|didn't|won't) \w+ (?:up|on|off|in|well|properly|right)
        """,
        r"""
        [大小轻重淡浅深短长厚薄宽窄高低糙硬软]了(?!点头)(?=$|[,.!?\d一两几半])
        有(?:个|几个|一个|些)?(?:划痕|异味|毛边|毛刺|气泡|线头|污渍|错字|错别字|色差|水印|指纹|裂\
        |坏)
        (?:盖|拧|扣|合|关|粘|扫|立|站|插|拉|卡|对|装)不(?:紧|开|上|住|出|平|稳|牢|动|进|严)
        没(?:放|剪|贴|印|拧|固定|打孔|写|标|封|附|盖章|签) | 印(?:反|歪|淡|错|偏)
        (?:写|印|贴|装|做|算|标)错 | 发错(?!群|了$|人) | 错位 | (?:个|是)坏的
        少(?:配件|零件|螺丝|说明) | 毛边多 | 掉粉 | 压坏 | 味道(?:太)?大 | 不准 | 异味 | 湿了
        报高 | 有点(?:贵|高|慢|暗|大|小|松|薄) | 应该(?:是|为)? ?\d | (?:单价|金额|数量|尺寸)应该
        """,
        force=Force.LOOSE,
        said_by=Side.OURS,
        sort=Sort.FAULT,
    ),
    Asking(
        "complains",  # it is not as it was, or as it was said
        r"""
        too (?:difficult|long|late|short|tight|dark|light|small|big|thin|thick|soft|hard|early)
        (?:was|were|had|paid|did|got) {figure} (?:before|last|with|in the)
        (?:i|we) (?:asked(?: for)?|ordered|specified|requested|wrote|said|agreed(?: on)?) {figure}
        (?:previously|always|used to)(?: \w+){0,3} {figure}
        before (?:it |we |that )?(?:was|were|had) {figure} | doesn't add up | not what we
        (?:i|we) (?:don't|do not|can't|cannot) (?:have (?:that |the |so much |enough )?time|wait\
        |afford)
        (?:i|we) have (?:an? |the )?(?:\w+ )?(?:agreement|contract) (?:until|till|that|since|from\
        |which)
        nobody (?:told|said|mentioned|informed)
        (?:never|didn't|did not) (?:agree|approve|mention|accept)(?:d|ed)?
        (?:that's|that is|it's|it is|prices?|costs?|days|weeks|months|moq)\b.{0,16}\b(?:more|higher\
        |longer|less|worse|later) than
        """,
        r"""
        (?:去年|上半年|年初|上个?月|上次|之前|以前|原来|上一?批|上一?单|合同|订单|报价)[^,?]{0,5}(?:是|才|写的?|说的?\
        |只要)[^,?]{0,4}\d
        (?:不是|应该是)(?:说|讲|写|报) | 我们(?:要的|订的|定的|说的)?(?:才)?是 ?\d
        没(?:人)?(?:说过|提过|同意过|答应过)
        比(?:去年|上次|之前|以前|原来|上一?[批单]).{0,6}[贵高多少长慢久差]
        """,
        force=Force.LOOSE,
        said_by=Side.OURS,
        sort=Sort.FAULT,
    ),
    Asking(
        "passes on pressure",
        r"""
        {waiter}\b.{0,30}\b(?:waiting|waits?|stopped|stops|stands|is here|outside|at the gate)
        (?:line|production|machine) (?:is )?(?:down|stopped|stops)
        """,
        r"""
        (?:客户|客人|老板|领导|终端|买家|超市)(?:那边)?(?:很|又|也|都|今天|现在|一直|还)?(?:等不了\
        |等着|在等|在催|催|嫌|生气|急|拒收|反馈(?!很?好|不错|可以|满意|没)|反映|抱怨|不放心\
        |担心(?!的)|不满意|有意见|发火|着急\
        |说.{0,10}(?:太|漏|坏|裂|断|掉|松|脏|臭)|要(?!的)|不(?:要|收|接受|同意|认)|退|投诉|索赔\
        |扣款\
        |在问|问我)
        司机.{0,4}等 | 车.{0,3}到(?:了|门口) | 停线 | 产线停
        (?:很急|急用|急着|这单急|加急|催命) | 要答复 | 截止
        """,
        force=Force.LOOSE,
        sort=Sort.FAULT,
    ),
    Asking(
        "falls short",
        r"""
        only (?:have|has|got|\d[\d,.]*)\b.{0,40}\b(?:left(?! to)|in stock|pcs|pieces|sets|cartons)
        (?:stock|have|left|has|got) only {figure}
        only (?:have|has|got|\d[\d,.]*)\b.{0,40}\bgood | out of stock | not enough
        can(?:not|'t|not't| not) (?:load|make|finish|produce|meet|ship|catch|deliver)
        can(?:not|'t|not't| not) promise | discontinued | (?<!we )sold out
        (?:can ?not|can't|unable to|not possible to|impossible to|difficult to|hard to) (?!wait\
        |complain|listen|believe|thank|say|sleep|see|hear|remember)\w+
        (?:you|u) only (?:order|need|want|take)
        (?:we|must|have to|need to) (?:use|change to|take) (?:another|other|different|a different)
        not available | no \w+ (?:left|in stock|available) | no stock | can only (?!be\b)\w+
        only can \w+ | \d+ (?:less|short)
        (?:little|slightly|a bit) (?:different|bigger|smaller|darker|lighter|longer|shorter)
        (?:will|must|have to|need to|may|might) (?:be )?(?:delay(?:ed)?|postpone[d]?|late)
        (?:is|are) full | can(?:'t| ?not) make it
        (?:\d+|few|one|two|three|some) (?:days?|weeks?) (?:more|extra)
        (?:took|takes?|taking|need|needs) (?:\w+ ){0,2}(?:longer|more (?:time|days|weeks))
        (?:days?|weeks?) (?:longer|late|behind|delay) | behind (?:the )?(?:schedule|plan)
        (?:fully|over) ?booked | rolled (?:over|to) | no (?:space|slot|vessel|capacity)
        later than (?:planned|agreed|promised|expected|we said) | (?:will not|won't|not) be ready
        (?:moved?|changed?|pushed|shift(?:ed)?|goes\
        |delayed) (?:back )?(?:from .{1,16} )?to (?:the )?\
        (?:\d{1,2}(?:st|nd|rd|th)|next|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may\
        |jun|jul|aug|sep|oct|nov|dec)\w*
        (?:instead of|not) (?:the )?(?:\d{1,2}(?!\d|[.,]\d)|mon|tue|wed|thu|fri|sat|sun)\w*
        """,
        r"""
        只能(?:做|撑|保)到 | 不好做 | 做不到 | 没法(?:做|保证|出|按) | 难做
        (?:会有|有点|有些|有一点)(?:误差|色差|偏差|不同|不一样) | 排不(?:上|了|下) | 用完了 | 买不到
        缺货 | 没货 | 断货 | 不够 | (?:只|就)(?:有|剩|够) ?\d | 停产
        不能用 | 用不了 | 来不及 | 赶不(?:上|及|出) | 做不(?:了|出来) | 推迟 | 往后(?:推|拖|延|挪)
        排满 | 爆舱 | 甩柜 | 没(?:有)?(?:舱|仓位|位子)
        延(?:期|后|迟)
        晚(?:个)?(?:几|一|两|三|四|五|\d)[天周]
        (?:晚|拖|推|改|延|顺延)(?:到|至) ?(?:\d{1,2} ?[号日月]|下|月底|周|节后|年后)
        耽误 | 耽搁 | 要到.{1,8}才 | 交不(?:了|出|上) | 出不(?:来|了|货) | 没赶上
        (?:慢|拖)了.{0,3}[天周]
        """,
        force=Force.LOOSE,
        expects=Expects.CONSENT,
        sort=Sort.SHORTFALL,
    ),
)
