"""The small chat as the texts that tools write and people copy."""

from collections.abc import Sequence
from datetime import datetime

from tests.domain.conversations.wechat_samples import SHANGHAI, Line, Writer


def memotrace_text(chat: Sequence[Line]) -> str:
    return "".join(f"{c.local} {c.name}\n{c.text}\n\n" for c in chat)


def weflow_text(chat: Sequence[Line]) -> str:
    return "".join(f"{c.local} '{c.name}'\n{c.text}\n\n" for c in chat)


def weflow_markdown(chat: Sequence[Line]) -> str:
    head = "# 王芳\n\n- 会话ID: `wxid_x`\n- 会话类型: 私聊\n- 导出工具: WeFlow\n\n---\n\n"
    return head + "".join(
        f"## {c.local.replace('-', chr(92) + '-')} {c.name}\n\n{c.text}\n\n" for c in chat
    )


def exporter_text(chat: Sequence[Line]) -> str:
    head = "王芳 - 微信聊天记录\n\n"
    return head + "".join(f"{c.name} ({c.local}):{c.text}\n" for c in chat)


def chatlog_text(chat: Sequence[Line]) -> str:
    return "".join(
        f"{c.name}({'我' if c.mine else 'wxid_x'}) {c.local}\n{c.text}\n\n" for c in chat
    )


def copied_on_two_lines(chat: Sequence[Line]) -> str:
    return "".join(
        f"{c.name}\n{datetime.fromtimestamp(c.epoch, SHANGHAI):%Y年%m月%d日 %H:%M:%S}\n{c.text}\n\n"
        for c in chat
    )


def data_analysis_text(chat: Sequence[Line]) -> str:
    head = (
        "会话: 王芳 (wxid_False)\n账号: wxid_True\n时间范围: 不限 ~ 不限\n导出时间: 2025-11-26\n\n"
    )
    return head + "".join(f"[{c.local}] {c.name}(wxid_{c.mine}): {c.text}\n" for c in chat)


def names_in_brackets(chat: Sequence[Line]) -> str:
    head = f"=== 与 王芳 的对话 ===\n共 {len(chat)} 条消息\n\n"
    return head + "".join(f"[{c.local}] [{c.name}] {c.text}\n" for c in chat)


TEXTS: tuple[Writer, ...] = (
    memotrace_text,
    weflow_text,
    weflow_markdown,
    exporter_text,
    chatlog_text,
    copied_on_two_lines,
    data_analysis_text,
    names_in_brackets,
)
