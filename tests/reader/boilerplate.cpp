// The same page of an invented outlet in ten languages: what each one's page furniture is, and what only looks like it.

#include "base/language.h"
#include "reading.h"

using namespace gazette;
using namespace gazette::test;

namespace {

struct Page {
    const char* language;
    const char* headline;
    /// As it stands under the headline, and the name in it; empty where the language has no usual opening.
    const char* byline;
    const char* author;
    const char* first;
    /// Headings that are furniture only in company.
    const char* comments;
    const char* more;
    const char* second;
    const char* source;
    const char* profile;
    /// Under the article, in this order: share bar, newsletter, cookies, comment form.
    std::vector<const char*> furniture;
};

const std::vector<Page> pages = {
    {"en",
     "Ferry Leaves Late",
     "By Ilka Marrane",
     "Ilka Marrane",
     "The ferry to Marl Island left an hour late on Monday because the clock on the quay had stopped, the harbour master "
     "said.",
     "Comments",
     "Read more",
     "Nobody complained. The bakery on the quay stayed open until the last passenger had gone on board with a bun.",
     "Salt Quay Courier",
     "Salt Quay Courier is a weekly of the harbour towns, printed on Thursdays and paid for by its readers since 1904.",
     {"Share this article", "Subscribe to our newsletter", "We use cookies", "Leave a Reply",
      "Your email address will not be published. Required fields are marked *", "Post Comment"}},
    {"de",
     "Fähre fährt zu spät ab",
     "Von Ilka Marrane",
     "Ilka Marrane",
     "Die Fähre zur Mergelinsel ist am Montag eine Stunde zu spät abgefahren, weil die Uhr am Kai stehen geblieben war, "
     "wie der "
     "Hafenmeister sagte.",
     "Kommentare",
     "Weiterlesen",
     "Niemand beschwerte sich. Die Bäckerei am Kai blieb offen, bis auch der letzte Fahrgast mit einem Brötchen an Bord "
     "war.",
     "Salzkai-Bote",
     "Salzkai-Bote ist eine Wochenzeitung der Hafenstädte, die am Donnerstag erscheint und seit 1904 von ihren Lesern "
     "bezahlt wird.",
     {"Artikel teilen", "Newsletter abonnieren", "Wir verwenden Cookies", "Schreibe einen Kommentar",
      "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert", "Kommentar abschicken"}},
    {"fr",
     "Le bac part en retard",
     "Par Ilka Marrane",
     "Ilka Marrane",
     "Le bac de l’île aux Marnes est parti lundi avec une heure de retard parce que l’horloge du quai s’était arrêtée, a "
     "dit le "
     "capitaine du port.",
     "Commentaires",
     "Lire la suite",
     "Personne ne s’est plaint. La boulangerie du quai est restée ouverte jusqu’à ce que le dernier passager soit monté à "
     "bord.",
     "Le Courrier du Quai",
     "Le Courrier du Quai est un hebdomadaire des villes du port, imprimé le jeudi et payé par ses lecteurs depuis 1904.",
     {"Partager cet article", "Inscrivez-vous à notre newsletter", "Accepter tous les cookies", "Laisser un commentaire",
      "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *", "Annuler la réponse"}},
    {"es",
     "El transbordador sale tarde",
     "Por Ilka Marrane",
     "Ilka Marrane",
     "El transbordador de la isla Marga salió el lunes con una hora de retraso porque el reloj del muelle se había parado, "
     "dijo la "
     "capitana del puerto.",
     "Comentarios",
     "Leer más",
     "Nadie se quejó. La panadería del muelle siguió abierta hasta que el último pasajero subió a bordo con un bollo.",
     "El Correo del Muelle",
     "El Correo del Muelle es un semanario de los pueblos del puerto, que se imprime los jueves y pagan sus lectores desde "
     "1904.",
     {"Compartir en Facebook", "Suscríbete a nuestro boletín", "Aceptar todas las cookies", "Deja una respuesta",
      "Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *",
      "Publicar comentario"}},
    {"pt",
     "A barca sai atrasada",
     "Por Ilka Marrane",
     "Ilka Marrane",
     "A barca da ilha da Marga saiu na segunda-feira com uma hora de atraso porque o relógio do cais tinha parado, disse o "
     "capitão "
     "do porto.",
     "Comentários",
     "Leia mais",
     "Ninguém se queixou. A padaria do cais não fechou até que o último passageiro subisse a bordo com um pão na mão.",
     "Correio do Cais",
     "Correio do Cais é um semanário das vilas do porto, impresso às quintas-feiras e pago pelos seus leitores desde 1904.",
     {"Compartilhe este artigo", "Assine nossa newsletter", "Aceitar todos os cookies", "Deixe um comentário",
      "O seu endereço de e-mail não será publicado. Campos obrigatórios são marcados com *", "Publicar comentário"}},
    {"it",
     "Il traghetto parte in ritardo",
     "Di Ilka Marrane",
     "Ilka Marrane",
     "Il traghetto per l’isola Marna è partito lunedì con un’ora di ritardo perché l’orologio del molo si era fermato, ha "
     "detto il "
     "comandante del porto.",
     "Commenti",
     "Leggi tutto",
     "Nessuno si è lamentato. Il forno del molo è rimasto aperto finché anche l’ultimo passeggero non è salito a bordo.",
     "Corriere del Molo",
     "Corriere del Molo è un settimanale delle città del porto, stampato il giovedì e pagato dai suoi lettori dal 1904.",
     {"Condividi questo articolo", "Iscriviti alla nostra newsletter", "Accetta tutti i cookie", "Lascia un commento",
      "Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *", "Annulla risposta"}},
    {"ru",
     "Паром ушёл с опозданием",
     "Автор: Илка Марран",
     "Илка Марран",
     "Паром на остров Мергель ушёл в понедельник на час позже, потому что часы на причале остановились, сообщил начальник "
     "порта.",
     "Комментарии",
     "Подробнее",
     "Никто не жаловался, все говорили, что это уже было. Пекарня на причале не закрывалась до тех пор, пока последний "
     "пассажир не поднялся на борт с "
     "булкой.",
     "Вестник Причала",
     "Вестник Причала — еженедельник портовых городов, который выходит по четвергам и с 1904 года живёт на деньги "
     "читателей.",
     {"Поделиться с друзьями", "Подпишитесь на нашу рассылку", "Мы используем файлы cookie", "Добавить комментарий",
      "Ваш адрес email не будет опубликован. Обязательные поля помечены *", "Отправить комментарий"}},
    {"ar",
     "العبّارة تنطلق متأخرة",
     "بقلم إلكا مران",
     "إلكا مران",
     "انطلقت العبّارة إلى جزيرة مرل يوم الاثنين متأخرة ساعة كاملة لأن ساعة الرصيف كانت قد توقفت، كما قال مدير الميناء.",
     "التعليقات",
     "اقرأ المزيد",
     "لم يشتك أحد. وظل المخبز الذي على الرصيف مفتوحا حتى صعد آخر الركاب إلى العبّارة وفي يده رغيف.",
     "بريد الرصيف",
     "بريد الرصيف صحيفة أسبوعية لمدن الميناء، تطبع كل خميس ويدفع قراؤها ثمنها منذ عام 1904.",
     {"شارك هذا المقال", "اشترك في نشرتنا البريدية", "نستخدم ملفات تعريف الارتباط", "اترك تعليقاً",
      "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *", "إلغاء الرد"}},
    {"fa",
     "قایق دیر راه افتاد",
     "به قلم ایلکا مران",
     "ایلکا مران",
     "قایق جزیرهٔ مارل روز دوشنبه یک ساعت دیر راه افتاد، چون ساعت اسکله ایستاده بود؛ این را رئیس بندر گفت.",
     "دیدگاه‌ها",
     "بیشتر بخوانید",
     "کسی شکایت نکرد. نانوایی اسکله تا وقتی که آخرین مسافر با نانی در دست سوار شد، باز ماند و چراغ آن روشن بود.",
     "پیک اسکله",
     "پیک اسکله هفته‌نامهٔ شهرهای بندری است که پنجشنبه‌ها چاپ می‌شود و از سال ۱۹۰۴ خوانندگانش هزینهٔ "
     "آن "
     "را "
     "می‌دهند.",
     {"این مطلب را به اشتراک بگذارید", "عضویت در خبرنامه", "ما از کوکی‌ها استفاده می‌کنیم",
      "دیدگاهتان را بنویسید",
      "نشانی ایمیل شما منتشر نخواهد شد. بخش‌های موردنیاز علامت‌گذاری "
      "شده‌اند "
      "*",
      "فرستادن دیدگاه"}},
    {"tr",
     "Vapur geç kalktı",
     "Yazan: Ilka Marrane",
     "Ilka Marrane",
     "Marn Adası vapuru pazartesi günü bir saat geç kalktı, çünkü iskelenin saati durmuştu; bunu liman başkanı söyledi.",
     "Yorumlar",
     "Daha fazla",
     "Kimse şikâyet etmedi. İskeledeki fırın, son yolcu da elinde bir çörek ile vapura binene kadar açık kaldı ve ışığı "
     "yandı.",
     "İskele Postası",
     "İskele Postası, liman kentlerinin perşembe günleri çıkan ve 1904 yılından beri okurlarının parasıyla yaşayan "
     "haftalık gazetesidir.",
     {"Bu haberi paylaş", "Bültenimize abone olun", "Tüm çerezleri kabul et", "Bir yanıt yazın",
      "E-posta adresiniz yayınlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir", "Yorum gönder"}},
};

std::string text_of(const std::vector<std::string>& blocks) {
    std::string text;
    for (const std::string& block : blocks) {
        text += block + "\n\n";
    }
    return text;
}

std::vector<std::string> whole(const Page& page) {
    std::vector<std::string> blocks = {page.headline, page.byline, page.first, page.second, page.source, page.profile};
    blocks.insert(blocks.end(), page.furniture.begin(), page.furniture.end());
    return blocks;
}

}  // namespace

TEST_CASE("a scraped page in ten languages gives headline, byline, body, outlet, and its furniture is removed") {
    for (const Page& page : pages) {
        INFO(page.language);
        const article::Article article = read_text(text_of(whole(page)));
        CHECK(article.title == page.headline);
        CHECK(article.byline == page.author);
        CHECK(body(article) == std::string(page.first) + "\n" + page.second);
        CHECK(article.source.name == page.source);
        CHECK(article.source.profile == page.profile);
        CHECK(article.language == page.language);
        CHECK(article.direction == base::direction_of(page.language));
        REQUIRE(article.removed.size() == page.furniture.size());
        const char* const reasons[] = {"share bar",    "newsletter",   "cookie notice",
                                       "comment form", "comment form", "comment form"};
        for (std::size_t i = 0; i < article.removed.size(); ++i) {
            CHECK(article.removed[i].text == page.furniture[i]);
            CHECK(article.removed[i].why == reasons[i]);
            CHECK(article.removed[i].line == static_cast<int>(13 + 2 * i));
        }
    }
}

TEST_CASE("a heading in the middle of an article stays in each of ten languages, though it could be furniture") {
    for (const Page& page : pages) {
        for (const char* heading : {page.comments, page.more}) {
            INFO(page.language << ": " << heading);
            const article::Article article = read_text(text_of({page.headline, page.first, heading, page.second}));
            CHECK(body(article) == std::string(page.first) + "\n" + heading + "\n" + page.second);
            CHECK(article.removed.empty());
        }
    }
}

TEST_CASE("the same headings go where they end a page together") {
    for (const Page& page : pages) {
        INFO(page.language);
        const article::Article article =
            read_text(text_of({page.headline, page.first, page.second, page.more, page.comments}));
        CHECK(body(article) == std::string(page.first) + "\n" + page.second);
        CHECK(article.removed.size() == 2);
    }
}

TEST_CASE("furniture that a sentence speaks of is a sentence") {
    for (const Page& page : pages) {
        INFO(page.language);
        const std::string sentence = std::string("“") + page.furniture[3] + "” — " + page.first;
        const article::Article article = read_text(text_of({page.headline, page.first, sentence, page.second}));
        CHECK(body(article) == std::string(page.first) + "\n" + sentence + "\n" + page.second);
    }
}

TEST_CASE("a source is stated in the last line in each of ten languages") {
    const char* const openings[] = {
        "Source:", "Quelle:", "Source :", "Fuente:", "Fonte:", "Fonte:", "Источник:", "المصدر:", "منبع:", "Kaynak:"};
    for (std::size_t i = 0; i < pages.size(); ++i) {
        INFO(pages[i].language);
        const article::Article article =
            read_text(text_of({pages[i].headline, pages[i].first, std::string(openings[i]) + " " + pages[i].source}));
        CHECK(article.source.name == pages[i].source);
        CHECK(body(article) == pages[i].first);
    }
}

TEST_CASE("the furniture of one language is told by itself under a text in another") {
    for (const Page& page : pages) {
        INFO(page.language);
        const Page& other = pages[&page == &pages.front() ? 1 : 0];
        std::vector<std::string> blocks = {other.headline, other.first, other.second};
        blocks.insert(blocks.end(), page.furniture.begin(), page.furniture.end());
        CHECK(body(read_text(text_of(blocks))) == std::string(other.first) + "\n" + other.second);
    }
}
