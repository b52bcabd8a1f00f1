"""The small chat as the pages that tools write."""

import json
from collections.abc import Sequence

from tests.domain.conversations.wechat_samples import Line, Writer


def exporter_page(chat: Sequence[Line]) -> str:
    items = "".join(
        f"""<div class="msg chat {"right" if c.mine else "left"} x" msgid="{n}" msgtype="1">
<div class="avatar-box"><img src="a.jpg" class="avatar"></div>
<div class="nt-box"><span class="dspname left" wxId="wxid_{c.mine}">{c.name}</span> {c.local}</div>
<div class="content-box"><div class="triangle"></div>
<span class="dont-break-out msg-text"><pre>{escaped(c.text)}</pre></span></div></div>
"""
        for n, c in enumerate(chat)
    )
    return (
        f"<!doctype html>\n<html><head><style>.msg {{}}</style></head><body>{items}</body></html>"
    )


def memotrace_page(chat: Sequence[Line]) -> str:
    items = "".join(
        f"{{ type:1, text: '{quoted(c.text)}',is_send:{int(c.mine)},avatar_path:'a',"
        f"timestamp:{c.epoch},is_chatroom:0,displayname:'{c.name}'}},"
        for c in chat
    )
    return (
        "<!DOCTYPE html>\n<html><body><script>\nconst chatMessages = [\n"
        f"{{ type:0, text: '2025-11-25 00:00',is_send:0,avatar_path:'',timestamp:1764000000}},"
        f"{items}\n];\n</script></body></html>"
    )


def weflow_page(chat: Sequence[Line]) -> str:
    items = [
        {
            "i": n,
            "t": c.epoch,
            "s": int(c.mine),
            "a": "<img>",
            "b": f'<div class="message-time">{c.local}</div><div class="sender-name">{c.name}</div>'
            f'<div class="message-content"><div class="message-text">'
            f"{escaped(c.text).replace(chr(10), '<br />')}</div></div>",
        }
        for n, c in enumerate(chat)
    ]
    data = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"<!DOCTYPE html><html><script>window.WEFLOW_DATA = [\n{data}\n];\n</script></html>"


def ciphertalk_page(chat: Sequence[Line]) -> str:
    messages = [
        {
            "timestamp": c.epoch,
            "sender": f"wxid_{c.mine}",
            "senderName": c.name,
            "type": 1,
            "content": c.text,
            "rawContent": c.text,
            "isSend": c.mine,
        }
        for c in chat
    ]
    document = {"meta": {"isGroup": False}, "members": [], "messages": messages}
    data = json.dumps(document, ensure_ascii=False)
    return f"<!DOCTYPE html><html><script>window.CHAT_DATA = {data};</script></html>"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    text = escaped(text).replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"')
    return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


PAGES: tuple[Writer, ...] = (exporter_page, memotrace_page, weflow_page, ciphertalk_page)
