#include "reader/common_words.h"

#include "base/text.h"
#include "base/toml.h"

namespace gazette::reader {

base::Result<CommonWords> CommonWords::read(const std::filesystem::path& file) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    CommonWords common;
    for (const std::string& tag : document->keys()) {
        const auto index = static_cast<LanguageIndex>(common.languages_.size());
        Language language{tag, {}};
        for (const std::string& word : document->strings(tag)) {
            const std::string folded = base::fold(word);
            std::vector<LanguageIndex>& having = common.having_[folded];
            if (having.empty() || having.back() != index) {
                having.push_back(index);
            }
            language.example = folded;
        }
        common.languages_.push_back(std::move(language));
    }
    if (const base::Result<void> finished = document->finish(); !finished) {
        return finished.failure();
    }
    return common;
}

const std::vector<CommonWords::LanguageIndex>& CommonWords::having(std::string_view word) const {
    static const std::vector<LanguageIndex> none;
    const auto found = having_.find(word);
    return found == having_.end() ? none : found->second;
}

}  // namespace gazette::reader
