#pragma once

// What the fuzzers of the readers share: bytes in, a crash where an article breaks the promises of article.h.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "reader/reader.h"
#include "reader/rules.h"
#include "source/provenance.h"

namespace gazette::fuzz {

inline void expect(bool kept, const char* promise) {
    if (!kept) {
        std::fprintf(stderr, "broken promise: %s\n", promise);
        std::abort();
    }
}

inline const reader::Rules& rules() {
    static const base::Result<reader::Rules> read = reader::Rules::read(GAZETTE_DATA_DIR "/reader");
    expect(static_cast<bool>(read), "the data can be read");
    return *read;
}

inline const source::Registry& registry() {
    static const base::Result<source::Registry> read = [] {
        source::Outlet outlet;
        outlet.name = "Salt Quay Courier";
        outlet.aliases = {"SQC"};
        return source::Registry::from({outlet});
    }();
    expect(static_cast<bool>(read), "the registry can be made");
    return *read;
}

inline void expect_clean(const std::string& text) {
    base::Diagnostics found;
    expect(base::scrub(text, "", found) == text && found.empty(), "every string is scrubbed");
}

inline void expect_one_line(const std::string& text) {
    expect_clean(text);
    expect(text.find('\n') == std::string::npos, "a fact holds no newline");
}

inline void check(const article::Article& article) {
    for (const std::string& fact : {article.title, article.subtitle, article.byline, article.dateline, article.source.name,
                                    article.source.profile, article.url, article.licence}) {
        expect_one_line(fact);
    }
    for (const std::string& tag : article.tags) {
        expect_one_line(tag);
    }
    for (const article::RemovedLine& line : article.removed) {
        expect_one_line(line.text);
    }
    for (const base::Diagnostic& diagnostic : article.diagnostics) {
        expect_clean(diagnostic.what);
        expect(!diagnostic.place.file.empty(), "a diagnostic has a place");
    }
    expect(!article.body.empty(), "an article has a body");
    expect_clean(article::dump(article.body));
    source::provenance_of(article, registry());
}

inline void read(const reader::Bytes& bytes) {
    const base::Result<reader::Reading> reading = reader::read(bytes, {registry(), rules()});
    if (!reading) {
        expect(!reading.error().what.empty() && !reading.error().hint.empty(), "a failure says what and gives a hint");
        return;
    }
    for (const article::Article& article : reading->articles) {
        check(article);
    }
    for (const reader::Unread& part : reading->unread) {
        expect_clean(part.entry);
        expect(!part.diagnostic.what.empty() && !part.diagnostic.place.file.empty(),
               "what was not read says why and where");
    }
}

}  // namespace gazette::fuzz
