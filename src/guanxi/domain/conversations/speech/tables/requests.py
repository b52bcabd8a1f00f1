"""Requests: something is to be handed over, done or paid."""

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.words import Asking, Expects, Force, Sort

REQUESTS = (
    Asking(
        "says what the other is to do",
        r"""
        (?<!if )(?<!when )(?<!as )(?<!once )(?<!before )(?<!after )(?<!what )(?<!that )(?<!which )\
        (?<!until )(?<!the )(?<!photo )(?<!file )(?<!how )(?<!did )(?<!do )(?<!to )(?<!let )\
        (?<!thank )(?:you|u) (?:{please} |also |just |then |first |only |directly ){0,2}(?:send\
        |give|show|provide|check|arrange\
        |ship|pay|transfer|confirm|tell|match|choose|sign|bring|prepare|make|add|change|remove)\
        (?! (?:me )?(?:yesterday|last|before|already))
        """,
        r"""
        (?:你们?|您|贵司)[^,?了过]{1,8}吧(?=$|[?,])
        (?:你|您)们?(?:那边|这边)?(?:联系|催|问|查|看|核实|核对|确认|处理|安排|准备|跟进|落实|做\
        |写|改|算|报|寄|拍|印)(?:一下|下)(?=$|[,.!啊哦哈])
        """,
        expects=Expects.ACT,
        sort=Sort.REQUEST,
    ),
    Asking(
        "asks for a thing",
        r"""
        {please}(?! (?:see|find|refer|check))\b[^.]{0,24}?\b{hand}
        (?:need|needs|want|wants|require|requires|like|missing|lack|without|waiting for|wait for\
        |waiting on|asks?(?:ed)? (?:me |us )?for|looking for|look for) (?:[\w-]+ ){0,4}?{paper}
        interested in (?:[\w-]+ ){0,4}?{paper}
        (?:price|size|weight|qty|quantity|details|address|photos?|pics?|video|status|eta|etd\
        |number|dimensions|spec|specs|confirmation|answer|reply|list|invoice) (?:pls|please|plz)$
        your (?:feedback|comments?|opinion|advice|answer|input|view)
        (?:like|want|love|need|have) to see (?!you|u)
        i have no (?:report|answer|news|info|idea when) | (?:have|has) no (?:[\w-]+ ){0,2}?{paper}$
        """,
        r"""
        (?<!已)(?<!我)(?<!再)(?:发|给|传|拍|录|提供|转|推|写|列|开|补|寄|备)(?:一?(?:个|份|张|下\
        |版|段|些\
        |套|组|点|条|遍))(?!了)
        (?<!已)(?<!我)留(?:一?(?:个|份|张|下|版|段|些|套|组|点|条|遍))(?!了)
        (?<!我)(?<!已)(?<!已经)(?<!人家)(?<!他们)(?:发|传|转|给|拍|寄|告诉|通知)(?:给)?(?:我|我们\
        |过来)(?!了)
        (?:跟|和|给)我们?(?:说|讲)(?:一[声下]|下)
        (?<!我)(?<!已)(?<!已经)提供(?:给)?(?:我|我们|过来)(?!了)
        (?:发|传|寄|送|拿)(?:过)?来(?!了)
        (?:拍|发|录)[^,了]{0,6}(?:看看|看一下|看下|我看)
        (?:send|email|mail)[^,?了]{0,8}(?:我|[过来]来)
        (?:个|一下|下)?报(?:个|一下|下)?价(?!单|是)
        (?:信息|地址|电话|单号|资料|图|图纸|照片|水单|合同|账号|清单)(?:再)?(?:发|给|传)(?:一?下\
        |我|过来|一份)
        (?:今天|明天|尽快|什么时候)(?:要|给我)$ | (?:书面|邮件|发邮件)(?:再)?确认
        (?:资料|文件|发票|报告|图|图片|样品|样).{0,8}(?:要|等着用|急用)$
        """,
        expects=Expects.THING,
        sort=Sort.REQUEST,
    ),
    Asking(
        "tells to let know",
        r"{please}\b[^.]{0,24}?\b{tell}(?! your (?:spam|mail|email|inbox|junk))",
        sort=Sort.REQUEST,
    ),
    Asking(
        "asks for a thing",
        "",
        "再(?:发|拍|传|寄|给|出|做|报|打)(?!了|过)",
        expects=Expects.THING,
        said_by=Side.OURS,
        sort=Sort.REQUEST,
    ),
    Asking(
        "asks the buyer to check",
        "",
        r"(?<![我先再去来们部慢])(?:看|核对|查看|过目)(?:一?下|看)?(?=$|[,.!吧啊哦哈])",
        force=Force.LOOSE,
        expects=Expects.CONSENT,
        said_by=Side.THEIRS,
        sort=Sort.REQUEST,
    ),
    Asking(
        "asks politely",
        r"""
        {please}(?: {please})?(?! (?:{please}|wait|do$|note|noted|understand|find|don't (?:worry\
        |mind)|dont worry|hold on|allow|be patient|ignore|disregard|see (?!if|what|whether|how\
        |why)|rest assured\
        |(?:wish|greet|thank|congratulate|join|send (?:my|our) (?:regards|love|best))|accept (?:my\
        |our)|bear|refer|be (?:informed|noted\
        |assured|advised|reminded|aware)|arrange (?:your |the )?orders?\b.{0,20}(?:advance|early)\
        |forgive|excuse|feel free|enjoy|find|say (?:hi|hello)|give my|(?:contact|call|write to\
        |email) (?:my|our|mr|ms|his|her)|take care|take your time|one moment|a moment|give (?:me\
        |us) (?:a|some|one|few|until|time))|$)
        (?!(?:yes|yeah|ok|okay|sure|no|do)\b)(?:[\w.]+,? ){1,6}{please}$
        """,
        r"""
        (?<!申)(?<!邀)(?<!^我们)(?<!^我)请(?!人|示|教|你吃|您吃|放心|您?稍|等|谅解|见谅|理解|知悉\
        |知晓|悉知|见|假|客|吃|问$|各位|大家|多|勿|别担心|您?放心|节哀|笑纳|查收)
        (?<![我先再去来内部们])[看查改对调补催核](?:一)?下(?=$|[,!.吧啊哦哈再我])
        (?<!我)(?<!先)(?:check|confirm|update|revise|send)(?:一?下|埋)
        麻烦(?!了|你了|您了|大)
        帮(?:忙|我|我们|下|着|改|看|查|问) | 劳烦 | 拜托 | 劳驾
        辛苦.{0,4}(?:发|帮|给|看|查|改|安排|跑)
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        sort=Sort.REQUEST,
    ),
    Asking(
        "asks for help",
        r"help (?:me |us |to |with )*(?:check|ask|find|send|push|see|look|make|arrange|confirm)",
        r"(?:客[户人]|老板) ?(?:wants?|needs?|asks?)\b",
        expects=Expects.ACT,
        sort=Sort.REQUEST,
    ),
    Asking(
        "names only what it wants",
        "",
        r"{ding}(?:还)?(?:没有|没写|没给|缺)$"
        r" | ^(?:那|还有|和|的|您|你)?(?:{ding}(?:和|跟|、|,)?){1,3}$",
        expects=Expects.THING,
    ),
    Asking(
        "wants money",
        r"""
        (?:need|needs|require|want|arrange|pay|transfer|settle|wire) (?:\w+ \
        |\d+ ?% ?){0,3}(?:deposit|balance|payment|invoice)
        release (?:\w+ |\d+ ?% ?){0,3}(?:deposit|balance|payment|invoice)
        {money}\b.{0,30}\b(?:overdue|due|first|before|please|needed)
        {money}\b.{0,30}\bnot (?:yet )?(?:arrived?|received?|come|paid)
        """,
        r"""
        (?<!已)(?<!已经)(?:付|打|安排|结|转|汇)(?:一下|下)?.{0,4}(?:定金|订金|尾款|货款|余款\
        |款)(?!了|好|项?已)
        (?:款|账单|invoice)[^,?]{0,12}到期 | 先付 | 付一?半
        (?:定金|订金|尾款|余款|款).{0,14}(?:安排|付|打|转|结)(?!了|好)
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.THEIRS,
        sort=Sort.CLAIM,
    ),
    Asking(
        "demands",
        r"""
        (?:i|we) (?:still )?(?:don't|do not|didn't|haven't) (?:have|got|get|find) (?:the|your|any|a)
        (?:could|can) use | (?:was|were) promised
        (?:has|have) not (?:yet )?(?:contacted|called|replied|answered)
        (?:i|we)(?:'m| am| are)? not (?:sure|clear) (?:what|which|why|how|when|where|if)
        (?:must|has to|have to|needs? to|need)(?: not)? (?:be|cover|arrive|leave|ship|come|reach\
        |pass|include|have|match|stay|show|fit)
        (?:i|we) (?:really |still |also |now |just |only )?(?:need|want|require|insist|expect\
        |demand)(?! to (?:ask|check|confirm with|talk|discuss|think|wait|look)| ask| check| time\
        | some time| more time| a (?:day|week|moment)| \d+ (?:more )?(?:days|weeks))
        ^(?:also |and |still |only |just )?(?:need|needs|want)(?! (?:to )?(?:ask|check|time\
        |more time|some time))
        (?:i|we) prefer | ^would (?:like|love|prefer)
        (?:i|we)(?:'d| would)(?: really| also| be| have)? (?:like|want|need|rather|prefer|love\
        |grateful|happy|glad|appreciate|feel|hope|expect(?:ed)?|thought)
        needs? (?:your|ur)
        (?:i'm|we're|i am|we are) looking for | ^looking for | no later than | latest by
        no \w+ (?:before|until|unless|without) | at the latest | latest$ | (?:needed|required)$
        (?<=, )need (?!to|time|ask|check|\d)
        and would like | (?:tell|let) (?:me|us)(?: know)?$ | deadline
        should (?:be|have|say|read) (?!fine|ok|good|here|there|ready|no problem) | should come
        (?:boss|management|customs|bank|lab|forwarder|inspector) (?:also |now |still |just )?\
        (?:wants?(?! to (?:invite|thank|say|meet))|asks?|asked|needs?|requires?|insists?|is pushing)
        (?:(?:i am|i'm|we are|we're) )?interested in
        (?:plan|want|like) to (?:order|buy|repeat|reorder) | reminds? (?:you|u)
        """,
        r"""
        为准 | 想(?:先)?看(?!看|一下|想) | 海关要(?!求了) | 务必 | 必须(?!的) | 一定要
        需要(?!我) | 抓紧 | 赶紧 | 尽快 | 快点 | 记得
        别(?!人|的|处|客气|担心|急|家) | (?<!先)不要(?!紧|客气|担心|着急)
        先(?:停|别|不要|不发|不做|暂停) | 暂停
        等(?:(?:你|您)(?!有空|忙)|我(?:通知|消息|确认|电话))
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        sort=Sort.ORDER,
    ),
    Asking(
        "suggests gently",
        "",
        r"(?<!放心)(?<!^好)(?<!^行)(?<!算了)[吧呗](?=[?,]|$)",
        force=Force.LOOSE,
        expects=Expects.ACT,
        sort=Sort.ORDER,
    ),
    Asking(
        "gives the factory its work",
        r"""
        (?:they|{they}|boss|management) (?:also |now |still |just )?(?:wants?|asks?|asked|needs?\
        |requires?|insists?|(?:is|are) (?:pushing|waiting|not happy)|complain(?:s|ed)?|rejected\
        |refuse[sd]?|returned|says? (?:\w+ ){0,3}(?:no|not|too|wrong|never|must|should|fail\w*)\b)
        """,
        r"""
        (?<![不只还主重需])要(?:用|改|换|加|做|送|按|提前|赶|重|有|给|在|到|跟|和|全|返|包|装|拍\
        |测|保|留|能|先|再|把|让|分)
        (?<![不只还主重需])要(?:开|贴|印|写|放|带|配|打|过|符合|晚) | 得(?:先|在|加|改|重|赶)
        (?:重新|重|全部|返)(?:做|出|打|发|拍|弄|工) | (?:改|换)(?:成|到|为)(?!了)
        (?<![已在])(?<!已经)安排(?!好|了|上|在).{1,10}
        想(?:要|订|定|买|做|追加|加|问|了解|找) | 我们?要(?!是|不|么|去|问|查)
        (?:追加|加做|加订|补发|补做|补给) | 再加 | 加(?:个|一|两|厚|宽|固|层|急)
        往(?:左|右|上|下|里|外) | (?:放|缩|调|做|改)(?:大|小|高|低|深|浅|厚|薄|宽|窄)
        [深浅大小厚薄高低长短松紧早快](?:一)?点(?=$|[,.!])
        按(?:原|图|样|上次|之前|旧|新).{0,6}(?:做|来|生产) | 用.{1,8}(?:固定|包|装|做|代替)
        (?:^|(?<=[, ]))(?:那|就|先|再|都|全部|统一|直接|今天|明天|下午|这次|优先|各|每[款个箱]\
        |分[两三]批){0,3}(?:先)?(?:寄|发(?!现|生|货)|发货|做|打(?:样|版|个)|印|贴|装|包|改|换|用\
        |出|走|测(?!试)|拍|报|放(?!心)|加|按(?!你|您|这个|合同)|写|盖|贴|补|派|锁|预?留(?!言)\
        |备(?!注)|回|打字|排)(?!得\
        |了|过|着\
        |完|好了|出来了|在|的|不|没|到一半|一半|证|展|厂)(?![^,]{0,10}(?:了|过)(?=$|[,.]))
        (?<=[\u4e00-\u9fffa-z])(?<![我们客人户在已经没不也可以能会了起单出打收])(?:寄|贴|用|印|换\
        |改\
        |走|发|拍|报|定)(?!了|过|完|好|在|的|不|没|来|到)(?![^,]{0,10}(?:了|过)(?=$|[,.])).{1,8}
        (?<![不只还主重需想就快正没我们])要(?=[\u4e00-\u9fff])(?!是|不|么|求了|的$|紧|问|去|查|看\
        |等|跟你|给你|多|几|什么|怎|到|钱|收)
        (?<=[a-z]) ?要(?!是|求了|不|么|怎|多少)
        (?:拿|订|下|补) ?[1-9]\d{1,5}(?![\d年月号])
        要[一两二三四五六七八九十几] ?[个件套份种张箱把只条]
        取消(?!了|的) | 再来一?[单批] | (?:客[户人]|老板)要(?!是|不|么|求了|的)
        各 ?\d{2,5} | 先来\d | 看看效果 | 从下单.{0,2}扣 | (?:扣掉|退钱|退款|换货|退货)$ | 白盒就行
        每[箱盒包袋托]装? ?\d+ | (?:一起|分开|单独|合并)(?:发|寄|走|装|出)(?=$|[,.吧])
        (?:客[户人]|老板|买手|设计师?)(?:那边)?(?:也|还)?想(?!了) | 就行$ | 过来(?:一趟|看看|一下)
        来一趟 | 视频一下 | (?:带|接|派|陪|盯|催)一下 | 接电话
        回(?:个)?电话 | 都(?:要|报|寄|发)$ | (?:打算|计划|准备)(?:下|订|返|加)(?!了)
        有(?:个|一个|张)?(?:新)?(?:单|订单|项目|询盘)(?=$|[,.要]) | (?:类似|像)(?:这|图)
        参考(?:图|这|附件|样) | 要 ?\d | 还要(?:一|两|\d|个|份|加)
        (?:^|(?<=[, ]))要[^,? ]{1,10}的$ | 你看(?:看|下)?$
        多(?:放|给|做|备|发|拍|寄|加)(?!了|少) | 不能(?:超过|低于|有|少于|再|晚于)
        不得 | 不允许 | 控制在 | 最晚 | 最迟 | [号天点](?:之)?前(?:要|得|必须|给|发|出|到|交)
        拖不起 | (?:不能|别)再拖 | 盯(?:紧|一下)
        (?<!下次)注意(?!到|休息|身体|安全) | 确保 | 要?保证(?!金) | 照(?:旧|.{1,6}做)
        [跟和同]上(?:次|一?批|一?单).{0,3}一样 | 老样子 | 返单 | 翻单 | 补单 | 加单 | 再来 ?\d
        下(?:单)? ?\d | 要(?:准确|具体|实|详细)(?:的)?(?:时间|数|价)
        给(?:个|我).{0,3}(?:时间|准话|底|实价) | 拿个?.{0,4}出来 | [说写标讲]清楚 | 再说一遍
        (?:没懂|不明白|听不懂|看不明白)$ | 老价格
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.OURS,
        sort=Sort.ORDER,
    ),
    Asking(
        "gives the buyer its work",
        r"""
        balance before
        (?:sample|mould|mold|tooling|test|setup|plate|design)(?:ing)? (?:fee|cost|charge)s?(?: is\
        | of|:)? {figure}
        (?:pick|picked) up (?:the |your )?(?:goods|cargo)
        (?:your|the|need your) account(?: number)?(?: needed)?
        """,
        r"""
        (?:签|盖)(?:字|章|回|好).{0,4}(?:回传|发|寄) | 回传$ | 盖章$ | 签回 | 要就.{0,3}(?:定|锁)
        (?<!材料)(?:今天|今晚|尽早|早点).{0,2}(?:定|锁|付|下单) | 请查收并
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.THEIRS,
        sort=Sort.CLAIM,
    ),
)
