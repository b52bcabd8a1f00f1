"""Cues that count only where an English clause begins ("Hi Jack, can you ..."): in the middle of
one, "when" or "send" says something else."""

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.words import Asking, Expects, Force, Sort

FIRST_WORDS = (
    Asking(
        "asks when",
        r"""
        {when} (?:ship|finish|ready|arrive|pay|leave|start|come|deliver|receive|get|send|need|can)
        {when}\?$ | {when}$ | {when}'s
        {when} (?:will|do|does|did|can|could|is|are|was|would|should|have|has|it|they)
        {when} (?:you|u)(?!'re| are| r| have| get| got| want| need| see| like)
        """,
        expects=Expects.TIME,
    ),
    Asking(
        "asks how much",
        r"""
        how (?:much|many)
        what(?:'s|s| is| are) (?:the |your |ur )?(?:\w+ )?(?:price|cost|moq|quantity|qty|rate\
        |weight|size|total)
        what (?:does|do|would|will) (?:\w+ ){1,3}cost
        """,
        expects=Expects.FIGURE,
    ),
    Asking(
        "asks with a question word",
        r"""
        what(?!(?:ever)? (?:a|an|i mean|you want)\b)(?:'s|s)? | where(?:'s|s)?
        who(?! knows)(?:'s)? | whose | why(?! not) | how come
        which(?! (?:is|are|was) (?:fine|ok|good|great|why|what)\b) | hows
        how's (?!that$)\w+
        how (?:about|do|does|did|is|are|was|can|could|should|would|will|to|the|it|we)
        how(?:'s)? you | how (?:big|thick|heavy|tall|wide|far|often|old|deep|strong)
        """,
    ),
    Asking(
        "asks for a thing",
        r"where(?:'s| is| are) (?:the |my |our |your )?(?:[\w-]+ ){0,2}?(?:{paper}|offer)",
        expects=Expects.THING,
    ),
    Asking(
        "asks to hand over",
        r"(?:can|could|would|will) {you} (?:{please} |also |just |then |maybe )?{hand}",
        expects=Expects.THING,
        sort=Sort.REQUEST,
    ),
    Asking(
        "tells to let know",
        r"(?:can|could|would|will) {you} (?:{please} |also |just |then |maybe )?{tell}",
        sort=Sort.REQUEST,
    ),
    Asking(
        "asks whether they can",
        r"""
        (?:can|could|would|will) {you} (?:also )?(?:accept|agree|make|do|have|be|ship|meet|reach\
        |still|keep|hold)
        """,
        expects=Expects.YES_NO,
    ),
    Asking(
        "asks to do",
        r"""
        (?:can|could|would|will) {you} | would (?:you|u) mind | mind (?:if|\w+ing)
        """,
        expects=Expects.ACT,
        sort=Sort.REQUEST,
    ),
    Asking(
        "asks yes or no",
        r"""
        (?:you|u) (?:check|checked|receive|like|think|finish|finished|find|found|see|saw|send\
        |shipped|paid|agree|accept|plan|use)
        have (?:any|samples?|more|other|cheaper|photos?|videos?)
        any (?!way|time|case|how|of|one (?:is|of))\w+ | so .{3,60}(?:then|right|correct|yes|ok)$
        or (?:not yet|still|no)$
        (?!do (?:it|this|that|these|those|the|all)\b){helps} {thing}
        will (?:it|they|this|that|these|the|your|there|we|i) | (?:do you |you )?think (?:you|we|it)
        (?:would|could|does|do|will|is) (?:\S+ ){1,4}(?:work|ok|possible|fine)(?: for (?:you|us\
        |me))?$
        (?:has|does|did|is) (?!fine|ok|good|in|on|at|not|no|now|already|still|going|coming|too\
        |very)\w+ (?:\w+ ){0,4}(?:in|done|out|here)$
        is (?:\S+ ){1,4}(?:ok|okay|enough|possible|acceptable)$
        is (?!it|this|that|fine|ok|good|in|on|at|not|no|now|already|still)\w+ (?:ok|good|fine\
        |free|ready|correct|possible|enough|available|included)
        (?:has|does|did) (?:\w+ ){1,4}(?:come|arrive|arrived|leave|left|ship|shipped|confirm\
        |confirmed|start|started|finish|finished|work|fit|include)
        (?:is it |it's |it is )?possible (?:to|for|that|if)
        any (?:chance|possibility|problem|idea|risk|news|update|progress|feedback|reply)
        any (?:answer|word|results?|info) | any(?:thing|body|one) \w+ | do (?:you|u)
        have (?:stock|you|u)
        (?:some |your )?thoughts(?! are)
        (?:you|u) (?:sure|ok|there yet|got|sent|received?|have|mean|still|already)
        (?:you|u) (?:can|could)\b[^?]{1,80}\?
        (?:can|could|may|might) or not | acceptable | agree
        """,
        expects=Expects.YES_NO,
    ),
    Asking(
        "offers a choice",
        r"""
        (?:you|u) (?:want|wanna|need|prefer|like|choose|mean|take)\b.{1,120}\bor
        [\w.]+(?: \w+)? or (?:not|\w+(?: \w+)?)$ | (?:\w+ ){0,4}(?:is|are) \w+ or \w+
        (?:\w+ ){0,3}asks?(?: me| us)?:
        """,
        expects=Expects.YES_NO,
    ),
    Asking(
        "offers a choice",
        r"""
        (?!.{0,120}\b(?:i|we|today|tomorrow|either|both|later|days?|weeks?)\b)(?:[\w'./-]+ ){1,9}\
        or (?:[\w'./-]+ ?){1,5}$
        """,
        force=Force.LOOSE,
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
        (?:just )?(?:send|give|show|forward|mail|email|quote|share|lend|bring) (?:it |them |this \
        |that )?(?:to )?{me}(?! {pause}| until| my| our)
        send (?:the |a |an |new |your |me |over ){0,3}{paper}
        let {me} (?:have|see) (?!what|if|with|first|now|{soon})\w+
        quote(?! (?:i|we|will|is|was|has|already|attached|sent)\b)
        (?:some |a few |more )?(?:photos?|pics?|pictures?|videos?|drawings?|details) (?:of|for\
        |from|before|by|please|pls)
        """,
        expects=Expects.THING,
        sort=Sort.REQUEST,
    ),
    Asking(
        "tells to let know",
        r"""
        let {me} know(?! {polite}) | remind (?:me|us) | keep (?:me|us) (?:posted|informed|updated)
        tell (?:me|us|your boss) | promise (?:me|us)
        (?:reply|answer|call|ring|phone|contact|add) (?:me|us)(?! back later)
        get back to (?:me|us)
        """,
        sort=Sort.REQUEST,
    ),
    Asking(
        "tells to confirm",
        r"""
        (?:confirm|approve|advise|clarify|choose|decide|explain)(?! (?:by|with|from|will|was|is\
        |are))
        """,
        force=Force.LOOSE,
        expects=Expects.CONSENT,
        sort=Sort.REQUEST,
    ),
    Asking(
        "gives an order",
        r"""
        (?:do not|don't|dont|never)(?! worry| mind| hurry| care| know| think| have) \w+
        tell (?:your|the|them|him|her) | give it(?! to (?:you|u))
        no need to(?! worry| mind| hurry| care| know| think| have) \w+
        (?:just |now |also |always |then |first |maybe |better ){0,2}(?:{order}|ask (?:your|the\
        |them)|talk to (?:your|the)|think about)(?! (?:is|are|was|were|will|has|have|finish|ready\
        |done|arrived?|now$|care|well|by (?:me|us)))
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.OURS,
        sort=Sort.ORDER,
    ),
    Asking(
        "asks the buyer to check",
        r"""
        (?:{please} )?check(?! (?:is|was|by|with|already|today|your (?:bank|e-?mail|mail)))
        """,
        force=Force.LOOSE,
        expects=Expects.CONSENT,
        said_by=Side.THEIRS,
        sort=Sort.REQUEST,
    ),
    Asking(
        "asks the buyer to act",
        r"""
        (?:just |now |also |then |first |don't |do not ){0,2}(?:check|confirm|advise|sign|pay\
        |transfer|choose|reply|call|send|return|fill|look|tell|remember|forget)(?! (?:is|are|was\
        |were|will|has|have|finish|finished|ready|done|out|by|with|already|today|yesterday\
        |tomorrow|u|you))
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.THEIRS,
        sort=Sort.REQUEST,
    ),
    Asking(
        "names only what it wants",  # with a day: from the factory a promise
        r"""
        (?:the |your |new |one |some |more ){0,2}{paper} (?:by|before|until|today|tomorrow|asap\
        |first|too|again|tonight|now|please|this week|next week)(?! (?:is|are|was|we|i))
        """,
        expects=Expects.THING,
        said_by=Side.OURS,
    ),
    Asking(
        "names only what it wants",
        r"""
        (?:and |the |your |ur |also |then ){0,2}{datum}(?:(?:,| and| &\
        |/) ?(?:the )?{datum}){0,3}(?: {please}| today| (?:of|for|on|to|per)(?!.*\b(?:is|are|was\
        |ok|fine)\b) .{1,80})?$
        (?:pantone|model|phone|order|po|item|account|tracking|contact|vat|tax|eori|hs) (?:number\
        |no|code)$
        \d+ (?:pcs|pieces|sets|units) (?:\w+ )?(?:price|cost)(?! (?:is|was|now|will)\b)
        (?:price|size|weight|cost) differences?$
        (?:one |another |a )?(?:more |closer |better |clearer )(?:photos?|pics?|pictures?|videos?\
        |samples?)
        """,
        expects=Expects.THING,
    ),
    Asking(
        "inquires",
        r"""
        (?:i'm |i am |just |only )?(?:wondering|checking) (?:in|that|if|whether|why|when)
        (?:i'm |i am |just |only )?(?:wondering|checking) (?:on (?:the|my|our)) | i wonder
        (?:and |but )?(?:until|since|from) when
        (?:ok |please )?(?:ask|talk to|think about|check with|speak to) (?:it|your|the\
        |them)\b.{0,30}and (?:tell|let|come back|reply)
        """,
    ),
    Asking(
        "asks whether",  # the buyer names the factory's work: "decal proof ready"
        r"""
        (?:the |our |my |your |all ){0,2}(?:[\w-]+ ){0,2}(?:goods|samples?|proofs?|production\
        |mou?lds?|lab dips?|prototypes?\
        |cartons?|strike-?offs?|swatch(?:es)?|report|certificate)(?: \d+)? (?:ready|finished|done\
        |shipped\
        |packed|loaded)(?: now| already| yet| today)?$
        """,
        force=Force.LOOSE,
        expects=Expects.YES_NO,
        said_by=Side.OURS,
    ),
    Asking(
        "sets a date",
        r"""
        (?:all |everything |it |done |ready |both ){0,2}(?:by|before) (?:mon|tue|wed|thu|fri|sat\
        |sun|tomorrow|noon|tonight|today|eod|end of|the \d|next|\d)\w*
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.OURS,
        sort=Sort.ORDER,
    ),
    Asking(
        "orders without a verb",
        r"""
        \d+ (?:pcs |pieces |sets )?(?:per|in (?:a|one|each)) (?:carton|box|bag|pallet\
        |polybag)(?! (?:is|are|was|ok|fine|good))
        no \w+(?: \w+)? (?:this time|please|on|in) | same (?:again|order again)
        (?:\w+ ){1,6}this time$ | (?:\w+ ){1,3}instead of \w+
        """,
        force=Force.LOOSE,
        expects=Expects.ACT,
        said_by=Side.OURS,
        sort=Sort.ORDER,
    ),
    Asking(
        "asks without a subject",
        r"""
        can (?!do|not|be|'t|only|ship|send|accept|offer|pay)\w+ \w+ | is (?:same|ok|still) \w+
        (?:price|cost|it)? ?includ(?:e|es|ing|ed) (?:the )?(?:box|freight|tax|duty|vat|shipping\
        |packing|logo)
        """,
        force=Force.LOOSE,
        expects=Expects.YES_NO,
    ),
    Asking(
        "goes on asking",
        r"""
        and (?:the|for|what|how|your|my|when|where) | (?:what|how) about | what if | so\?$ | and\?$
        to which | for which | same for
        """,
        force=Force.LOOSE,
    ),
)
