// The data of the languages: which one a text is in, and what their pages end with.

#include <string>
#include <utility>
#include <vector>

#include "reader/language_detection.h"
#include "reading.h"

namespace gazette::test {

namespace {

using Sample = std::pair<const char*, const char*>;

const std::vector<Sample> close_relatives = {
    {"da", "Havnen blev lukket efter stormen, og færgen har ikke sejlet siden. Ingen ved, hvad der skal ske nu."},
    {"nb", "Havna ble stengt etter stormen, og ferja har ikke gått siden. Ingen vet hva som skal skje nå."},
    {"nn", "Hamna vart stengd etter stormen, og ferja har ikkje gått sidan. Dei veit ikkje kva som skal skje no."},
    {"sv", "Hamnen stängdes efter stormen och färjan har inte gått sedan dess. Ingen vet när den ska öppna för trafik."},
    {"nl", "De haven is na de storm gesloten en de veerboot heeft niet meer gevaren. Ook de markt wordt verplaatst."},
    {"af",
     "Die hawe is ná die storm gesluit en die veerboot het nie weer gevaar nie. Hulle weet nie wat nou sal gebeur nie."},
    {"es",
     "El puerto cerró después de la tormenta y los barcos no han salido. También la lonja está vacía, pero hay pescado."},
    {"pt",
     "O porto fechou depois da tempestade e os barcos não saíram. A lota também está vazia, mas há peixe até sábado."},
    {"gl", "O porto pechou despois da tormenta e os barcos non saíron. A lonxa tamén está baleira, pero hai unha reserva."},
    {"ca",
     "El port va tancar després de la tempesta i els vaixells no han sortit. També és buida la llotja, però amb peix."},
    {"cs", "Přístav se po bouři zavřel a trajekt od té doby nejel. Není jasné, který podnik jej otevře, nebo když vůbec."},
    {"sk", "Prístav sa po búrke zatvoril a trajekt odvtedy nešiel. Nie je jasné, ktorý podnik ho otvorí, alebo keď vôbec."},
    {"hr",
     "Luka je zatvorena nakon oluje i trajekt nije vozio. Nitko ne zna što će biti, ili koja tvrtka vozi prema otoku."},
    {"sl",
     "Pristanišče je po nevihti zaprto in trajekt ne vozi. Nihče ne ve, ali bo še vozil, ker so bile zaloge pri koncu."},
    {"id", "Pelabuhan ditutup karena badai dan feri tidak bisa berlayar. Namun mereka berkata bahwa pasar telah dibuka."},
    {"ms", "Pelabuhan ditutup kerana ribut dan feri tidak boleh belayar. Beliau berkata bahawa pasar itu turut dibuka."},
    {"tr", "Liman fırtınadan sonra kapandı ve feribot bir daha sefere çıkmadı. Ancak pazar için yeni bir yer bulundu."},
    {"az", "Liman fırtınadan sonra bağlandı və bərə bir daha yola çıxmadı. Bazar isə yeni yer üçün hələ açıq deyil."},
    {"ru", "Порт закрыли после шторма, и паром больше не ходит. Никто не знает, что будет, но рынок уже может работать."},
    {"uk", "Порт закрили після шторму, і пором більше не ходить. Ніхто не знає, що буде, але ринок вже може працювати."},
    {"be",
     "Порт зачынілі пасля шторму, і паром больш не ходзіць. Ніхто не ведае, што будзе, але рынак ужо можа працаваць."},
    {"bg", "Пристанището беше затворено след бурята и фериботът не е тръгнал. Никой не знае какво ще стане, но има риба."},
    {"mk",
     "Пристаништето беше затворено по бурата и траектот не тргна. Никој не знае што ќе биде, но има риба од езерото."},
    {"sr",
     "Лука је затворена после олује и трајект није кренуо. Нико не зна шта ће бити, али пијаца је због рибе отворена."},
    {"ar", "أغلق الميناء بعد العاصفة ولم تبحر العبارة حتى الآن. وقال الصيادون إن السوق مفتوح كما كان من قبل في المدينة."},
    {"fa", "بندر پس از توفان بسته شد و کشتی دیگر حرکت نکرد. بازار اما باز است و ماهی‌فروشان از "
           "این "
           "کار "
           "خوشحال "
           "هستند."},
    {"ur", "طوفان کے بعد بندرگاہ بند کر دی گئی ہے اور کشتی نہیں چلی۔ لوگوں کا کہنا ہے کہ بازار کھلا ہے۔"},
    {"hi", "तूफान के बाद बंदरगाह बंद कर दिया गया है और नाव नहीं चली। लोगों का कहना है कि बाजार खुला है।"},
    {"mr", "वादळानंतर बंदर बंद करण्यात आले आहे आणि बोट सुटली नाही. बाजार मात्र सुरू आहे, असे त्यांनी सांगितले."},
    {"he", "הנמל נסגר לאחר הסערה והמעבורת לא יצאה. איש אינו יודע מה יהיה, אבל השוק פתוח גם היום על אף הגשם."},
};

/// What WordPress puts below an article, in its own words.
const std::vector<Sample> comment_forms = {
    {"de", "Schreibe einen Kommentar\n\nDeine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * "
           "markiert\n\nKommentar *\n\nName *"},
    {"fr", "Laisser un commentaire\n\nVotre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec "
           "*\n\nCommentaire *\n\nNom *"},
    {"es", "Deja una respuesta\n\nTu dirección de correo electrónico no será publicada. Los campos obligatorios están "
           "marcados con *\n\nComentario *\n\nNombre *"},
    {"ru", "Добавить комментарий\n\nВаш адрес email не будет опубликован. Обязательные поля помечены *\n\nКомментарий "
           "*\n\nИмя *"},
    {"ar", "اترك تعليقاً\n\nلن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *\n\nالتعليق *\n\nالاسم *"},
    {"fa", "دیدگاهتان را بنویسید\n\nنشانی ایمیل شما منتشر نخواهد شد. بخش‌های "
           "موردنیاز "
           "علامت‌گذاری "
           "شده‌اند "
           "*\n\nدیدگاه "
           "*\n\nنام *"},
    {"tr", "Bir yanıt yazın\n\nE-posta adresiniz yayınlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir\n\nYorum "
           "*\n\nAd *"},
    {"ja", "コメントを残す\n\nメールアドレスが公開されることはありません。 ※ が付いている欄は必須項目です\n\nコメント "
           "※\n\n名前 ※"},
    {"zh", "发表回复\n\n您的邮箱地址不会被公开。 必填项已用 * 标注\n\n评论 *\n\n显示名称 *"},
    {"he", "כתיבת תגובה\n\nהאימייל לא יוצג באתר. שדות החובה מסומנים *\n\nתגובה *\n\nשם *"},
};

}  // namespace

TEST_CASE("two sentences are enough to tell a language from its nearest relatives") {
    for (const auto& [language, text] : close_relatives) {
        INFO(text);
        CHECK(reader::detect_language(text, rules()) == language);
    }
}

TEST_CASE("a text in no language of the data is undetermined, and a script of its own needs no words") {
    CHECK(reader::detect_language("Tavo mirel sun kapra. Telo venu har siba, noro lume.", rules()) == "und");
    CHECK(reader::detect_language("Το λιμάνι έκλεισε μετά την καταιγίδα, \"the end of the line\".", rules()) == "el");
    CHECK(reader::detect_language("", rules()) == "und");
}

TEST_CASE("the comment form below an article goes, in any language") {
    const std::string sentence = "The harbour was closed on Monday after a storm, and it will be open again.";
    for (const auto& [language, form] : comment_forms) {
        INFO(language);
        const article::Article article = read_text("Ferry\n\n" + sentence + "\n\n" + form + "\n");
        CHECK(body(article) == sentence);
    }
}

}  // namespace gazette::test
