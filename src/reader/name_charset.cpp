#include "reader/name_charset.h"

#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "reader/legacy_charset.h"

namespace gazette::reader {

namespace {

/// ICU gives 10 to whatever can be decoded.
constexpr std::int32_t lowest_name_confidence = 50;
/// As many letters that are no ASCII stand together in no Latin word.
constexpr std::size_t longer_than_latin = 4;
/// Fewer bytes that are no ASCII tell nothing about a character set.
constexpr std::size_t fewest_foreign = 3;

/// A name as letters of one script.
class NameWords {
public:
    explicit NameWords(UScriptCode script) : script_(script) {}

    /// Whether all but ASCII in it are letters of the script, in words with capitals where words have them, and none stands beside what
    /// only the second byte of another character set could be.
    bool fit(std::string_view name) {
        UChar32 before = ' ';
        for (std::size_t at = 0; at < name.size();) {
            const auto c = static_cast<UChar32>(base::next_code_point(name, at));
            if (!fits(before, c)) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /// Words of Latin letters are mostly ASCII.
    bool are_mostly_ascii() const { return others_ * 2 <= ascii_letters_; }

private:
    static bool is_foreign(UChar32 c) { return c >= 0x80; }

    bool fits(UChar32 before, UChar32 c) {
        constexpr std::string_view marks = "@[\\]^`{|}~";
        UErrorCode status = U_ZERO_ERROR;
        const bool letter = u_isalpha(c) != 0;
        if (is_foreign(c) && (!letter || uscript_getScript(c, &status) != script_)) {
            return false;
        }
        others_ += is_foreign(c) ? 1 : 0;
        ascii_letters_ += !is_foreign(c) && letter ? 1 : 0;
        if (is_foreign(before) && c < 0x80 && marks.find(static_cast<char>(c)) != std::string_view::npos) {
            return false;
        }
        const bool of_two_scripts = letter && u_isalpha(before) && is_foreign(c) != is_foreign(before);
        if (of_two_scripts && script_ != USCRIPT_LATIN) {
            return false;
        }
        return !(u_islower(before) && u_isupper(c) && (is_foreign(before) || is_foreign(c)));
    }

    UScriptCode script_;
    std::size_t others_ = 0;
    std::size_t ascii_letters_ = 0;
};

std::string_view without_ending(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

/// Nothing where the names are no words of the script.
std::optional<NameWords> name_words_of(const std::vector<std::string>& names, const char* charset, UScriptCode script) {
    NameWords words(script);
    for (const std::string& name : names) {
        const std::optional<std::string> text = decoded(without_ending(name), charset);
        if (!text || !words.fit(*text)) {
            return std::nullopt;
        }
    }
    return words;
}

bool are_words(const std::vector<std::string>& names, const char* charset, UScriptCode script) {
    const std::optional<NameWords> words = name_words_of(names, charset, script);
    return words && (script != USCRIPT_LATIN || words->are_mostly_ascii());
}

/// The most bytes of a name that are no ASCII, with at most `between` that are between one and the next: second bytes of two may be.
std::size_t most_together(const std::vector<std::string>& names, std::size_t between) {
    std::size_t most = 0;
    for (const std::string& name : names) {
        std::size_t together = 0;
        std::size_t ascii = 0;
        for (const char c : without_ending(name)) {
            const bool foreign = static_cast<unsigned char>(c) >= 0x80;
            ascii = foreign ? 0 : ascii + 1;
            together = ascii > between ? 0 : together + (foreign ? 1 : 0);
            most = std::max(most, together);
        }
    }
    return most;
}

/// What the names are in where nothing in them speaks against it. Names in capitals, or very short ones, are all but ASCII.
bool are_in_cp437(const std::vector<std::string>& names) {
    const std::optional<NameWords> words = name_words_of(names, "ibm-437", USCRIPT_LATIN);
    return words && (words->are_mostly_ascii() || most_together(names, 0) < longer_than_latin);
}

/// Where the most common characters of a character set with two bytes for each are.
struct Commons {
    const char* charset;
    unsigned char first_lead;
    unsigned char last_lead;
    unsigned char first_trail;
};

// Of sets that are as likely, that of the most people comes first.
constexpr Commons commons[] = {
    {"GB18030", 0xB0, 0xD7, 0xA1},
    {"Shift_JIS", 0x81, 0x97, 0x40},
    {"Big5", 0xA4, 0xC6, 0x40},
    {"EUC-KR", 0xB0, 0xC8, 0xA1},
};

bool can_be(const std::vector<std::string>& names, const std::string& charset) {
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        const std::optional<std::string> text = decoded(name, charset);
        return text && text->find("\uFFFD") == std::string::npos;
    });
}

/// Whether all characters of two bytes are common ones.
bool are_common(const std::vector<std::string>& names, const Commons& set) {
    for (const std::string& name : names) {
        for (std::size_t at = base::end_of_ascii(name); at < name.size(); at = base::end_of_ascii(name, at)) {
            const auto lead = static_cast<unsigned char>(name[at]);
            const auto trail = static_cast<unsigned char>(at + 1 < name.size() ? name[at + 1] : '\0');
            if (lead < set.first_lead || lead > set.last_lead || trail < set.first_trail) {
                return false;
            }
            at += 2;
        }
    }
    return can_be(names, set.charset);
}

/// ICU's, where there are enough characters for it.
std::string likeliest_charset(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) {
        all.append(without_ending(name)).append("\n");
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    ucsdet_setText(detector.get(), all.data(), static_cast<std::int32_t>(all.size()), &status);
    const UCharsetMatch* const match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < lowest_name_confidence) {
        return {};
    }
    return ucsdet_getName(match, &status);
}

}  // namespace

std::string charset_of_names(const std::vector<std::string>& names) {
    if (names.empty() || are_in_cp437(names)) {
        return {};
    }
    if (are_words(names, "ibm-850", USCRIPT_LATIN)) {
        return "ibm-850";
    }
    if (most_together(names, 1) < fewest_foreign) {
        return {};
    }
    if (are_words(names, "ibm-866", USCRIPT_CYRILLIC)) {
        return "ibm-866";
    }
    const std::string likeliest = likeliest_charset(names);
    const bool of_two_bytes =
        std::any_of(std::begin(commons), std::end(commons), [&](const Commons& set) { return likeliest == set.charset; });
    if ((of_two_bytes && can_be(names, likeliest)) ||
        (likeliest == "windows-1251" && are_words(names, "windows-1251", USCRIPT_CYRILLIC))) {
        return likeliest;
    }
    const auto* const set =
        std::find_if(std::begin(commons), std::end(commons), [&](const Commons& each) { return are_common(names, each); });
    return set == std::end(commons) ? std::string() : set->charset;
}

}  // namespace gazette::reader
