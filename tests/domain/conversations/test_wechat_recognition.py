"""A file is WeChat's by what it says, and other people's files are left alone."""

import pytest

from guanxi.domain.conversations.wechat import looks_like_wechat

_WHATSAPP = (
    "[22/11/2026, 14:05:33] 王芳: 您好：单价多少？\n[22/11/2026, 14:06:02] Tom: 3.20\n",
    "22/11/2026, 14:05 - 王芳: 您好\n22/11/2026, 14:06 - Tom: ok\n",
    "2026/11/22 14:05 - 王芳: 您好\n2026/11/22 14:06 - Tom: ok\n",
    "2026-11-22 14:05:10 - 王芳: 您好\n2026-11-22 14:06:10 - Tom: ok\n",
    "[2026/11/22 14:05:33] 王芳: [图片]\n[2026/11/22 14:05:34] 王芳: 昨天 14:05\n",
    "2026/11/22 下午2:05 - 王芳: 王芳 2026/11/20 14:05\n2026/11/22 下午2:06 - Tom: 好\n",
    "[2026-11-22 14:05:33] Tom(Sales): hi\n[2026-11-22 14:05:34] 王芳: ok\n",
    "7/5/26, 08:46 - Messages and calls are end-to-end encrypted.\n7/5/26, 08:46 - Tom: ok\n",
)
_MAIL = (
    "From: Wang <w@example.cn>\nTo: tom@example.com\nDate: Fri, 20 Nov 2026 14:05:33 +0800\n"
    "Subject: PI\n\n小明 和 小红 在微信上的聊天记录如下，请查收。\n"
    "—————  2026-04-06  —————\n小红  16:21\n好\n",
    "From w@example.cn Fri Nov 20 14:05:33 2026\nReceived: from a\nSubject: x\n\nhi\n",
    "Received: from mail (1.2.3.4); Fri, 20 Nov 2026 14:05:33 +0800\nSubject: hi\n\nbody\n",
)
_OTHER = (
    "order,date,supplier,amount,remark\nPO-1,2026-11-20,Foshan,1200,urgent\n",
    "订单号,下单时间,产品,数量,单价,备注\nPO-1,2026-11-20 14:05:00,杯子,500,3.2,加急\n",
    "时间,类型,内容,金额\n2026-11-20 14:05,货款,定金,500\n",
    "日期,客户,内容\n2026-11-20,Tom,报价\n",
    "2026-11-20 14:05:33 INFO server started\n2026-11-20 14:05:34 ERROR no disk\n",
    '[{"order": 1, "time": "2026-11-20", "content": "杯子"}]',
    '{"orders": [{"id": 1, "date": "2026-11-20"}]}',
    "<!doctype html><html><body><div class='order'>PO-1</div></body></html>",
    "会议纪要\n2026年11月20日 14:05\n参加：王芳、李工\n一、价格\n二、交期\n三、付款\n",
    "时间,客户,数量\n2026-11-20 14:05,Tom,5\n",
    "timestamp,sender,content\n2026-11-20 14:05:33,Tom,hi\n",
    "Nov 20, 2026  2:05:33 PM\nTom\nhello\n\nNov 20, 2026  2:06:33 PM\nMe\nhi\n",
    '{"name": "Li", "messages": [{"id": 1, "type": "message", "date": "2026-11-20T14:05:33",'
    ' "from": "Li", "from_id": "user1", "text": "hi"}]}',
    '[{"type": "message", "user": "U1", "text": "hi", "ts": "1764000000.000100"}]',
    '{"messages": [{"sender_name": "Li", "timestamp_ms": 1764000000000, "content": "hi"}]}',
    "",
    "\x00\x01\x02\x03",
    "PK\x03\x04 archive",
)


@pytest.mark.parametrize("written", [*_WHATSAPP, *_MAIL, *_OTHER])
def test_other_peoples_files_are_not_claimed(written):
    assert not looks_like_wechat(written.encode())


@pytest.mark.parametrize(
    "written",
    [
        "小明 和 小红 在微信上的聊天记录如下，请查收。\n\n"
        "—————  2026-04-06  —————\n\n小红  16:21\n\n好\n",
        "王芳 2026/11/20 14:05\n好\n\nTom 2026/11/20 14:06\n嗯\n",
        "王芳\n2026年11月20日 14:05\n好\n\nTom\n2026年11月20日 14:06\n嗯\n",
        "王芳 昨天 21:05\n好的\n\nTom 昨天 21:06\n嗯\n",
        "--- 2026-11-20 ---\n\n[14:05] 王芳: 好\n[14:06] Tom: 嗯\n",
        "王芳(2026-11-20 14:05:33)\n好\nTom(2026-11-20 14:06:33)\n嗯\n",
        "时间,发送者,内容\n2026-11-20 14:05:33,王芳,好\n",
        '{"weflow": {"version": "1"}, "session": {"avatar": "data:image/png;base64,AAAA',
    ],
)
def test_chat_is_recognised_by_its_beginning(written):
    assert looks_like_wechat(written.encode())


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_chat_is_recognised_in_any_encoding(encoding):
    heading = "消息ID,类型,发送人,时间,内容,备注,昵称,更多信息\n"

    assert looks_like_wechat(heading.encode(encoding))


def test_first_part_of_a_large_file_is_enough():
    heading = "type_name,IsSender,CreateTime,msg\n"
    rows = "文本,0,1764000000,你好你好你好\n" * 5_000

    assert looks_like_wechat((heading + rows).encode()[: 1 << 16])
