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

// One string a month: English, German, French, Spanish, Portuguese, Italian, Russian, Turkish; then Arabic (Egypt,
// Levant, Maghreb), Persian, Hindi. Accents are left to `bare`.
constexpr std::array<std::string_view, 12> months = {
    "january,jan,januar,jänner,janvier,janv,enero,ene,janeiro,gennaio,gen,январь,января,янв,ocak,oca,"
    "يناير,كانون الثاني,جانفي,ژانویه,जनवरी",
    "february,feb,februar,février,févr,febrero,fevereiro,fev,febbraio,febb,февраль,февраля,фев,февр,şubat,şub,"
    "فبراير,شباط,فيفري,فوریه,फ़रवरी",
    "march,mar,märz,mrz,mär,mars,marzo,março,март,марта,мар,mart,مارس,آذار,मार्च",
    "april,apr,avril,avr,abril,abr,aprile,апрель,апреля,апр,nisan,nis,أبريل,إبريل,نيسان,أفريل,آوریل,अप्रैल",
    "may,mai,mayo,maio,maggio,mag,май,мая,mayıs,مايو,أيار,ماي,مه,می,मई",
    "june,jun,juni,juin,junio,junho,giugno,giu,июнь,июня,июн,haziran,haz,يونيو,يونيه,حزيران,جوان,ژوئن,जून",
    "july,jul,juli,juillet,juil,julio,julho,luglio,lug,июль,июля,июл,temmuz,tem,"
    "يوليو,يوليه,تموز,جويلية,ژوئیه,جولای,जुलाई",
    "august,aug,août,agosto,ago,август,августа,авг,ağustos,ağu,أغسطس,آب,أوت,اوت,آگوست,अगस्त",
    "september,sep,sept,septembre,septiembre,setiembre,setembro,set,settembre,sett,сентябрь,сентября,сен,сент,eylül,eyl,"
    "سبتمبر,أيلول,شتنبر,سپتامبر,सितंबर,सितम्बर",
    "october,oct,oktober,okt,octobre,octubre,outubro,out,ottobre,ott,октябрь,октября,окт,ekim,eki,"
    "أكتوبر,تشرين الأول,اکتبر,अक्टूबर,अक्तूबर",
    "november,nov,novembre,noviembre,novembro,ноябрь,ноября,ноя,нояб,kasım,kas,"
    "نوفمبر,تشرين الثاني,نونبر,نوامبر,नवंबर,नवम्बर",
    "december,dec,dezember,dez,décembre,déc,diciembre,dic,dezembro,dicembre,декабрь,декабря,дек,aralık,ara,"
    "ديسمبر,كانون الأول,دجنبر,دسامبر,दिसंबर,दिसम्बर",
};

constexpr std::string_view weekdays =
    "monday,tuesday,wednesday,thursday,friday,saturday,sunday,mon,tue,tues,wed,weds,thu,thur,thurs,fri,sat,sun,"
    "montag,dienstag,mittwoch,donnerstag,freitag,samstag,sonnabend,sonntag,mo,di,mi,do,fr,sa,so,"
    "lundi,mardi,mercredi,jeudi,vendredi,samedi,dimanche,lun,mer,jeu,ven,sam,dim,"
    "lunes,martes,miércoles,jueves,viernes,sábado,domingo,mié,jue,vie,sáb,"
    "segunda-feira,terça-feira,quarta-feira,quinta-feira,sexta-feira,segunda,terça,quarta,quinta,sexta,"
    "lunedì,martedì,mercoledì,giovedì,venerdì,sabato,domenica,gio,"
    "понедельник,вторник,среда,четверг,пятница,суббота,воскресенье,пн,вт,ср,чт,пт,сб,вс,"
    "pazartesi,salı,çarşamba,perşembe,cuma,cumartesi,pazar,"
    "الاثنين,الإثنين,الثلاثاء,الأربعاء,الخميس,الجمعة,السبت,الأحد,"
    "دوشنبه,سه شنبه,سه‌شنبه,چهارشنبه,چهار شنبه,پنجشنبه,پنج "
    "شنبه,جمعه,شنبه,یکشنبه,یک "
    "شنبه,"
    "सोमवार,मंगलवार,बुधवार,गुरुवार,शुक्रवार,शनिवार,रविवार";

std::vector<std::string> bare_names(std::string_view list) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t end = std::min(list.find(',', from), list.size());
        out.push_back(bare(list.substr(from, end - from)));
        from = end + 1;
    }
    return out;
}

using MonthNumbers = std::map<std::string, int, std::less<>>;

MonthNumbers number_months() {
    MonthNumbers numbers;
    for (std::size_t i = 0; i < months.size(); ++i) {
        for (std::string& name : bare_names(months[i])) {
            [[maybe_unused]] const auto [at, added] = numbers.emplace(std::move(name), static_cast<int>(i) + 1);
            assert(at->second == static_cast<int>(i) + 1);
        }
    }
    return numbers;
}

std::vector<std::string> sorted_weekdays() {
    std::vector<std::string> names = bare_names(weekdays);
    std::sort(names.begin(), names.end());
    return names;
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

int month_named(std::string_view word) {
    static const MonthNumbers numbers = number_months();
    const auto found = numbers.find(word);
    return found == numbers.end() ? 0 : found->second;
}

bool is_weekday(std::string_view word) {
    static const std::vector<std::string> names = sorted_weekdays();
    return std::binary_search(names.begin(), names.end(), word);
}

}  // namespace gazette::base
