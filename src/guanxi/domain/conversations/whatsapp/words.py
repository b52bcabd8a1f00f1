"""WhatsApp's own words, as facts: what it writes in a message's place, in the languages it speaks.

Written folded (see `folded`), one phrase between bars. The reader also knows such phrases by
their shape, so a language missing here costs a kind, never a message.
"""

import re

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.whatsapp.marks import MARKS

_SPACES = re.compile(r"\s+")
_DROP_MARKS = {ord(mark): None for mark in MARKS}


def folded(phrase: str) -> str:
    """The phrase as the tables below write it: no marks, one kind of space, no final stop.

    >>> folded("\u200eThis message was deleted.")
    'this message was deleted'
    """
    plain = _SPACES.sub(" ", phrase.translate(_DROP_MARKS)).casefold()
    return plain.strip(" .。!।۔")


def _words(bars: str) -> frozenset[str]:
    return frozenset(part.strip() for part in bars.split("|"))


def _kind(kind: Kind, bars: str) -> dict[str, Kind]:
    return dict.fromkeys(_words(bars), kind)


# A whole message (or the end of one, after a direction mark) that stands for something else.
KINDS: dict[str, Kind] = {
    **_kind(
        Kind.MEDIA,
        """
aguardando mensagem | bu mesaj bekleniyor | en attente de ce message | esperando este mensaje |
in attesa del messaggio | media omitted | menunggu pesan ini | null | wachten op dit bericht |
waiting for this message | warte auf diese nachricht | you received a view once message |
you sent a view once message | ожидание данного сообщения | پيوست نما/آهنگ حذف شد |
正在等待此消息 | 正在等待此訊息
""",
    ),
    **_kind(
        Kind.PHOTO,
        """
a termékkép hiányzik | afbeelding weggelaten | bild utesluten | bild weggelassen |
bilde ikke inkludert | billede udeladt | ei kuvaa | fágadh íomhá an táirge ar lár |
gambar produk dihilangkan | gambar tidak disertakan | görüntü dahil edilmedi | image absente |
image omitted | image produit oubliée | imagem de produto omitida |
imagem do produto não revelada | imagem não revelada | imagem ocultada |
imagen del producto omitida | imagen omitida | imagine a produsului omisă | imagine omisă |
imatge del producte omesa | imatge omesa | imej produk tidak disertakan |
imej tidak dimasukkan | immagine del prodotto omessa | immagine omessa |
kép küldése sikertelen | obraz pominięty | obrázek produktu byl vynechán | obrázek vynechán |
obrázok produktu vynechaný | obrázok vynechaný | product image omitted |
productafbeelding weggelaten | produktbild ausgelassen | produktbild utelämnad |
produktbilde utelatt | produktbillede udeladt | slika izostavljena |
slika proizvoda izostavljena | tuotekuva jätetty pois | you received a view once photo |
you sent a view once photo | zdjęcie produktu zostało pominięte | íomhá ligthe ar lár |
ürün görseli dahil edilmedi | đã bỏ qua hình ảnh | đã bỏ ảnh sản phẩm |
εικόνα παραλείφθηκε | παραλείπεται η εικόνα προϊόντοσ | зображення відсутнє |
зображення продукту пропущено | изображение отсутствует | изображение товара отсутствует |
התמונה הושמטה | תמונת המוצר נשלחה | تصویر حذف شد | تصویر نکال دی گئی ہے | تم حذف صورة المنتج |
عکس کالا حذف شده است | لم يتم إدراج الصورة | پروڈکٹ کی تصویر نکال دی گئی ہے | इमेज वगळली |
प्रॉडक्ट इमेज वगळली | प्रोडक्‍ट की फ़ोटो हटाई गई | फ़ोटो हटाई गई | ইমেজ বাদ দেওয়া হয়েছে |
প্রোডাক্টের ইমেজ সরানো হয়েছে | છબી પડતી મૂકાઈ | પ્રોડક્ટનો ફોટો બાકાત રાખ્યો | ไม่มีรูปภาพ |
ไม่ได้ใส่รูปผลิตภัณฑ์ | 产品图省略 | 商品画像は含まれていません | 圖像已省略 | 圖片已略去 |
照片已忽略 | 產品圖片已略去 | 產品圖片已省略 | 画像は含まれていません | 이미지 생략됨 |
제품 이미지 생략됨
""",
    ),
    **_kind(
        Kind.VIDEO,
        """
clip video omis | físeán ligthe ar lár | gif dahil edilmedi | gif esclusa |
gif fájl kihagyása | gif izostavljen | gif ligthe ar lár | gif não revelada | gif omis |
gif omitido | gif omitted | gif omès | gif retiré | gif tidak dimasukkan |
gif tidak disertakan | gif udeladt | gif utelatt | gif utesluten | gif vynechaný |
gif vynechán | gif weggelassen | gif weggelaten | gif отсутствует | gif הושמט | gif حذف شد |
gif نظرانداز | gif छोड़ा गया | gif वगळले | gif પડતી મૂકાઈ | gif 动态图已被忽略 |
gif 圖片已被省略 | gif 已略去 | gif 생략됨 | gif-animaatio jätetty pois |
gif-анімацію пропущено | gifは含まれていません | plik gif pominięty | video dahil edilmedi |
video izostavljen | video omesso | video omitido | video omitted | video tidak dimasukkan |
video tidak disertakan | video udeladt | video utelatt | video utesluten | video vynechané |
video vynecháno | video weggelassen | video weggelaten | videota ei sisällytetä |
videó kihagyva | vidéo absente | vídeo não revelado | vídeo omitido | vídeo omès |
wideo pominięte | you received a view once video | you sent a view once video |
đã bỏ qua ảnh gif | đã bỏ video | βίντεο παραλείφθηκε | παράληψη gif |
видео отсутствует | відео відсутнє | סרטון הווידאו הושמט | لم يتم إدراج الفيديوهات |
لم يتم إدراج صورة gif | ویدیو حذف شد | ویڈیو نظرانداز | वीडियो छोड़ा गया | व्हिडीओ वगळला |
জিআইএফ বাদ দেওয়া হয়েছে | ভিডিও বাদ দেওয়া হয়েছে | વિડિયો પડતી મુકાઈ | ละเว้น gif |
วิดีโอถูกลบ | ビデオは含まれていません | 影片已略去 | 影片已省略 | 视频已忽略 |
비디오 생략됨
""",
    ),
    **_kind(
        Kind.VOICE,
        """
audio omesso | audio omis | audio omitido | audio omitted | audio pominięte |
audio tidak dimasukkan | audio tidak disertakan | audio weggelassen | audio weggelaten |
bỏ qua tệp âm thanh | comhad fuaime ar lár | ficheiro de áudio não revelado | fără audio |
hang kihagyása | ljud utelslutet | lyd udeladt | lyd utelatt | ses dahil edilmedi |
zvuk izostavljen | zvuk vynechaný | zvukový soubor vynechán | àudio omès | áudio ocultado |
äänitiedostoa ei sisällytetä | ήχοσ παραλείφθηκε | аудиофайл отсутствует | аудіо відсутнє |
קטע קול הושמט | آڈیو نظرانداز | صدا حذف شد | لم يتم إدراج المقاطع الصوتية | ऑडिओ वगळला |
ऑडियो हटाई गयी | অডিও বাদ দেওয়া হয়েছে | ઓડિયો ફાઇલ શામેલ કરી નથી | ไม่มีไฟล์เสียง |
音声は含まれていません | 音訊已略去 | 音訊已省略 | 音频已忽略 | 오디오 생략됨
""",
    ),
    **_kind(
        Kind.STICKER,
        """
adhesiu omès | figurinha omitida | fágadh an greamán ar lár | klistermærke udeladt |
klistremerke utelatt | matrica kihagyva | naljepnica izostavljena | nálepka vynechaná |
nálepka vynechána | pelekat tidak disertakan | pominięto naklejkę | sticker non incluso |
sticker não revelado | sticker omis | sticker omitido | sticker omitted | sticker utesluten |
sticker weggelassen | sticker weggelaten | stiker tidak disertakan | tarraa ei sisällytetty |
çıkartma dahil edilmedi | đã bỏ sticker | αυτοκόλλητο παραλήφθηκε | наклейку не додано |
стикер не добавлен | סטיקר הושמט | استیکر حذف شد | اسٹیکر نظرانداز | تم حذف الملصقات |
स्टिकर छोड़ा गया | स्टिकर वगळले | স্টিকার বাদ দেওয়া হয়েছে | સ્ટીકર પડતું મુકાયું |
ไม่มีสติกเกอร์ | スタンプは含まれていません | 貼圖已忽略 | 貼圖已略去 | 贴图已省略 |
스티커 제외됨
""",
    ),
    **_kind(
        Kind.CONTACT,
        """
bỏ qua thẻ liên lạc | carte de vizită contact omisă | cartão do contato omitido |
contact card omitted | contacto não revelado | cárta teagmhála ar lár |
fiche contact manquante | kad kenalan tidak dimasukkan | karta kontaktu vynechaná |
kartu kontak tidak disertakan | kişi kartı dahil edilmedi | kontaktkarte ausgelassen |
kontaktkort sløyfet | kontaktkort udeladt | kontaktkort uteslutet | névjegykártya kihagyva |
pominięta wizytówka kontaktu | posjetnica izostavljena | scheda contatto omessa |
targeta de contacte omesa | tarjeta de contacto omitida | visitekaartje weggelaten |
vizitka vynechána | yhteystietokortti jätettiin pois | η κάρτα επαφήσ παραλήφθηκε |
картка контакту відсутня | карточка контакта отсутствует | כרטיס איש קשר הושמט |
برگ مخاطب حذف شد | رابطہ کارڈ نظر انداز | لم يتم إدراج بطاقة جهة اتصال |
कॉन्टैक्ट कार्ड छोड़ा गया | संपर्क कार्ड वगळले | পরিচিতির কার্ড বাদ দেওয়া হয়েছে |
સંપર્કનું કાર્ડ પડતું મૂકાયું | บัตรรายชื่อที่ละเว้น | 联系人卡片已忽略 | 聯絡人卡片已略去 |
聯絡人卡片已省略 | 連絡先カードを省略 | 연락처 카드 생략됨
""",
    ),
    **_kind(
        Kind.FILE,
        """
belge dahil edilmedi | cáipéis ligthe ar lár | document manquant | document omis |
document omitted | document omès | document weggelaten | documento não revelado |
documento omesso | documento omitido | dokumen tidak dimasukkan | dokumen tidak disertakan |
dokument izostavljen | dokument pominięty | dokument udeladt | dokument uteslutet |
dokument vynechaný | dokument vynechán | dokument weggelassen | dokumenttia ei sisällytetä |
dokumentum kihagyva | utelatt dokument | đã bỏ qua tài liệu | έγγραφο παραλείφθηκε |
документ отсутствует | документ пропущено | מסמך הושמט | دستاویز نظرانداز | سند حذف شد |
لم يتم إدراج المستند | डॉक्युमेंट वगळले | डॉक्यूमेंट छोड़ा गया | ডকুমেন্ট বাদ দেওয়া হয়েছে |
ડોક્યુમેન્ટ સામેલ કર્યું નહિ | ละเว้นเอกสาร | ドキュメントは含まれていません | 文件已忽略 |
文件已略去 | 文档已省略 | 문서 생략됨
""",
    ),
    **_kind(
        Kind.LOCATION,
        """
live location shared | live-standort wird geteilt | localização em tempo real compartilhada |
position en direct partagée | ubicación en tiempo real compartida | 实时位置已共享 |
已分享即時位置 | 已分享实时位置
""",
    ),
    **_kind(
        Kind.DELETED,
        """
acest mesaj a fost șters | acest mesaj a fost șters de un admin |
anda menghapus pesan ini | apagou esta mensagem | tuto zprávu jste smazal/a |
आपने यह मैसेज डिलीट किया | คุณได้ลบข้อความนี้ | لقد حذَفت هذه الرسالة |
anda telah memadamkan mesej ini | anda telah menghapus pesan ini |
aquest missatge està esborrat | aquest missatge l'ha suprimit un administrador |
aquest missatge s'ha suprimit | ați șters acest mesaj | binura mo itong mensahe |
bu ismarıc silindi | bu mesaj bir yönetici tarafından silindi | bu mesaj silindi |
bu mesajı sildiniz | bạn đã xoá tin nhắn này | ce message a été supprimé |
ce message a été supprimé par un ou une admin | denne besked blev slettet |
denne besked er blevet slettet | denne besked er blevet slettet af en administrator |
denne meldingen ble slettet | denne meldingen ble slettet av en administrator |
det här meddelandet raderades | det här meddelandet togs bort av en administratör |
detta meddelande raderades | diese nachricht wurde gelöscht |
diese nachricht wurde von einem*einer admin gelöscht | dit bericht is verwijderd |
dit bericht is verwijderd door een beheerder | du hast diese nachricht gelöscht |
du raderade detta meddelande | du slettede denne besked | du slettet denne meldingen |
eliminaste este mensaje | esta mensagem foi apagada |
esta mensagem foi apagada pelo remetente |
esta mensagem foi apagada por um/a administrador/a | essa mensagem foi apagada |
este mensaje fue eliminado |
ez az üzenet törlésre került | ezt az üzenetet az egyik admin eltávolította |
hai eliminato questo messaggio | has esborrat aquest missatge |
hierdie boodskap was uitgevee | itong mensahe ay binura na | izbrisali ste ovu poruku |
jy het boodskap uitgevee | jūs izdzēsāt šo ziņu | jūs ištrynėte šią žinutę |
kustutasid selle sõnumi | mensagem apagada | mensagem apagada por um admin |
mesej ini telah dipadam | mesej ini telah dipadamkan oleh pentadbir |
ova je poruka izbrisana | ova poruka je izbrisana | ovu je poruku izbrisao administrator |
pesan ini dihapus | pesan ini dihapus oleh admin | pesan ini telah dihapus |
poistit tämän viestin | questo messaggio è stato eliminato |
questo messaggio è stato eliminato da un amministratore | quản trị viên đã xóa tin nhắn này |
scrios riarthóir an teachtaireacht seo | scriosadh an teachtaireacht seo |
se eliminó este mensaje | see sõnum on kustutatud | siz bu ismarıcı sildiniz |
siz ushbu xabarni o‘chirdingiz | ta wiadomość została usunięta | tato zpráva byla odstraněna |
tato zpráva byla smazána | this message was deleted | this message was deleted by an admin |
tin nhắn này đã bị xoá | tin nhắn này đã bị xóa | to sporočilo je bilo izbrisano |
to sporočilo ste izbrisali | tuto zprávu jste odstranil/a |
tuto zprávu smazal jeden ze správců skupiny | táto správa bola odstránená |
tämä viesti poistettiin | törölted ezt az üzenetet | túto správu odstránil správca |
túto správu ste odstránili | tę wiadomość usunął administrator |
u hebt dit bericht verwijderd | ujumbe huu ulifutwa | umefuta ujumbe huu |
un admin. eliminó este mensaje | ushbu xabar o‘chirildi | usunąłeś(aś) tę wiadomość |
você apagou esta mensagem | vous avez supprimé ce message | ylläpitäjä poisti tämän viestin |
you deleted this message | ši žinutė buvo ištrinta | šī ziņa tika izdzēsta |
αυτό το μήνυμα διαγράφηκε | αυτό το μήνυμα διαγράφηκε από έναν διαχειριστή |
διαγράψατε αυτό το μήνυμα | адміністратор видалив це повідомлення | бұл хат жойылды |
ви видалили це повідомлення | вы удалили данное сообщение | данное сообщение удалено |
данное сообщение удалено админом | изтрихте това съобщение | обрисао/ла си ову поруку |
ова порука је обрисана | оваа порака беше избришана | съобщението беше изтрито |
сіз бұл хатты жойдыңыз | це повідомлення було видалено | ја избриша оваа порака |
ההודעה נמחקה על ידי מנהל/ת | הודעה זו נמחקה | מחקת הודעה זו | آپ نے اس پیغام کو حذف کیا |
أنت حذفت هذه الرسالة | این پیام حذف شد | این پیام حذف شده است | تم حذف هذه الرسالة |
حذف أحد المشرفين هذه الرسالة | شما این پیام را حذف کردید | یکی از مدیران این پیام را حذف کرد |
یہ میسج ایک ایڈمن نے حذف کر دیا ہے | یہ میسج حذف کر دیا گیا ہے | یہ پیغام حذف کیا گیا |
आपण हा संदेश हटविलात | आपने यह संदेश मिटाया | यह मैसेज किसी एडमिन ने डिलीट कर दिया है |
यह मैसेज डिलीट कर दिया गया है | यह संदेश मिटाया गया | हा मेसेज हटवण्यात आला |
हा मेसेज ॲडमिनने हटवला | हा संदेश हटविण्यात आला होता | অ্যাডমিন এই মেসেজটি বাদ দিয়েছেন |
আপনি এই বার্তাটি মুছে ফেলেছেন | এই বার্তাটি মুছে ফেলা হয়েছে | এই মেসেজটি বাদ দেওয়া হয়েছে |
ਇਸ ਸੁਨੇਹੇ ਨੂੰ ਹਟਾਇਆ ਗਿਆ | ਤੁਸੀਂ ਇਹ ਸੁਨੇਹਾ ਹਟਾਇਆ | આ મેસેજ એડમિને ડિલીટ કર્યો હતો |
આ મેસેજ ડિલીટ કરાયો | આ સંદેશ રદ્દ કરાયો | તમે આ સંદેશને રદ્દ કર્યો |
இத்தகவலை தாங்கள் அழித்தீர்கள் | இத்தகவல் திரும்பப்பெறப்பட்டது | ಈ ಸಂದೇಶವು ಅಳಿಸಲ್ಪಟ್ಟಿದೆ |
ನೀವು ಈ ಸಂದೇಶವನ್ನು ಅಳಿಸಿದ್ದೀರಿ | ഈ സന്ദേശം ഇല്ലാതാക്കിയതാണ് | ഈ സന്ദേശം നിങ്ങൾ ഇല്ലാതാക്കി |
ข้อความนี้ถูกลบแล้ว | ข้อความนี้ถูกลบโดยผู้ดูแล | ข้อความนี้ได้ถูกลบ | คุณลบข้อความนี้ |
このメッセージは削除されました | このメッセージは管理者により削除されました |
このメッセージを削除しました | 你删除了此消息 | 你已刪除此訊息 | 信息已删除 | 已删除此消息 |
您删除了此消息 | 您删除这个信息 | 您已刪除此訊息 | 此消息已删除 | 此訊息已刪除 |
此訊息已被刪除 | 管理员已删除这条消息 | 管理員已刪除此訊息 | 这条消息已被删除 |
삭제한 메시지입니다 | 이 메시지는 관리자에 의해 삭제되었습니다 | 이 메시지는 삭제되었습니다
""",
    ),
    **_kind(
        Kind.MISSED_CALL,
        """
apel video nepreluat | apel vocal nepreluat | appel vidéo manqué | appel vocal manqué |
buraxılmış video zəng | buraxılmış zəng | cevapsız görüntülü arama | cevapsız sesli arama |
chamada de voz perdida | chamada de vídeo perdida | chiamata vocale persa | cuộc gọi nhỡ |
cuộc gọi nhỡ video | gemiste spraakoproep | gemiste video-oproep | llamada de voz perdida |
missat röstsamtal | missat videosamtal | missed call | missed group video call |
missed group voice call | missed video call | missed voice call | mistede video opkald |
mistet opkald | nakaligtaang video call | nakaligtaang voice call | neatbildēts balss zvans |
neatbildēts video zvans | nem fogadott hanghívás | nem fogadott videóhívás |
neodgovorjen video klic | nieodebrane poł. wideo | nieodebrane połączenie |
o‘tkazib yub. ovozli qo‘ng‘iroq | o‘tkazib yub. videoqo‘ng‘iroq |
panggilan suara tak terjawab | panggilan suara terlepas | panggilan video tak terjawab |
panggilan video terlepas | praleistas balso skambutis | praleistas video skambutis |
propušten glasovni poziv | propušten video poziv | silenced video call | silenced voice call |
simu ya sauti uliyoikosa | simu ya video uliyoikosa | stemoproep gemis | tapt taleanrop |
tapt videosamtale | thirrje e shmangur | trucada de veu perduda | trucada de vídeo perduda |
vastaamaton videopuhelu | vastaamaton äänipuhelu | vastamata häälkõne | vastamata videokõne |
verpasster sprachanruf | verpasster videoanruf | video-oproep gemis | videochamada perdida |
videochiamata persa | videollamada perdida | videothirrje e shmangur | zgrešen klic |
zmeškaný hlasový hovor | zmeškaný hovor | zmeškaný videohovor |
αναπάντητη βιντεοκλήση | αναπάντητη κλήση |
жауапсыз видео қоңырау | жауапсыз қоңырау | пропуснато видео обаждане |
пропуснато гласово обаждане | пропуштен видео повик | пропуштен видео позив |
пропуштен гласовен повик | пропуштен гласовни позив | пропущений аудіодзвінок |
пропущений відеодзвінок | пропущенный аудиозвонок | пропущенный видеозвонок |
שיחה קולית שלא נענתה | שיחת וידאו שלא נענתה | تماس تصویری پاسخ داده نشده |
تماس صوتی پاسخ داده نشده | مكالمة صوتية فائتة | مكالمة فيديو فائتة | چھوٹی ہوئی صوتی کال |
چھوٹی ہوئی ویڈیو کال | छूटी हुई ध्वनि कॉल | छूटी हुई विडियो कॉल | मिस्ड व्हिडिओ कॉल |
मिस्ड व्हॉइस कॉल | মিস করা ভিডিও কল | মিসড ভয়েস কল | ਮਿਸ ਹੋਈ ਆਵਾਜ਼ ਕਾਲ | ਮਿਸ ਹੋਈ ਵੀਡੀਓ ਕਾਲ |
છૂટી ગયેલ ધ્વનિ કૉલ | છૂટી ગયેલ વિડિઓ કૉલ | தவறிய காணொலி அழைப்பு | தவறிய குரல் அழைப்பு |
తప్పిన వీడియోకాల్ | మిస్సేడ్ వాయిస్ కాల్ | ತಪ್ಪಿದ ದೃಶ್ಯ ಕರೆ | ತಪ್ಪಿದ ಧ್ವನಿ ಕರೆ |
നഷ്ടമായ വീഡിയോ കാൾ | വിളി നഷ്ടപ്പെട്ടു | สายที่ไม่ได้รับ | สายโทรวิดีโอที่ไม่ได้รับ |
ビデオ通話不在着信 | 不在着信 | 未接來電 | 未接来电 | 未接視像通話 | 未接視訊通話 |
未接视频来电 | 未接视频通话 | 未接語音來電 | 未接語音通話 | 未接语音来电 | 未接语音通话 |
부재중 영상통화 | 부재중 전화
""",
    ),
}

# "This message was deleted by admin Li", with the name left open
DELETED_BY = _words("""
acest mesaj a fost șters de admin, * | aquest missatge l'ha suprimit un administrador: * |
bu mesaj * adlı yönetici tarafından silindi | ce message a été supprimé par l'admin * |
denne besked er blevet slettet af administratoren * |
denne meldingen ble slettet av administrator * |
det här meddelandet togs bort av administratör * | diese nachricht wurde von admin * gelöscht |
dit bericht is verwijderd door beheerder * |
esta mensagem foi apagada por um/a administrador/a, * |
ezt az üzenetet az egyik admin (*) eltávolította | mensagem apagada por um admin (*) |
mesej ini telah dipadamkan oleh pentadbir * | ovu je poruku izbrisao administrator * |
pesan ini dihapus oleh admin * | questo messaggio è stato eliminato dall'amministratore * |
quản trị viên * đã xóa tin nhắn này | scrios * (riarthóir) an teachtaireacht seo |
this message was deleted by admin * | tuto zprávu smazal jeden ze správců skupiny (*) |
túto správu odstránil správca (*) | tę wiadomość usunął administrator * |
un admin., *, eliminó este mensaje | ylläpitäjä, *, poisti tämän viestin |
αυτό το μήνυμα διαγράφηκε από τον διαχειριστή * | данное сообщение удалено админом (*) |
це повідомлення видалив адміністратор (*) | ההודעה נמחקה על ידי *, מנהל/ת הקבוצה |
این پیام را مدیر (*) حذف کرد | حذف المشرف * هذه الرسالة | یہ میسج ایڈمن * نے حذف کر دیا ہے |
यह मैसेज एडमिन * ने डिलीट कर दिया है | हा मेसेज * या ॲडमिनने हटवला |
অ্যাডমিন * এই মেসেজটি বাদ দিয়েছেন | આ મેસેજ * એડમિને ડિલીટ કરી દીધો છે |
ข้อความนี้ถูกลบโดยผู้ดูแล * | このメッセージは管理者(*)により削除されました |
管理员 * 已删除这条消息 | 管理員 * 已刪除此訊息 | 管理員*已刪除此訊息 |
이 메시지는 관리자 *에 의해 삭제되었습니다
""")

# "name.ext (file attached)"
ATTACHED = _words("""
archivo adjuntado | archivo adjunto | arquivo anexado | arxiu adjunt | bestand bijgevoegd |
bifogad fil | byla prisegta | datei angehängt | datoteka u privitku | dosya ekli |
fail dilampirkan | fail lisatud | faili limeambatanishwa | fayl biriktirildi |
fayl əlavə olunub | ficheiro anexado | fichier joint | fil vedhæftet | file allegato |
file attached | file terlampir | fișier atașat | fájl csatolva | liitetiedosto |
lêer aangeheg | nakalakip na file | pievienots fails | priložena datoteka | skedë e ngjitur |
soubor byl přiložen | súbor pripojený | tệp đính kèm | vedlagt fil | załączony plik |
συνημμένο αρχείο | прикачен файл | прикачен фајл | прикачена датотека | файл добавлен |
файл додано | қосымша файл | קובץ מצורף | الملف مرفق | پیوستہ فائل | फाइल अटैच कर दी गई है |
फाइल संलग्न | ফাইল সংযুক্ত হয়েছে | ਅਟੈਚ ਕੀਤੀ ਫਾਇਲ | ફાઇલ જોડાયેલ | ఫైల్ జోడించబడినది |
ಕಡತ ಸೇರಿಸಲಾಯಿತು | ഫയൽ ചേർത്തു | ไฟล์ที่แนบ | 已附加文件 | 已附加檔案 | 文件已添加 | 文件附件 |
檔案已附加 | 添付ファイル有り | 附件 | 附件檔案 | 附加檔案 | 파일 첨부됨
""")

# "text <This message was edited>"
EDITED = _words("""
bu mesaj düzenlendi | ce message a été modifié | diese nachricht wurde bearbeitet |
dit bericht is bewerkt | dit bericht werd bewerkt | essa mensagem foi editada |
esta mensagem foi editada | este mensaje fue editado | mensagem editada | pesan ini diedit |
questo messaggio è stato modificato | se editó este mensaje | this message was edited |
tin nhắn này đã được chỉnh sửa | данное сообщение изменено | сообщение изменено |
このメッセージは編集されました | 已編輯 | 已编辑 | 此消息已编辑 | 此消息已被编辑 |
此訊息已編輯 | 这条消息已经过编辑 | 이 메시지는 수정되었습니다
""")

# "Voice call, 5 min": the noun before the first stop
CALLS = _words("""
appel vidéo | appel vocal | chamada de voz | chamada de vídeo | chiamata vocale |
cuộc gọi thoại | cuộc gọi video | group call | görüntülü arama | hlasový hovor |
ligação de voz | ligação de vídeo | llamada de voz | panggilan suara | panggilan video |
połączenie głosowe | połączenie wideo | röstsamtal | sesli arama | spraakoproep |
sprachanruf | taleopkald | video call | video-oproep | videoanruf | videochamada |
videochiamata | videohovor | videollamada | videoopkald | videosamtal | voice call |
аудиозвонок | видеозвонок | مكالمة صوتية | مكالمة فيديو | ビデオ通話 | 視像通話 | 視訊通話 |
视频通话 | 語音通話 | 语音通话 | 音声通話 | 영상 통화 | 영상통화 | 음성 통화 | 음성통화
""")
