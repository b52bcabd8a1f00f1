"""Word classes: what a phrase may name in braces instead of spelling it out."""

CLASSES = {
    "waiter": (
        "truck|driver|workers?|line|guard|vessel|container|forwarder|courier|printing house"
    ),
    "pause": (
        r"(?:a |one |some |a few |few |\d+ )?"
        "(?:moment|minutes?|mins?|sec|seconds?|hours?|days?|time|bit|until)"
    ),
    "you": "you|u|ya|your (?:side|factory|team|boss|colleague)",
    "me": "me|us|him|her|them",
    "thing": (
        "you(?! (?:again|know))|u|we|i|he|she|it|they|this|that|these|those|the|your|ur|our|my"
        "|there|any|all|both|anybody|somebody|everybody|everything"
    ),
    "when": (
        "when|what time|what date|which day|which week|how long|how soon|how fast|how quick(?:ly)?"
    ),
    "helps": (
        "can|could|would|shall|should|may|might|do|does|did|is|are|was|were|has|have|had|am|isn't"
        "|aren't|don't|doesn't|didn't|can't|won't|haven't|hasn't"
    ),
    "please": "pls|please|plz|plse|kindly",
    "datum": (
        "moq|lead time|eta|etd|prices?|fob price|delivery date|delivery time|status|weight|size"
        "|dimensions|swift copy|tracking|address|hs code|receiver name|phone|carton size|cbm"
        "|volume|bank details|swift|packing list|invoice|breakdown|colou?rs?|quantity"
    ),
    "ding": (
        "交期|货期|船期|起订量|价格|含税价|fob价|大货价|样品价|尺寸|重量|毛重|净重|体积|进度|单号"
        "|结果|报价|开票资料|开票信息|收货(?:人|地址|信息|人电话|电话)?|电话|地址|仓库地址|入仓号"
        "|进仓编号|柜号|封号|柜号封号|箱规|材质|颜色|数量|规格|图纸|照片|视频|装箱单|发票|提单"
    ),
    "figure": r"(?:usd |rmb |eur |[$€¥] ?)?\d[\d.,]{0,11}",
    "order": (
        "send|ship|add|change|use|make|arrange|book|check|put|pack|update|revise|resend|redo"
        "|replace|remove|stop|start|hold|keep|follow|fix|repair"
        "|find(?! attached| enclosed| below)|get|look|bring|load|deliver|prepare|push|try"
        "|remember|leave|mark|print|measure|test|write|cut|meet|cancel|move|compensate|refund"
        "|reduce|return|sign|fill|speed|postpone|split|combine|increase|lower|calculate|compare"
        r"|swap|order(?! [\w-]{0,16}\d[\w-]{0,16} (?:attached|sent|is|was|has|will|should))|reorder"
        "|double check|ensure|include|attach|label|wrap"
    ),
    "paper": (
        "quote|quotation|prices?|pi|proforma|invoices?|photos?|pictures?|pics?|videos?|drawings?"
        "|reports?|certificates?|cert|documents?|docs|samples?|list|details|breakdown|files?"
        "|artwork|address|number|data|info|information|catalogue|catalog|schedule|plan|b/l|copy"
        "|tracking no|credit note"
    ),
    "hand": (
        "send|resend|give|share|forward|email|mail|quote|provide|show|upload|offer|issue|fill|sign"
        "|return|revise|update"
    ),
    "tell": "tell|advise|let (?:me|us) know|reply|revert|answer|inform|feedback|check|explain",
    "they": "clients?|customers?|customs|inspector|buyer|retailer|bank|forwarder|amazon|lab",
    "money": "deposit|balance|payment",
    "polite": (  # let me know ...
        "(?:if|should|in case) (?:you (?:have|need) |there (?:is|are) |anything )?(?:any|some|is)?"
        "(?:thing|one)? ?(?:other |more |further |else )?(?:is |are )?"
        "(?:unclear|not clear|else|missing|questions?|problems?|doubts?|help|issues?|needed)"
    ),
    "soon": (
        "tomorrow|tonight|later|soon|soonest|asap|today|tmr|tmrw|next week|monday|tuesday"
        "|wednesday|thursday|friday|this afternoon|this evening|in a (?:moment|minute|bit|while)"
    ),
    "ask": (
        r"ask(?:ing)?(?! for\b)|(?:call|phone|push)(?:ing)? (?:the|my|our|him|her|them|it)"
        "|check(?:ing)?|confirm(?:ing)? with|find out|look into|looking into"
        "|have a look|take a look|talk (?:to|with)|discuss|calculat(?:e|ing)|consult|inquire"
        "|enquire|think about|see what|sleep on|revert|come back to|get back to|back to you"
        "|let you know|update you|inform you|keep you|feedback to|follow up|report to|forward to"
    ),
}
