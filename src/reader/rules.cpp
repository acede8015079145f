#include "reader/rules.h"

#include <utility>

namespace gazette::reader {

namespace fs = std::filesystem;

namespace {

/// Where `made` is a failure, it is given on.
template <class Value>
base::Result<void> put(base::Result<Value> made, Value& place) {
    if (!made) {
        return made.failure();
    }
    place = *std::move(made);
    return {};
}

}  // namespace

base::Result<Rules> Rules::read(const fs::path& folder) {
    Rules rules;
    rules.latin_phrases_ = base::Lazy<PhraseTable>([folder] { return PhraseTable::read_latin(folder / "boilerplate"); });
    rules.phrases_ = base::Lazy<PhraseTable>([folder] { return PhraseTable::read(folder / "boilerplate"); });
    rules.texts_ = base::Lazy<TextRules>([folder] { return TextRules::read(folder / "texts.toml"); });
    rules.common_words_ = base::Lazy<CommonWords>([folder] { return CommonWords::read(folder / "languages.toml"); });
    rules.letters_ = base::Lazy<LetterRules>([folder] { return LetterRules::read(folder / "letters.toml"); });
    rules.html_ = base::Lazy<html::PageRules>([folder] { return html::PageRules::read(folder / "html"); });
    for (const base::Result<void>& done : {put(ContentLimits::read(folder / "text_content.toml"), rules.content_),
                                           put(ContainerLimits::read(folder / "containers.toml"), rules.containers_),
                                           put(FeedLimits::read(folder / "feeds.toml"), rules.feeds_),
                                           put(ExportFields::read(folder / "exports.toml"), rules.exports_)}) {
        if (!done) {
            return done.failure();
        }
    }
    return rules;
}

std::optional<base::Failure> Rules::failure() const {
    for (const std::optional<base::Failure>& failure : {latin_phrases_.failure(), phrases_.failure(), texts_.failure(),
                                                        common_words_.failure(), html_.failure(), letters_.failure()}) {
        if (failure) {
            return failure;
        }
    }
    return std::nullopt;
}

const PhraseTable& Rules::phrases_for(std::string_view line) const {
    return has_other_letters(line) ? phrases_.get() : latin_phrases_.get();
}

std::optional<Boilerplate> Rules::boilerplate(std::string_view line) const {
    return line.size() > longest_phrase ? std::nullopt : phrases_for(line).boilerplate(line);
}

std::string Rules::byline(std::string_view line) const {
    return line.size() > longest_phrase ? std::string() : phrases_for(line).byline(line);
}

std::string Rules::stated_source(std::string_view line) const {
    return line.size() > longest_phrase ? std::string() : phrases_for(line).stated_source(line);
}

}  // namespace gazette::reader
