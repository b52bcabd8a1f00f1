"""Month names, as phones write them in the few forms of date that spell the month out."""

_NAMES = """
ene enero gen gener gennaio ian ianuarie jan janeiro januar januari january január janv
janvier led leden ledna oca ocak sij siječanj siječnja sty styczeń stycznia tammi
tammikuu tammikuuta ιαν ιανουάριοσ ιανουαρίου січ січень січня янв январь января ינואר
ינו׳ يناير ژانویه ژانویهٔ जनवरी जन॰ มกราคม
/
feb febbraio febr febrer febrero februar februari februarie february február fev
fevereiro févr février helmi helmikuu helmikuuta lut lutego luty velj veljača veljače
úno únor února şub şubat φεβ φεβρουάριοσ φεβρουαρίου лют лютий лютого февр февраль
февраля פברואר פבר׳ فبراير فوریه فوریهٔ फ़रवरी फ़र॰ กุมภาพันธ์
/
bře březen března maalis maaliskuu maaliskuuta maart mar marca march maret mars mart
martie marts marzec marzo març março mrt márc március mär märz ožu ožujak ožujka μάρ
μάρτιοσ μαρ μαρτίου бер березень березня мар март марта מרץ مارس मार्च มีค มีนาคม
/
abr abril apr april aprile aprilie avr avril dub duben dubna d’abr d’abril huhti
huhtikuu huhtikuuta kwi kwiecień kwietnia nis nisan tra travanj travnja ápr április απρ
απρίλιοσ απριλίου апр апрель апреля квіт квітень квітня אפריל אפר׳ آوریل أبريل अप्रैल
เมย เมษายน
/
kvě květen května mag maggio mai maig maio maj maja may mayo mayıs mei máj május svi
svibanj svibnja touko toukokuu toukokuuta μάι μάιοσ μαΐ μαΐου май мая трав травень
травня מאי مايو مهٔ พฤษภาคม
/
cze czerwca czerwiec giu giugno haz haziran iun iunie juin jun june junho juni junio
juny jún június kesä kesäkuu kesäkuuta lipanj lipnja červen června čvn ιουν ιουνίου ιούν
ιούνιοσ июн июнь июня черв червень червня יוני يونيو ژوئن जून มิถุนายน มิย
/
heinä heinäkuu heinäkuuta iul iulie juil juillet jul julho juli julio juliol july júl
július lipca lipiec lug luglio srpanj srpnja tem temmuz července červenec čvc ιουλ
ιουλίου ιούλ ιούλιοσ июл июль июля лип липень липня יולי يوليو ژوئیه ژوئیهٔ जुलाई जुल॰
กรกฎาคม
/
ago agost agosto agu agustus août aug august augusti augustus augusztus ağu ağustos d’ag
d’agost elo elokuu elokuuta kol kolovoz kolovoza sie sierpień sierpnia srpen srpna αυγ
αυγούστου αύγ αύγουστοσ авг август августа серп серпень серпня אוגוסט אוג׳ أغسطس اوت
अगस्त अग॰ สิงหาคม
/
eyl eylül ruj rujan rujna sep sept september septembre septembrie septiembre set
setembre setembro settembre syys syyskuu syyskuuta szept szeptember wrz wrzesień
września zář září σεπ σεπτέμβριοσ σεπτεμβρίου вер вересень вересня сент сентябрь
сентября ספטמבר ספט׳ سبتمبر سپتامبر सितंबर सित॰ กันยายน
/
d’oct d’octubre eki ekim loka lokakuu lokakuuta oct october octobre octombrie octubre
okt oktober október ott ottobre out outubro paź październik października říj říjen října
οκτ οκτωβρίου οκτώβριοσ жовт жовтень жовтня окт октябрь октября אוקטובר אוק׳ أكتوبر
اکتبر अक्टूबर अक्टू॰ ตุลาคม
/
kas kasım listopadu marras marraskuu marraskuuta noiembrie nov november novembre
novembro noviembre stu studeni studenoga νοέ νοέμβριοσ νοε νοεμβρίου лист листопад
листопада нояб ноябрь ноября נובמבר נוב׳ نوامبر نوفمبر नवंबर नव॰ พฤศจิกายน
/
ara aralık dec december decembrie des desember desembre dez dezember dezembro dic
dicembre diciembre déc décembre gru grudnia grudzień joulu joulukuu joulukuuta pro
prosinac prosinca prosince prosinec δεκ δεκέμβριοσ δεκεμβρίου груд грудень грудня дек
декабрь декабря דצמבר דצמ׳ دسامبر ديسمبر दिसंबर दिस॰ ธันวาคม
"""
_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(_NAMES.split("/"), start=1)
    for name in names.split()
}


def month_of(word: str) -> int | None:
    """The month a name means, or None.

    >>> month_of("März"), month_of("Sept."), month_of("klo")
    (3, 9, None)
    """
    return _MONTHS.get(word.strip(".").casefold())
