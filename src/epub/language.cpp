#include "epub/language.h"

namespace gazette::epub {

const char* name_of(base::Direction direction) {
    return direction == base::Direction::right_to_left ? "rtl" : "ltr";
}

void language_attributes(Xml& xml, const std::string& language, std::optional<base::Direction> direction) {
    const std::string tag = language.empty() ? std::string() : base::canonical_language(language);
    if (!tag.empty()) {
        xml.attribute("lang", tag);
        xml.attribute("xml:lang", tag);
    }
    if (direction) {
        xml.attribute("dir", name_of(*direction));
    }
}

}  // namespace gazette::epub
