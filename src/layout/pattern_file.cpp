#include "layout/pattern_file.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <utility>

#include <unicode/ucnv.h>

#include "base/ascii.h"
#include "base/utf8.h"

namespace gazette::layout {

namespace {

constexpr char32_t unmapped = 0xFFFD;

/// What each byte means.
using ByteSet = std::array<char32_t, 256>;

std::optional<ByteSet> byte_set(const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(charset.c_str(), &status), ucnv_close);
    if (U_FAILURE(status) || ucnv_getMaxCharSize(converter.get()) != 1) return std::nullopt;
    ByteSet set{};
    for (std::size_t i = 0; i < set.size(); ++i) {
        const char byte = static_cast<char>(i);
        UChar units[2] = {};
        status = U_ZERO_ERROR;
        const std::int32_t count = ucnv_toUChars(converter.get(), units, 2, &byte, 1, &status);
        set[i] = U_SUCCESS(status) && count == 1 ? units[0] : unmapped;
    }
    return set;
}

std::u32string alphabet_of(const ByteSet& set) {
    std::u32string alphabet;
    std::copy_if(set.begin(), set.end(), std::back_inserter(alphabet), [](char32_t c) { return c != unmapped; });
    std::sort(alphabet.begin(), alphabet.end());
    return alphabet;
}

/// Takes the text up to the end of its first line, without that.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// What follows the keyword, without blanks before it; nothing where the line begins otherwise.
std::optional<std::string_view> after_keyword(std::string_view line, std::string_view keyword) {
    if (!line.starts_with(keyword)) return std::nullopt;
    line.remove_prefix(keyword.size());
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return line;
}

int number_in(std::string_view text) {
    constexpr int most = 100;
    int number = 0;
    for (std::size_t at = 0; at < text.size() && base::is_ascii_digit(text[at]) && number < most; ++at) {
        number = 10 * number + (text[at] - '0');
    }
    return number;
}

class PatternFileReader {
public:
    /// `set` is null where the file is in UTF-8.
    PatternFileReader(PatternFile& file, const ByteSet* set) : file_(file), set_(set) {}

    /// False where a line respells.
    bool read(std::string_view text) {
        while (!text.empty()) {
            const std::string_view line = take_line(text);
            if (line.starts_with("NEXTLEVEL")) {
                if (std::exchange(is_second_, true)) break;
                std::swap(file_.compounds, file_.words);
            } else if (!line.starts_with('%') && !take_setting(line) && !add_pattern(line)) {
                return false;
            }
        }
        // The list of a file with one level is libhyphen's own, of marks that are in no word.
        if (!is_second_) file_.kept.clear();
        return true;
    }

private:
    /// Those of the first level hold for the whole file.
    bool take_setting(std::string_view line) {
        if (line.empty() || line.front() < 'A' || line.front() > 'Z') return false;
        const std::pair<std::string_view, int*> numbers[] = {{"LEFTHYPHENMIN", &file_.minima.before},
                                                             {"RIGHTHYPHENMIN", &file_.minima.after},
                                                             {"COMPOUNDLEFTHYPHENMIN", &file_.within_compounds.before},
                                                             {"COMPOUNDRIGHTHYPHENMIN", &file_.within_compounds.after}};
        for (const auto& [keyword, setting] : numbers) {
            const auto value = after_keyword(line, keyword);
            if (value && !is_second_) *setting = number_in(*value);
            if (value) return true;
        }
        const auto list = after_keyword(line, "NOHYPHEN");
        if (list && !is_second_) file_.kept = parted_at_commas(*list);
        return list.has_value();
    }

    bool add_pattern(std::string_view line) {
        letters_.clear();
        levels_.assign(1, '0');
        for (std::size_t at = 0; at < line.size() && static_cast<unsigned char>(line[at]) > ' ';) {
            if (line[at] == '/') return false;
            if (base::is_ascii_digit(line[at])) {
                levels_.back() = line[at++];
            } else {
                letters_.push_back(next_character(line, at));
                levels_.push_back('0');
            }
        }
        if (!letters_.empty()) file_.words.add(letters_, levels_);
        return true;
    }

    std::vector<std::u32string> parted_at_commas(std::string_view list) const {
        std::vector<std::u32string> parts(1);
        for (std::size_t at = 0; at < list.size();) {
            const char32_t c = next_character(list, at);
            c == U',' ? parts.emplace_back() : parts.back() += c;
        }
        std::erase(parts, std::u32string());
        return parts;
    }

    char32_t next_character(std::string_view text, std::size_t& at) const {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (set_ == nullptr && byte >= 0x80) return base::next_code_point(text, at);
        ++at;
        return set_ == nullptr ? byte : (*set_)[byte];
    }

    PatternFile& file_;
    const ByteSet* set_;
    bool is_second_ = false;
    std::u32string letters_;
    std::string levels_;
};

}  // namespace

std::optional<PatternFile> read_pattern_file(std::string_view bytes) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    const std::string charset(bytes.substr(0, end));
    std::optional<ByteSet> set;
    if (charset != "UTF-8") {
        set = byte_set(charset);
        if (!set) return std::nullopt;
    }
    std::optional<PatternFile> file(std::in_place);
    if (set) file->alphabet = alphabet_of(*set);
    file->words.reserve_for(bytes.size());
    if (!PatternFileReader(*file, set ? &*set : nullptr).read(bytes.substr(end))) return std::nullopt;
    return file;
}

}  // namespace gazette::layout
