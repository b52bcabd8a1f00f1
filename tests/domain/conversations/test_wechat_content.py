"""What WeChat puts in a message's place stays what it is: a photo, a call, money, a reply."""

import pytest
from tests.domain.conversations.wechat_samples import entries, table

from guanxi.domain.conversations.entries import Entry, Kind

_HEADING = "Type,SubType,IsSender,CreateTime,StrContent,Remark"
_APP = "<msg><appmsg><title>{title}</title><des>{des}</des><type>{type}</type>{more}</appmsg></msg>"


def typed(code: object, text: str, sub: object = 0) -> Entry:
    """The one message of a table with a type code."""
    [entry] = entries(table(_HEADING, [(code, sub, 0, 1_764_000_000, text, "王芳")]))
    return entry


def named(type_name: str, text: str) -> Entry:
    """The one message of a table with a type in words."""
    heading = "type_name,is_sender,talker,msg,CreateTime"
    [entry] = entries(table(heading, [(type_name, 0, "王芳", text, 1_764_000_000)]))
    return entry


def untyped(text: str) -> Entry:
    """The one message of a text that names no types."""
    [entry] = entries(f"2025-11-25 00:00:00 王芳\n{text}\n\n")
    return entry


@pytest.mark.parametrize(
    ("code", "sub", "text", "kind", "shown"),
    [
        (3, 0, "", Kind.PHOTO, "[图片]"),
        (34, 0, '<msg><voicemsg voicelength="4200" /></msg>', Kind.VOICE, "[语音] 4秒"),
        (42, 0, '<msg username="a" nickname="李工" />', Kind.CONTACT, "[名片] 李工"),
        (43, 0, '<msg><videomsg playlength="12" /></msg>', Kind.VIDEO, "[视频] 12秒"),
        (47, 0, '<msg><emoji type="2" /></msg>', Kind.STICKER, "[动画表情]"),
        (
            48,
            0,
            '<msg><location x="22" y="113" poiname="一号厂" label="佛山市" /></msg>',
            Kind.LOCATION,
            "[位置] 一号厂 佛山市",
        ),
        (
            49,
            5,
            _APP.format(title="报价", des="看看", type=5, more=""),
            Kind.LINK,
            "[链接] 报价\n看看",
        ),
        (
            49,
            33,
            _APP.format(title="查快递", des="", type=33, more=""),
            Kind.LINK,
            "[小程序] 查快递",
        ),
        (
            49,
            19,
            _APP.format(title="群聊的聊天记录", des="王芳: 好", type=19, more=""),
            Kind.LINK,
            "[聊天记录] 群聊的聊天记录\n王芳: 好",
        ),
        (
            49,
            2001,
            _APP.format(title="微信红包", des="", type=2001, more=""),
            Kind.RED_PACKET,
            "[红包] 微信红包",
        ),
        (12345, 0, "", Kind.MEDIA, "[其他消息]"),
        (12345, 0, "<msg><strange a='1'>x</strange></msg>", Kind.MEDIA, "[其他消息]"),
        (10000, 0, "你邀请王芳加入了群聊", Kind.SYSTEM, "你邀请王芳加入了群聊"),
        (
            10002,
            0,
            "<sysmsg type='x'><template>王芳 加入了群聊</template></sysmsg>",
            Kind.SYSTEM,
            "王芳 加入了群聊",
        ),
    ],
)
def test_type_code_tells_the_kind(code, sub, text, kind, shown):
    entry = typed(code, text, sub)

    assert (entry.kind, entry.text, entry.words) == (
        kind,
        shown,
        entry.text * (kind is Kind.SYSTEM),
    )


def test_file_keeps_its_name():
    entry = typed(49, _APP.format(title="合同.pdf", des="", type=6, more=""), 6)

    assert (entry.kind, entry.attachment, entry.words) == (Kind.FILE, "合同.pdf", "")


def test_transfer_keeps_amount_and_what_it_is_for():
    pay = "<wcpayinfo><feedesc><![CDATA[￥5000.00]]></feedesc><pay_memo>定金</pay_memo></wcpayinfo>"
    entry = typed(49, _APP.format(title="微信转账", des="", type=2000, more=pay), 2000)

    assert (entry.kind, entry.text, entry.words) == (
        Kind.TRANSFER,
        "[转账] ￥5000.00 定金",
        "定金",
    )


def test_reply_sets_apart_what_it_quotes():
    refer = (
        "<refermsg><type>1</type><displayname>Tom</displayname>"
        "<content>单价多少 &amp; 交期？</content></refermsg>"
    )
    entry = typed(49, _APP.format(title="3.2，30 天", des="", type=57, more=refer), 57)

    assert (entry.kind, entry.text, entry.quoted) == (
        Kind.TEXT,
        "3.2，30 天",
        "Tom：单价多少 & 交期？",
    )


def test_reply_to_a_file_names_the_file():
    inner = _APP.format(title="合同.pdf", des="", type=6, more="")
    refer = (
        "<refermsg><type>49</type><displayname>Tom</displayname><content>"
        + inner.replace("<", "&lt;").replace(">", "&gt;")
        + "</content></refermsg>"
    )
    entry = typed(49, _APP.format(title="收到", des="", type=57, more=refer), 57)

    assert (entry.text, entry.quoted) == ("收到", "Tom：[文件] 合同.pdf")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("通话时长 03:25", Kind.CALL),
        ("已取消", Kind.MISSED_CALL),
        ("对方已拒绝", Kind.MISSED_CALL),
        ("对方无应答", Kind.MISSED_CALL),
        ("忙线未接听", Kind.MISSED_CALL),
        ("Canceled", Kind.MISSED_CALL),
    ],
)
def test_call_is_missed_unless_it_was_taken(said, kind):
    bubble = f"<voipmsg><VoIPBubbleMsg><msg><![CDATA[{said}]]></msg></VoIPBubbleMsg></voipmsg>"

    assert typed(50, bubble).kind is kind
    assert named("音视频通话", f"语音/视频通话[{said}]").kind is kind
    assert untyped(f"[语音通话] {said}").kind is kind


@pytest.mark.parametrize(
    ("notice", "who"),
    [
        ('"王芳" 撤回了一条消息', "王芳"),
        ("王芳撤回了一条消息", "王芳"),
        ("你撤回了一条消息", "我"),
        ("You recalled a message", "我"),
        (
            '<sysmsg type="revokemsg"><revokemsg><replacemsg><![CDATA["王芳" 撤回了一条消息]]>'
            "</replacemsg></revokemsg></sysmsg>",
            "王芳",
        ),
    ],
)
def test_message_taken_back_stands_under_its_senders_name(notice, who):
    entry = typed(10000, notice)

    assert (entry.kind, entry.sender, entry.words) == (Kind.DELETED, who, "")


def test_talking_about_taking_back_is_no_taking_back():
    entry = typed(1, "你撤回了一条消息")

    assert (entry.kind, entry.words) == (Kind.TEXT, "你撤回了一条消息")


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("文本", "[图片]", Kind.TEXT),
        ("文本消息", "好", Kind.TEXT),
        ("图片消息", "[图片] images/1.jpg", Kind.PHOTO),
        ("语音", "语音时长：2.34秒", Kind.VOICE),
        ("动画表情", "表情", Kind.STICKER),
        ("(分享)卡片式链接", "标题\n说明", Kind.LINK),
        ("(分享)小程序", "小程序", Kind.LINK),
        ("合并转发的聊天记录", "群聊的聊天记录", Kind.LINK),
        ("转账", "转账：￥100.00", Kind.TRANSFER),
        ("红包卡片", "[红包]恭喜发财", Kind.RED_PACKET),
        ("系统通知", "以上是打招呼的内容", Kind.SYSTEM),
        ("sticker", "", Kind.STICKER),
        ("从没见过", "写了些什么", Kind.MEDIA),
    ],
)
def test_type_in_words_tells_the_kind(name, text, kind):
    assert named(name, text).kind is kind


def test_voice_put_into_words_is_what_the_person_said():
    entry = named("语音", "语音时长：2.34秒\n翻译结果：明天发货")

    assert (entry.kind, entry.words) == (Kind.VOICE, "明天发货")


@pytest.mark.parametrize(
    ("text", "kind", "words", "attachment"),
    [
        ("[图片]", Kind.PHOTO, "", None),
        ("[图片: 8b0a.jpg(请在附件中查看)]", Kind.PHOTO, "", "8b0a.jpg"),
        ("[图片] 这个颜色？", Kind.PHOTO, "这个颜色？", None),
        ("![图片消息](media/2025/1.jpg)", Kind.PHOTO, "", "1.jpg"),
        ("[语音]12秒", Kind.VOICE, "", None),
        ("[语音 0:12]", Kind.VOICE, "", None),
        ("[文件] 合同.pdf", Kind.FILE, "", "合同.pdf"),
        ("[文件|合同.pdf](http://127.0.0.1/file/ab)", Kind.FILE, "", "合同.pdf"),
        ("[链接|新品目录](http://example.com/a)", Kind.LINK, "", None),
        ("[位置|佛山市|一号厂]", Kind.LOCATION, "", None),
        ("[转账]￥100.00", Kind.TRANSFER, "", None),
        ("[红包] 恭喜发财", Kind.RED_PACKET, "", None),
        ("[个人名片] 李工", Kind.CONTACT, "", None),
        ("[动画表情]", Kind.STICKER, "", None),
        ("[Photo]", Kind.PHOTO, "", None),
        ("images/2025/1.jpg", Kind.PHOTO, "", "1.jpg"),
        ('"王芳" 拍了拍我', Kind.SYSTEM, '"王芳" 拍了拍我', None),
        ("我拍了拍「王芳」的肩膀", Kind.SYSTEM, "我拍了拍「王芳」的肩膀", None),
        ("我拍了拍照片，你看", Kind.TEXT, "我拍了拍照片，你看", None),
        ("[微笑] 好的", Kind.TEXT, "[微笑] 好的", None),
        ("[强]", Kind.TEXT, "[强]", None),
        ("《[图片]》怎么写", Kind.TEXT, "《[图片]》怎么写", None),
    ],
)
def test_bracket_words_tell_the_kind_where_no_type_is_named(text, kind, words, attachment):
    entry = untyped(text)

    assert (entry.kind, entry.text, entry.words, entry.attachment) == (
        kind,
        text,
        words,
        attachment,
    )


@pytest.mark.parametrize(
    ("text", "said", "quoted"),
    [
        ("可以[引用 Tom：3.2 行吗]", "可以", "Tom：3.2 行吗"),
        ("「Tom：3.2 行吗」\n- - - - - - - - - - - - - - -\n可以", "可以", "Tom：3.2 行吗"),
        ("可以\n\n[引用](2025-11-25 00:00:00)Tom:3.2 行吗", "可以", "Tom:3.2 行吗"),
        ("可以\n引用:Tom:3.2 行吗", "可以", "Tom:3.2 行吗"),
        ("> Tom(wxid_a) 11-25 00:00:00\n> 3.2 行吗\n可以", "可以", "Tom：3.2 行吗"),
        ("> 3.2 行吗\n\n可以", "可以", "3.2 行吗"),
        ("3 > 2", "3 > 2", ""),
    ],
)
def test_reply_in_a_text_sets_apart_what_it_quotes(text, said, quoted):
    entry = untyped(text)

    assert (entry.kind, entry.text, entry.words, entry.quoted) == (Kind.TEXT, said, said, quoted)


def test_markup_never_becomes_a_text_and_never_unfolds():
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        "<msg><appmsg><title>&b;&b;</title><type>5</type></appmsg></msg>"
    )
    prefixed = "wxid_abc:\n<msg><img md5='1' /></msg>"

    assert "a" * 10 not in typed(49, bomb, 5).text
    assert (typed(3, prefixed).kind, typed(3, prefixed).text) == (Kind.PHOTO, "[图片]")
    assert len(typed(49, "<msg><appmsg>" + "<title>" * 10_000, 5).text) < 100
