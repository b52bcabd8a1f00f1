"""The words by which mail programs mark what they quote, in the languages they speak.

Lower case throughout. Labels are written without blanks, as they are looked up.
"""

import re
from enum import StrEnum


class Label(StrEnum):
    """What a line of the head above an old mail tells."""

    SENDER = "sender"
    SENT = "sent"  # a time, in a word only mail programs use
    DATE = "date"  # a time, in a word anybody uses
    TO = "to"
    SUBJECT = "subject"


_LABELS = {
    Label.SENDER: "from von de da od fra från van lähettäjä feladó šalje mittente nadawca kimden"
    " gönderen expeditorul expeditor dela saatja отправитель от від відкого από dari từ จาก من מאת"
    " 发件人 寄件者 寄件人 發件人 发信人 發信人 发自 差出人 送信者 送信元 보낸사람",
    Label.SENT: "sent gesendet envoyé enviado enviadoel enviadaem inviato verzonden skickat sendt"
    " lähetetty elküldve wysłano odesláno odoslané trimis отправлено надіслано відправлено"
    " gönderildi gönderilen gönderme στάλθηκε dikirim gửi đãgửi ส่ง נשלח"
    " 发送时间 发送日期 发件时间 发件日期 已发送 傳送時間 寄件日期 已傳送 送信日時"
    " 보낸날짜 보낸시간",
    Label.DATE: "date datum dato data dată fecha päivämäärä päiväys dátum дата tarih ημερομηνία"
    " tanggal ngày วันที่ التاريخ תאריך 时间 日期 時間 日時 日付 날짜",
    Label.TO: "to cc bcc reply-to an kopie kopie(cc) antwortan à pour copieà répondreà para"
    " responderà respondera a till kopia svaratill til kopi svartil aan komu kopii kopio"
    " vastaanottaja do dw adresat pre kópia címzett másolat másolatotkap prima destinatar"
    " destinatarul către кому копия копія kime bilgi προς κοιν kepada đến ถึง สำเนา إلى נמען אל עותק"
    " 收件人 抄送 收件者 副本 抄送人 密送 宛先 送信先 받는사람 참조",
    Label.SUBJECT: "subject betreff objet sujet asunto assunto oggetto onderwerp ämne emne aihe"
    " předmět predmet tárgy temat naslov subiect subiectul тема konu θέμα subjek perihal chủđề"
    " tiêuđề เรื่อง الموضوع נושא 主题 主旨 主題 标题 標題 件名 제목",
}
LABELS = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}

# Between dashes: "original" or "forwarded", and "message"; in some scripts one word says both.
_PASSED_ON = re.compile(
    r"origin|forward|repl(?:y|ied)|weitergeleitet|ursprünglich|antwort|oprindelig|videresendt"
    r"|vidarebefordra|ursprunglig|doorgestuur|oorspronkelijk|transf|transmis|réexpédi|reenvia|reencaminha"
    r"|encaminha|inoltrat|alkuper|välite|edelleen|přepos|preposl|původní|pôvodn|przekaz|przesła"
    r"|továbbít|eredeti|proslijeđ|izvorn|redirec|iletil|orijinal|перес|переадр|перенаправ|исходн"
    r"|оригинал|оригінал|diterus|asli|chuyển tiếp"
)
_MESSAGE = re.compile(
    r"messag|mensa|mesaj|mail|mejl|nachricht|bericht|besked|meddel|melding|viesti|zpráv|správ"
    r"|wiadomo|üzenet|levél|poruk|ileti|сообщ|повідом|письм|лист|pesan|tin nhắn"
)
_MOST_WORDS = 4
# Titles whole: people's own headings hold such words too ("请回复以下问题").
_TITLE = re.compile(
    r"original|forwarded by .*"
    r"|(?:以下[是为])?(?:回[复覆]|答复|转发|轉[寄發]|原始|原|引用|邮件)的?(?:原始|原)?"
    r"(?:邮件|郵件|信[件息]?|訊息|消息|文|件|内容|正文)+"
    r"|(?:元の|返信元の?|転送(?:された)?)メ(?:ッセージ|ール)|メッセージを転送"
    r"|(?:원본|원래|전달된) ?(?:메시지|메일|이메일)"
)
_BEGINS_FORWARDED = re.compile(
    r"[\s>]*(?:begin forwarded message|forwarded message|anfang der weitergeleiteten nachricht"
    r"|inicio del mensaje reenviado|début du message (?:réexpédié|transféré)"
    r"|inizio messaggio inoltrato|begin doorgestuurd bericht|start på videresendt besked"
    r"|videresendt melding|vidarebefordrat mejl|välitetty viesti alkaa"
    r"|początek przekazywanej wiadomości|začátek přeposílané zprávy|začiatok preposlanej správy"
    r"|započni proslijeđenu poruku|továbbított levél kezdete|începe mesajul redirecționat"
    r"|início da mensagem (?:reencaminhada|encaminhada)|i̇leti başlangıcı|ileti başlangıcı"
    r"|начало переадресованного сообщения|початок листа, що пересилається"
    r"|(?:以下是)?转发的?邮件|開始轉寄郵件|转发的邮件开始|転送されたメッセージ|전달된 메시지)"
    r"\s?[:：]\s*\Z"
)

# How the sentence that introduces a quotation says "wrote".
_VERBS = (
    "wrote|writes|schrieb|schreibt|geschrieben|a écrit|écrit|escribió|escribio|ha scritto|escreveu"
    r"|schreef|geschreven|skrev|skrifaði|kirjoitti|napisał(?:\(a\)|a)?|pisze|napsal(?:\(a\)|a)?"
    r"|napísal(?:\(a\)|a)?|napisao(?: je)?|je napisao|írta|yazdı|a scris|написал(?:\(а\)|а)?"
    r"|написав(?:\(ла\))?|пише|пишет|писал(?:\(а\))?|έγραψε|menulis|đã viết|kirjutas|rašė"
)
WROTE = re.compile(
    rf"(?<![^\W_])(?:{_VERBS})(?![^\W_])|写道|寫道|写到|寫到|来信|のメール|작성|เขียน"
)
ENDS_WITH_WROTE = re.compile(
    rf"(?:(?<![^\W_])(?:{_VERBS})(?: følgende| följande)?|写道|寫道|写到|寫到|来信|のメール"
    r"|님이 작성|작성|เขียนว่า|เขียน)[ \xa0:：]*\Z"
)

SENT_FROM = re.compile(
    r"[\s(<]*(?![^\n]* (?:is|was|are) )(?:sent (?:from|via|with) (?:my|mail|outlook|yahoo|samsung"
    r"|proton|windows|a phone|mobile|airmail|mailbox)\b"
    r"|(?:get|获取|下载|取得|holen sie sich|télécharger|obtenez|obtener|ottieni) [^\n]{0,20}outlook"
    r"|获取[^\n]{0,12}outlook|签名由|signature is customized by|发送自|从 ?windows|從 ?windows"
    r"|发自我的|从我的.{1,20}发送"
    r"|发自 ?(?:outlook|iphone|ipad|网易邮箱|qq邮箱|foxmail|华为|小米|企业微信)|来自我的|來自我的"
    r"|傳送自|從我的|寄自我的|寄件自|由我的.{1,20}发送|iphone ?から送信|내 .{1,20}에서 보냄"
    r"|von meinem .{1,30} gesendet|gesendet (?:von|mit)\b|diese nachricht wurde von meinem"
    r"|envoyé (?:de|depuis|à partir de) (?:mon|ma|outlook)\b|enviado (?:desde|do) (?:mi|meu)\b"
    r"|inviato da(?:l mio)? (?:iphone|ipad|smartphone|tablet|outlook)|verzonden (?:vanaf|met|van)\b"
    r"|sendt fra (?:min|mit|outlook)|skickat från min|lähetetty \w{1,20}(?:sta|stä|lta|ltä)\b"
    r"|wysłan[eo] z|odesláno z|отправлено (?:с|из)|надіслано з|iphone'?umdan gönderildi)"
    r"[^\n]{0,80}\Z"
)


def kind_of_label(written: str) -> Label | None:
    """What the label of a field above an old mail means, None where it is no such label."""
    return LABELS.get("".join(written.split()).lower())


def names_an_old_mail(title: str) -> bool:
    """Whether a title between dashes says that an old mail follows.

    >>> names_an_old_mail("Original Message"), names_an_old_mail("Original samples")
    (True, False)
    """
    said = title.lower().replace("i̇", "i").rpartition("---")[2].strip()
    if _TITLE.fullmatch(said.strip(" \xa0:：")):
        return True
    if len(said.split()) > _MOST_WORDS:
        return False
    return _PASSED_ON.search(said) is not None and _MESSAGE.search(said) is not None


def begins_forwarded(line: str) -> bool:
    """Whether a line without dashes says that a forwarded mail follows."""
    return _BEGINS_FORWARDED.match(line.lower()) is not None
