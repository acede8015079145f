#include "layout/libhyphen.h"

#include <cstddef>
#include <cstdlib>
#include <mutex>
#include <utility>

#include <hyphen.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"

namespace gazette::layout {

struct LibhyphenPatterns::State {
    struct Free {
        void operator()(HyphenDict* patterns) const { hnj_hyphen_free(patterns); }
    };
    struct Close {
        void operator()(UConverter* opened) const { ucnv_close(opened); }
    };

    std::unique_ptr<HyphenDict, Free> dict;
    /// None where the file is in UTF-8.
    std::unique_ptr<UConverter, Close> converter = {};
    /// A converter has a state.
    mutable std::mutex lock = {};

    /// The word in the patterns' character set, empty where it has none of it; `starts` receives the UTF-8 offset of each
    /// character, and the word's end.
    std::string encode(const std::string& word, std::vector<std::uint16_t>& starts) const {
        std::u16string utf16;
        for (std::size_t at = 0; at < word.size();) {
            starts.push_back(static_cast<std::uint16_t>(at));
            const char32_t code_point = base::next_code_point(word, at);
            if (code_point > 0xFFFF) return {};
            utf16.push_back(static_cast<char16_t>(code_point));
        }
        starts.push_back(static_cast<std::uint16_t>(word.size()));
        if (!converter) return word;
        const std::lock_guard guard(lock);
        std::string out(word.size() + 8, '\0');
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t size = ucnv_fromUChars(converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                                                  utf16.data(), static_cast<std::int32_t>(utf16.size()), &status);
        // Only sets of one byte a character let a position be told.
        if (U_FAILURE(status) || static_cast<std::size_t>(size) != utf16.size()) return {};
        out.resize(static_cast<std::size_t>(size));
        return out;
    }

    /// Indices of the characters after which a hyphen may stand.
    std::vector<std::size_t> positions(const std::string& encoded, std::size_t characters, HyphenMinima minima) const {
        const int size = static_cast<int>(encoded.size());
        std::vector<char> marks(encoded.size() + 5, '0');
        char** replacements = nullptr;
        int* places = nullptr;
        int* cuts = nullptr;
        const int failed = hnj_hyphen_hyphenate3(dict.get(), encoded.c_str(), size, marks.data(), nullptr, &replacements,
                                                 &places, &cuts, minima.before, minima.after, 0, 0);
        std::vector<std::size_t> found;
        for (std::size_t i = 0; failed == 0 && i + 1 < characters; ++i) {
            const bool respells = replacements != nullptr && replacements[i] != nullptr;
            if ((marks[i] & 1) != 0 && !respells) found.push_back(i);
        }
        for (int i = 0; replacements != nullptr && i < size; ++i) std::free(replacements[i]);
        std::free(replacements);
        std::free(places);
        std::free(cuts);
        return found;
    }
};

LibhyphenPatterns::LibhyphenPatterns(std::unique_ptr<State> state) : state_(std::move(state)) {}

LibhyphenPatterns::~LibhyphenPatterns() = default;

std::unique_ptr<LibhyphenPatterns> LibhyphenPatterns::load(const std::filesystem::path& file) {
    auto state = std::make_unique<State>();
    state->dict.reset(hnj_hyphen_load(file.c_str()));
    if (!state->dict) return nullptr;
    if (state->dict->utf8 == 0) {
        UErrorCode status = U_ZERO_ERROR;
        state->converter.reset(ucnv_open(state->dict->cset, &status));
        if (U_FAILURE(status)) return nullptr;
        ucnv_setFromUCallBack(state->converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    }
    return std::unique_ptr<LibhyphenPatterns>(new LibhyphenPatterns(std::move(state)));
}

std::vector<std::uint16_t> LibhyphenPatterns::hyphenate(const std::string& word, HyphenMinima minima) const {
    std::vector<std::uint16_t> starts;
    const std::string encoded = state_->encode(word, starts);
    if (encoded.empty()) return {};
    std::vector<std::uint16_t> offsets;
    for (const std::size_t position : state_->positions(encoded, starts.size() - 1, minima)) {
        offsets.push_back(starts[position + 1]);
    }
    return offsets;
}

}  // namespace gazette::layout
