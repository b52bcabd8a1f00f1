"""Pages of the tools: their data is read, nothing in them is run."""

from tests.domain.conversations.wechat_pages import weflow_page
from tests.domain.conversations.wechat_samples import CHAT, entries, read

from guanxi.domain.conversations.entries import Kind, Reason

_STAMP = (
    '<div class="nt-box"><span class="dspname left" wxId="w">王芳</span> 2026-11-20 14:05:33</div>'
)


def block(code: int, inside: str) -> str:
    return (
        f'<div class="msg media left " msgid="1" msgtype="{code}">'
        f'<div class="avatar-box"><img src="a" class="avatar" /></div>{_STAMP}'
        f'<div class="content-box">{inside}</div></div>\n'
    )


def page(*blocks: str) -> str:
    return "<!doctype html><html><body>" + "".join(blocks) + "</body></html>"


def test_exporter_page_shows_every_kind():
    found = entries(
        page(
            block(3, '<img rawUrl="1.jpg" class="image" />'),
            block(34, '<div class="voicebox"><div class="voicetime">0:12</div></div>'),
            block(43, "<video controls></video>"),
            block(47, '<img src="e.gif" />'),
            block(42, '<span class="dont-break-out msg-text">李工</span>'),
            block(49, '<a href="x"><b><span class="msg-text"><pre>报价单</pre></span></b></a>'),
            block(50, '<span class="msg-text"><pre>[视频/语音通话]</pre></span>'),
            block(1, '<span class="msg-text"><pre>a &lt;b&gt; &amp; c\n第二行</pre></span>'),
        )
    )

    assert [(e.kind, e.text) for e in found] == [
        (Kind.PHOTO, "[图片]"),
        (Kind.VOICE, "[语音] 0:12"),
        (Kind.VIDEO, "[视频]"),
        (Kind.STICKER, "[动画表情]"),
        (Kind.CONTACT, "李工"),
        (Kind.LINK, "报价单"),
        (Kind.CALL, "[视频/语音通话]"),
        (Kind.TEXT, "a <b> & c\n第二行"),
    ]


def test_exporter_page_sets_replies_apart_and_keeps_notices():
    notice = (
        '<div class="msg chat-notice " msgid="2">'
        '<span class="dont-break-out">王芳撤回了一条消息</span></div>'
    )
    reply = (
        '<span class="dont-break-out refermsg msg-text"><pre>「Tom：多少钱」</pre></span><br />'
        "<span>- - - - -</span><br />"
        '<span class="dont-break-out msg-text"><pre>3.2</pre></span>'
    )

    found = entries(page(block(49, reply), notice))

    assert [(e.sender, e.kind, e.text, e.quoted) for e in found] == [
        ("王芳", Kind.TEXT, "3.2", "Tom：多少钱"),
        ("王芳", Kind.DELETED, "王芳撤回了一条消息", ""),
    ]
    assert found[0].at == found[1].at


def test_memotrace_page_reads_files_links_replies_and_voice():
    def item(rest: str) -> str:
        return f"{{ type:49,is_send:0,timestamp:1764000000\n ,displayname:'王芳',{rest}}},\n"

    objects = (
        item("text:'./file/a.pdf',sub_type:6,file_name: '合同.pdf'")
        + item("text:'',sub_type:5,title:'目录',description:'新'")
        + item("text:'可以',sub_type:57,refer_text: 'Tom：多少钱'")
        + "{ type:34, text:'./voice/a.mp3',is_send:1,voice_to_text:'明天发货',timestamp:1764000000,"
        "is_chatroom:0,displayname:'我'},"
        "{ type:0, text: '以上是打招呼的内容',is_send:0,timestamp:1764000000,displayname:''},"
    )
    found = entries(f"<!DOCTYPE html><script>const chatMessages = [\n{objects}]</script>")

    assert [(e.kind, e.text, e.words, e.attachment, e.quoted) for e in found] == [
        (Kind.FILE, "[文件] 合同.pdf", "", "合同.pdf", ""),
        (Kind.LINK, "[链接] 目录", "", None, ""),
        (Kind.TEXT, "可以", "可以", None, "Tom：多少钱"),
        (Kind.VOICE, "[语音]\n明天发货", "明天发货", None, ""),
        (Kind.SYSTEM, "以上是打招呼的内容", "以上是打招呼的内容", None, ""),
    ]


def test_page_cut_short_says_so():
    written = weflow_page(CHAT)

    found = list(read(written[: written.index("SF123")]))

    assert [getattr(item, "text", "") for item in found[:2]] == [c.text for c in CHAT[:2]]
    assert found[2].reason is Reason.CUT_SHORT
