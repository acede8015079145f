#include "base/month_names.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/text.h"
#include "base/utf8.h"

namespace gazette::base {

namespace {

/// What a language calls the twelve months and the days of the week. Months are parted by spaces, the names of one by commas; `_` is
/// a space within a name.
struct Language {
    std::string_view months;
    std::string_view weekdays;
    Calendar calendar = Calendar::gregorian;
};

// As CLDR has them, with what else is in use. A name that two of them have for two months counts for the first's. Left out are
// short ones that others put beside numbers ("iPhone 14 Pro 2022", "5 min read"): Czech "led" and "pro", Croatian "pro", Swahili
// "mac", Indonesian "min".
constexpr Language languages[] = {
    // English
    {"january,jan february,feb march,mar april,apr may june,jun july,jul august,aug september,sep,sept "
     "october,oct november,nov december,dec",
     "monday,tuesday,wednesday,thursday,friday,saturday,sunday,mon,tue,wed,thu,fri,sat,sun,tues,weds,thur,"
     "thurs"},
    // German
    {"januar,jan,jänner februar,feb,feber märz,mär,mrz april,apr mai juni,jun juli,jul august,aug "
     "september,sept,sep oktober,okt november,nov dezember,dez",
     "montag,dienstag,mittwoch,donnerstag,freitag,samstag,sonntag,mo,di,mi,do,fr,sa,so,sonnabend"},
    // French
    {"janvier,janv février,févr mars avril,avr mai juin juillet,juil août septembre,sept octobre,oct "
     "novembre,nov décembre,déc",
     "lundi,mardi,mercredi,jeudi,vendredi,samedi,dimanche,lun,mer,jeu,ven,sam,dim"},
    // Spanish
    {"enero,ene febrero,feb marzo,mar abril,abr mayo,may junio,jun julio,jul agosto,ago "
     "septiembre,sept,setiembre octubre,oct noviembre,nov diciembre,dic",
     "lunes,martes,miércoles,jueves,viernes,sábado,domingo,mié,jue,vie,sáb,dom"},
    // Portuguese
    {"janeiro,jan fevereiro,fev março,mar abril,abr maio,mai junho,jun julho,jul agosto,ago setembro,set "
     "outubro,out novembro,nov dezembro,dez",
     "segunda-feira,terça-feira,quarta-feira,quinta-feira,sexta-feira,seg,ter,qua,qui,sex,segunda,terça,"
     "quarta,quinta,sexta"},
    // Italian
    {"gennaio,gen febbraio,feb,febb marzo,mar aprile,apr maggio,mag giugno,giu luglio,lug agosto,ago "
     "settembre,set,sett ottobre,ott novembre,nov dicembre,dic",
     "lunedì,martedì,mercoledì,giovedì,venerdì,sabato,domenica,gio"},
    // Dutch
    {"januari,jan februari,feb maart,mrt april,apr mei juni,jun juli,jul augustus,aug september,sep "
     "oktober,okt november,nov december,dec",
     "maandag,dinsdag,woensdag,donderdag,vrijdag,zaterdag,zondag,ma,wo,vr,za,zo"},
    // Swedish
    {"januari,jan februari,feb mars april,apr maj juni juli augusti,aug september,sep oktober,okt "
     "november,nov december,dec",
     "måndag,tisdag,onsdag,torsdag,fredag,lördag,söndag,mån,tis,ons,tors,fre,lör,sön"},
    // Danish
    {"januar,jan februar,feb marts,mar april,apr maj juni,jun juli,jul august,aug september,sep oktober,okt "
     "november,nov december,dec",
     "tirsdag,lørdag,søndag,tirs,lør,søn,tir,tor"},
    // Norwegian
    {"januar,jan februar,feb mars,mar april,apr mai juni,jun juli,jul august,aug september,sep oktober,okt "
     "november,nov desember,des",
     ""},
    // Icelandic
    {"janúar,jan febrúar,feb mars,mar apríl,apr maí júní,jún júlí,júl ágúst,ágú september,sep október,okt "
     "nóvember,nóv desember,des",
     "mánudagur,þriðjudagur,miðvikudagur,fimmtudagur,föstudagur,laugardagur,sunnudagur,þri,mið,fim,fös,lau"},
    // Finnish
    {"tammikuuta,tammi,tammikuu helmikuuta,helmi,helmikuu maaliskuuta,maalis,maaliskuu "
     "huhtikuuta,huhti,huhtikuu toukokuuta,touko,toukokuu kesäkuuta,kesä,kesäkuu heinäkuuta,heinä,heinäkuu "
     "elokuuta,elo,elokuu syyskuuta,syys,syyskuu lokakuuta,loka,lokakuu marraskuuta,marras,marraskuu "
     "joulukuuta,joulu,joulukuu",
     "maanantaina,tiistaina,keskiviikkona,torstaina,perjantaina,lauantaina,sunnuntaina,ti,ke,to,pe,la,su,"
     "maanantai,tiistai,keskiviikko,torstai,perjantai,lauantai,sunnuntai"},
    // Estonian
    {"jaanuar,jaan veebruar,veebr märts aprill,apr mai juuni juuli august,aug september,sept oktoober,okt "
     "november,nov detsember,dets",
     "esmaspäev,teisipäev,kolmapäev,neljapäev,reede,laupäev,pühapäev"},
    // Latvian
    {"janvāris,janv februāris,febr marts aprīlis,apr maijs jūnijs,jūn jūlijs,jūl augusts,aug septembris,sept "
     "oktobris,okt novembris,nov decembris,dec",
     "pirmdiena,otrdiena,trešdiena,ceturtdiena,piektdiena,sestdiena,svētdiena,pirmd,otrd,trešd,ceturtd,piektd,"
     "sestd,svētd"},
    // Lithuanian
    {"sausio,saus,sausis vasario,vas,vasaris kovo,kov,kovas balandžio,bal,balandis gegužės,geg,gegužė "
     "birželio,birž,birželis liepos,liep,liepa rugpjūčio,rugp,rugpjūtis rugsėjo,rugs,rugsėjis "
     "spalio,spal,spalis lapkričio,lapkr,lapkritis gruodžio,gruod,gruodis",
     "pirmadienis,antradienis,trečiadienis,ketvirtadienis,penktadienis,šeštadienis,sekmadienis,pr,an,tr,kt,pn,"
     "št,sk"},
    // Polish
    {"stycznia,sty,styczeń lutego,lut,luty marca,mar,marzec kwietnia,kwi,kwiecień maja,maj "
     "czerwca,cze,czerwiec lipca,lip,lipiec sierpnia,sie,sierpień września,wrz,wrzesień "
     "października,paź,październik listopada,lis,listopad grudnia,gru,grudzień",
     "poniedziałek,wtorek,środa,czwartek,piątek,sobota,niedziela,pon,wt,śr,czw,pt,sob,niedz"},
    // Czech
    {"ledna,leden února,úno,únor března,bře,březen dubna,dub,duben května,kvě,květen června,čvn,červen "
     "července,čvc,červenec srpna,srp,srpen září,zář října,říj,říjen listopadu,lis,listopad "
     "prosince,prosinec",
     "pondělí,úterý,středa,čtvrtek,pátek,neděle,po,út,čt,pá,ne"},
    // Slovak
    {"januára,jan,január februára,feb,február marca,mar,marec apríla,apr,apríl mája,máj júna,jún júla,júl "
     "augusta,aug,august septembra,sep,september októbra,okt,október novembra,nov,november "
     "decembra,dec,december",
     "pondelok,utorok,štvrtok,piatok,nedeľa,pi"},
    // Slovene
    {"januar,jan februar,feb marec,mar april,apr maj junij,jun julij,jul avgust,avg september,sep oktober,okt "
     "november,nov december,dec",
     "ponedeljek,torek,sreda,četrtek,petek,nedelja,sre,čet,pet,ned"},
    // Croatian
    {"siječnja,sij,siječanj veljače,velj,veljača ožujka,ožu,ožujak travnja,tra,travanj svibnja,svi,svibanj "
     "lipnja,lip,lipanj srpnja,srp,srpanj kolovoza,kol,kolovoz rujna,ruj,rujan listopada,lis,listopad "
     "studenoga,stu,studeni prosinca,prosinac",
     "ponedjeljak,utorak,srijeda,četvrtak,petak,subota,nedjelja,uto,sri"},
    // Serbian in Latin letters
    {"januar,jan februar,feb mart,mar april,apr maj jun jul avgust,avg septembar,sep oktobar,okt novembar,nov "
     "decembar,dec",
     "ponedeljak"},
    // Albanian
    {"janar,jan shkurt,shk mars,mar prill,pri maj qershor,qer korrik,korr gusht,gush shtator,sht tetor,tet "
     "nëntor,nën dhjetor,dhj",
     ""},
    // Hungarian
    {"január,jan február,febr március,márc április,ápr május,máj június,jún július,júl augusztus,aug "
     "szeptember,szept október,okt november,nov december,dec",
     "hétfő,kedd,szerda,csütörtök,péntek,szombat,vasárnap,sze,cs,szo"},
    // Romanian
    {"ianuarie,ian februarie,feb martie,mar aprilie,apr mai iunie,iun iulie,iul august,aug septembrie,sept "
     "octombrie,oct noiembrie,nov decembrie,dec",
     "luni,marți,miercuri,joi,vineri,sâmbătă,duminică,vin,dum"},
    // Catalan
    {"gener,gen febrer,febr març abril,abr maig juny juliol,jul agost,ag setembre,set octubre,oct "
     "novembre,nov desembre,des",
     "dilluns,dimarts,dimecres,dijous,divendres,dissabte,diumenge,dl,dt,dc,dj,dv,ds,dg"},
    // Galician
    {"xaneiro,xan febreiro,feb marzo,mar abril,abr maio xuño xullo,xul agosto,ago setembro,set outubro,out "
     "novembro,nov decembro,dec",
     "luns,mércores,xoves,venres"},
    // Basque
    {"urtarrila,urt otsaila,ots martxoa,mar apirila,api maiatza,mai ekaina,eka uztaila,uzt abuztua,abu "
     "iraila,ira urria,urr azaroa,aza abendua,abe",
     "astelehena,asteartea,asteazkena,osteguna,ostirala,larunbata,igandea"},
    // Turkish
    {"ocak,oca şubat,şub mart,mar nisan,nis mayıs,may haziran,haz temmuz,tem ağustos,ağu eylül,eyl ekim,eki "
     "kasım,kas aralık,ara",
     "pazartesi,salı,çarşamba,perşembe,cuma,cumartesi,pazar,pzt,sal,çar,per,cum,cmt"},
    // Azerbaijani
    {"yanvar,yan fevral,fev mart,mar aprel,apr may iyun,iyn iyul,iyl avqust,avq sentyabr,sen oktyabr,okt "
     "noyabr,noy dekabr,dek",
     "bazar_ertəsi,çərşənbə_axşamı,çərşənbə,cümə_axşamı,cümə,şənbə,bazar"},
    // Uzbek
    {"yanvar,yan fevral,fev mart,mar aprel,apr may iyun,iyn iyul,iyl avgust,avg sentabr,sen oktabr,okt "
     "noyabr,noy dekabr,dek",
     "dushanba,seshanba,chorshanba,payshanba,juma,shanba,yakshanba,dush,sesh,chor,pay,jum,shan,yak"},
    // Indonesian
    {"januari,jan februari,feb maret,mar april,apr mei juni,jun juli,jul agustus,agu september,sep "
     "oktober,okt november,nov desember,des",
     "senin,selasa,rabu,kamis,jumat,sabtu,minggu,sel,rab,kam"},
    // Filipino
    {"enero,ene pebrero,peb marso,mar abril,abr mayo,may hunyo,hun hulyo,hul agosto,ago setyembre,set "
     "oktubre,okt nobyembre,nob disyembre,dis",
     "miyerkules,huwebes,biyernes,linggo,miy,huw,biy,lin"},
    // Swahili
    {"januari,jan februari,feb machi aprili,apr mei juni,jun julai,jul agosti,ago septemba,sep oktoba,okt "
     "novemba,nov desemba,des",
     "jumatatu,jumanne,jumatano,alhamisi,ijumaa,jumamosi,jumapili"},
    // Russian
    {"января,янв,январь февраля,февр,февраль,фев марта,мар,март апреля,апр,апрель мая,май июня,июн,июнь "
     "июля,июл,июль августа,авг,август сентября,сент,сентябрь,сен октября,окт,октябрь ноября,нояб,ноябрь,ноя "
     "декабря,дек,декабрь",
     "понедельник,вторник,среда,четверг,пятница,суббота,воскресенье,пн,вт,ср,чт,пт,сб,вс"},
    // Ukrainian
    {"січня,січ,січень лютого,лют,лютий березня,бер,березень квітня,квіт,квітень,кві травня,трав,травень,тра "
     "червня,черв,червень,чер липня,лип,липень серпня,серп,серпень,сер вересня,вер,вересень "
     "жовтня,жовт,жовтень,жов листопада,лист,листопад,лис грудня,груд,грудень,гру",
     "понеділок,вівторок,середа,четвер,пʼятниця,субота,неділя,нд"},
    // Belarusian
    {"студзеня,сту,студзень лютага,лют,люты сакавіка,сак,сакавік красавіка,кра,красавік мая,май "
     "чэрвеня,чэр,чэрвень ліпеня,ліп,ліпень жніўня,жні,жнівень верасня,вер,верасень "
     "кастрычніка,кас,кастрычнік лістапада,ліс,лістапад снежня,сне,снежань",
     "панядзелак,аўторак,серада,чацвер,пятніца,нядзеля,аў,чц"},
    // Bulgarian
    {"януари,яну февруари,фев март април,апр май юни юли август,авг септември,сеп октомври,окт ноември,ное "
     "декември,дек",
     "понеделник,сряда,четвъртък,петък,събота,неделя"},
    // Macedonian
    {"јануари,јан февруари,фев март,мар април,апр мај јуни,јун јули,јул август,авг септември,сеп октомври,окт "
     "ноември,ное декември,дек",
     "четврток,петок,сабота,недела,пон,вто,сре,чет,пет,саб,нед"},
    // Serbian
    {"јануар,јан фебруар,феб март,мар април,апр мај јун јул август,авг септембар,сеп октобар,окт новембар,нов "
     "децембар,дец",
     "понедељак,уторак,четвртак,петак,недеља,уто,суб"},
    // Kazakh
    {"қаңтар,қаң ақпан,ақп наурыз,нау сәуір,сәу мамыр,мам маусым,мау шілде,шіл тамыз,там қыркүйек,қыр "
     "қазан,қаз қараша,қар желтоқсан,жел",
     "дүйсенбі,сейсенбі,сәрсенбі,бейсенбі,жұма,сенбі,жексенбі"},
    // Greek
    {"ιανουαρίου,ιαν,ιανουάριος φεβρουαρίου,φεβ,φεβρουάριος μαρτίου,μαρ,μάρτιος,μάρτη απριλίου,απρ,απρίλιος "
     "μαΐου,μαΐ,μάιος ιουνίου,ιουν,ιούνιος ιουλίου,ιουλ,ιούλιος αυγούστου,αυγ,αύγουστος "
     "σεπτεμβρίου,σεπ,σεπτέμβριος οκτωβρίου,οκτ,οκτώβριος νοεμβρίου,νοε,νοέμβριος δεκεμβρίου,δεκ,δεκέμβριος",
     "δευτέρα,τρίτη,τετάρτη,πέμπτη,παρασκευή,σάββατο,κυριακή,δευ,τρί,τετ,πέμ,παρ,σάβ,κυρ"},
    // Armenian
    {"հունվարի,հնվ,հունվար փետրվարի,փտվ,փետրվար մարտի,մրտ,մարտ ապրիլի,ապր,ապրիլ մայիսի,մյս,մայիս "
     "հունիսի,հնս,հունիս հուլիսի,հլս,հուլիս օգոստոսի,օգս,օգոստոս սեպտեմբերի,սեպ,սեպտեմբեր "
     "հոկտեմբերի,հոկ,հոկտեմբեր նոյեմբերի,նոյ,նոյեմբեր դեկտեմբերի,դեկ,դեկտեմբեր",
     "երկուշաբթի,երեքշաբթի,չորեքշաբթի,հինգշաբթի,ուրբաթ,շաբաթ,կիրակի,երկ,երք,չրք,հնգ,ուր,շբթ,կիր"},
    // Georgian
    {"იანვარი,იან თებერვალი,თებ მარტი,მარ აპრილი,აპრ მაისი,მაი ივნისი,ივნ ივლისი,ივლ აგვისტო,აგვ "
     "სექტემბერი,სექ ოქტომბერი,ოქტ ნოემბერი,ნოე დეკემბერი,დეკ",
     "ორშაბათი,სამშაბათი,ოთხშაბათი,ხუთშაბათი,პარასკევი,შაბათი,კვირა,ორშ,სამ,ოთხ,ხუთ,პარ,შაბ,კვი"},
    // Hebrew
    {"ינואר,בינואר פברואר,בפברואר מרץ,במרץ אפריל,באפריל מאי,במאי יוני,ביוני יולי,ביולי אוגוסט,באוגוסט "
     "ספטמבר,בספטמבר אוקטובר,באוקטובר נובמבר,בנובמבר דצמבר,בדצמבר",
     "יום_שני,יום_שלישי,יום_רביעי,יום_חמישי,יום_שישי,יום_שבת,יום_ראשון,שבת"},
    // Hindi
    {"जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर,सितम्बर अक्टूबर,अक्तूबर नवंबर,नवम्बर दिसंबर,दिसम्बर",
     "सोमवार,मंगलवार,बुधवार,गुरुवार,शुक्रवार,शनिवार,रविवार,सोम,मंगल,बुध,गुरु,शुक्र,शनि,रवि"},
    // Bengali
    {"জানুয়ারি,জানু ফেব্রুয়ারি,ফেব মার্চ এপ্রিল,এপ্রি মে জুন জুলাই,জুল আগস্ট,আগ সেপ্টেম্বর,সেপ,সেপ্ট "
     "অক্টোবর,অক্টো নভেম্বর,নভে ডিসেম্বর,ডিসে",
     "সোমবার,মঙ্গলবার,বুধবার,বৃহস্পতিবার,শুক্রবার,শনিবার,রবিবার,সোম,মঙ্গল,বুধ,বৃহস্পতি,শুক্র,শনি,রবি"},
    // Marathi
    {"जानेवारी,जाने फेब्रुवारी,फेब्रु मार्च एप्रिल,एप्रि मे जून जुलै ऑगस्ट,ऑग सप्टेंबर,सप्टें ऑक्टोबर,ऑक्टो "
     "नोव्हेंबर,नोव्हें डिसेंबर,डिसें",
     "मंगळवार,मंगळ"},
    // Tamil
    {"ஜனவரி,ஜன பிப்ரவரி,பிப் மார்ச்,மார் ஏப்ரல்,ஏப் மே ஜூன் ஜூலை ஆகஸ்ட்,ஆக செப்டம்பர்,செப் அக்டோபர்,அக் "
     "நவம்பர்,நவ டிசம்பர்,டிச",
     "திங்கள்,செவ்வாய்,புதன்,வியாழன்,வெள்ளி,சனி,ஞாயிறு,திங்,செவ்,புத,வியா,வெள்,ஞாயி"},
    // Telugu
    {"జనవరి,జన ఫిబ్రవరి,ఫిబ్ర మార్చి ఏప్రిల్,ఏప్రి మే జూన్ జులై ఆగస్టు,ఆగ సెప్టెంబర్,సెప్టెం అక్టోబర్,అక్టో "
     "నవంబర్,నవం డిసెంబర్,డిసెం",
     "సోమవారం,మంగళవారం,బుధవారం,గురువారం,శుక్రవారం,శనివారం,ఆదివారం,సోమ,మంగళ,బుధ,గురు,శుక్ర,శని,ఆది"},
    // Thai
    {"มกราคม,ม.ค กุมภาพันธ์,ก.พ มีนาคม,มี.ค เมษายน,เม.ย พฤษภาคม,พ.ค มิถุนายน,มิ.ย กรกฎาคม,ก.ค สิงหาคม,ส.ค "
     "กันยายน,ก.ย ตุลาคม,ต.ค พฤศจิกายน,พ.ย ธันวาคม,ธ.ค",
     "วันจันทร์,วันอังคาร,วันพุธ,วันพฤหัสบดี,วันศุกร์,วันเสาร์,วันอาทิตย์,วันจันทร์ที่,วันอังคารที่,วันพุธที่,"
     "วันพฤหัสบดีที่,วันศุกร์ที่,วันเสาร์ที่,วันอาทิตย์ที่",
     Calendar::buddhist},
    // Arabic
    {"يناير,كانون_الثاني,جانفي فبراير,شباط,فيفري مارس,آذار أبريل,إبريل,نيسان,أفريل مايو,أيار,ماي "
     "يونيو,يونيه,حزيران,جوان يوليو,يوليه,تموز,جويلية أغسطس,آب,أوت سبتمبر,أيلول,شتنبر أكتوبر,تشرين_الأول "
     "نوفمبر,تشرين_الثاني,نونبر ديسمبر,كانون_الأول,دجنبر",
     "الاثنين,الثلاثاء,الأربعاء,الخميس,الجمعة,السبت,الأحد"},
    // Persian
    {"ژانویه فوریه مارس آوریل مه,می ژوئن ژوئیه,جولای اوت,آگوست سپتامبر اکتبر نوامبر دسامبر",
     "دوشنبه,سه_شنبه,سه‌شنبه,چهارشنبه,چهار_شنبه,پنجشنبه,پنج_شنبه,"
     "جمعه,شنبه,یکشنبه,یک_شنبه"},
    // Urdu
    {"جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر", "پیر,سوموار,منگل,بدھ,جمعرات,ہفتہ,اتوار"},
};

constexpr std::string_view other_weekdays =
    // Vietnamese, Chinese, Japanese
    "thứ_hai,thứ_ba,thứ_tư,thứ_năm,thứ_sáu,thứ_bảy,chủ_nhật,"
    "星期一,星期二,星期三,星期四,星期五,星期六,星期日,星期天,周一,周二,周三,周四,周五,周六,周日,週一,週二,週三,週四,週五,"
    "週六,週日,"
    "月曜日,火曜日,水曜日,木曜日,金曜日,土曜日,日曜日,月曜,火曜,水曜,木曜,金曜,土曜,日曜,"
    // Korean
    "월요일,화요일,수요일,목요일,금요일,토요일,일요일";

/// Days of one letter; beside a date they stand in brackets.
constexpr std::string_view letters_of_weekdays = "月,火,水,木,金,土,日,一,二,三,四,五,六,월,화,수,목,금,토,일";

// Of the solar Hijri calendar: in Persian, and in Afghanistan.
constexpr std::string_view solar_months = "فروردین,حمل اردیبهشت,ثور خرداد,جوزا تیر,سرطان مرداد,امرداد,اسد شهریور,سنبله "
                                          "مهر,میزان آبان,عقرب آذر,قوس دی,جدی بهمن,دلو اسفند,حوت";

std::vector<std::string_view> parts_of(std::string_view list, char mark) {
    std::vector<std::string_view> out;
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t end = std::min(list.find(mark, from), list.size());
        out.push_back(list.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

std::vector<std::string> bare_names(std::string_view list) {
    std::vector<std::string> out;
    for (const std::string_view name : parts_of(list, ',')) {
        out.push_back(bare(replace_all(std::string(name), "_", " ")));
    }
    return out;
}

using Months = std::map<std::string, Month, std::less<>>;

void add_months(std::string_view names, Calendar calendar, Months& months) {
    int number = 0;
    for (const std::string_view month : parts_of(names, ' ')) {
        ++number;
        for (std::string& name : bare_names(month)) {
            const auto [known, is_new] = months.try_emplace(std::move(name), Month{number, calendar, false});
            assert(known->second.calendar == calendar);
            known->second.is_shared = known->second.is_shared || (!is_new && known->second.number != number);
        }
    }
    assert(number == 12);
}

Months all_months() {
    Months months;
    for (const Language& language : languages) {
        add_months(language.months, language.calendar, months);
    }
    add_months(solar_months, Calendar::solar_hijri, months);
    return months;
}

std::vector<std::string> all_weekdays() {
    std::vector<std::string> names = bare_names(other_weekdays);
    for (const Language& language : languages) {
        for (std::string& name : bare_names(language.weekdays)) {
            names.push_back(std::move(name));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> all_letters() {
    std::vector<std::string> letters = bare_names(letters_of_weekdays);
    std::sort(letters.begin(), letters.end());
    return letters;
}

char32_t unified(char32_t c) {
    switch (c) {
    case U'\u0131': return U'i';       // dotless i
    case U'\u0649':                    // alef maksura
    case U'\u06CC': return U'\u064A';  // Persian yeh
    case U'\u06A9': return U'\u0643';  // keheh
    case U'\u06C1':                    // heh goal
    case U'\u0629': return U'\u0647';  // teh marbuta
    default: break;
    }
    const int digit = u_charDigitValue(static_cast<UChar32>(c));
    return digit >= 0 ? U'0' + static_cast<char32_t>(digit) : c;
}

/// Marks that a reader may leave out. Vowel signs of Indic scripts have combining class 0; they stay.
bool is_accent(UChar32 c) {
    return u_getCombiningClass(c) != 0;
}

}  // namespace

std::string bare(std::string_view text) {
    const std::string folded = fold(text);
    if (end_of_ascii(folded, 0) == folded.size()) return folded;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decomposition = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) return folded;
    const icu::StringPiece piece(folded.data(), static_cast<int32_t>(folded.size()));
    const icu::UnicodeString wide = decomposition->normalize(icu::UnicodeString::fromUTF8(piece), status);
    std::string out;
    for (int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
        const UChar32 c = wide.char32At(at);
        if (!is_accent(c)) append_utf8(out, unified(static_cast<char32_t>(c)));
    }
    return out;
}

std::optional<Month> month_named(std::string_view word) {
    static const Months months = all_months();
    const auto found = months.find(word);
    return found == months.end() ? std::nullopt : std::optional(found->second);
}

bool is_weekday(std::string_view word) {
    static const std::vector<std::string> names = all_weekdays();
    return std::binary_search(names.begin(), names.end(), word);
}

bool is_letter_of_weekday(std::string_view letter) {
    static const std::vector<std::string> letters = all_letters();
    return std::binary_search(letters.begin(), letters.end(), letter);
}

}  // namespace gazette::base
