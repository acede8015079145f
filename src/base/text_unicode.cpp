// Those operations of base/text.h that need to know Unicode's properties.

#include "base/ascii.h"
#include "base/eight_bytes.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include "base/utf8.h"

namespace gazette::base {

namespace {

bool is_ascii(std::string_view text) {
    return end_of_ascii(text) == text.size();
}
char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::uint64_t lower_eight(std::uint64_t word) {
    const std::uint64_t low = word & ~high_bits;
    const std::uint64_t capitals = below(low, 'Z' + 1) & ~below(low, 'A') & ~word;
    return word | (capitals >> 2U);
}

void make_lower(std::string& text) {
    std::size_t at = 0;
    for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        word = lower_eight(word);
        std::memcpy(text.data() + at, &word, sizeof word);
    }
    const auto rest = text.begin() + static_cast<std::ptrdiff_t>(at);
    std::transform(rest, text.end(), rest, to_lower);
}

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<int32_t>(text.size())};
}

// ---- counting words

/// Whether the character at `at` stands within a word: WB6, WB7, WB11 and WB12 of UAX #29 for ASCII. The colon is a
/// letter's neighbour in Swedish and Finnish alone, so ICU's root rules leave it out.
bool joins_word(std::string_view text, std::size_t at) {
    if (at == 0 || at + 1 >= text.size()) return false;
    const char c = text[at];
    const char before = text[at - 1];
    const char after = text[at + 1];
    const bool either = c == '.' || c == '\'';
    if (is_ascii_letter(before) && is_ascii_letter(after)) return either;
    if (is_ascii_digit(before) && is_ascii_digit(after)) return either || c == ',' || c == ';';
    return false;
}

/// Whether the letter or digit at `at` belongs to a word before it, though a sign stands right before.
bool continues_word(std::string_view text, std::size_t at) {
    std::size_t before = at;
    while (before > 0 && text[before - 1] == '_') --before;
    if (before < at) return before > 0 && is_ascii_letter_or_digit(text[before - 1]);
    return at > 0 && joins_word(text, at - 1);
}

/// Of ASCII; the high bit of each byte.
constexpr std::uint64_t within(std::uint64_t ascii, unsigned char least, unsigned char most) {
    return below(ascii, most + 1) & ~below(ascii, least);
}
constexpr std::uint64_t letters_or_digits(std::uint64_t bytes) {
    const std::uint64_t ascii = bytes & ~high_bits;
    return (within(ascii | ones * 0x20, 'a', 'z') | within(ascii, '0', '9')) & ~bytes;
}

/// Beyond the end there are zeros.
std::uint64_t eight_at(std::string_view text, std::size_t at) {
    if (text.size() - at >= sizeof(std::uint64_t)) return eight_bytes(text.data() + at);
    std::array<char, sizeof(std::uint64_t)> last{};
    text.copy(last.data(), last.size(), at);
    return eight_bytes(last.data());
}

std::size_t count_ascii_words(std::string_view text) {
    std::size_t words = 0;
    // Of the byte before, in the lowest: the start of the text is as good as a space.
    std::uint64_t was_within = 0;
    std::uint64_t was_space = 0x80;
    for (std::size_t at = 0; at < text.size(); at += sizeof(std::uint64_t)) {
        const std::uint64_t bytes = eight_at(text, at);
        const std::uint64_t inside = letters_or_digits(bytes);
        const std::uint64_t spaces = within(bytes & ~high_bits, ' ', ' ') & ~bytes;
        const std::uint64_t begins = inside & ~(inside << 8 | was_within);
        const std::uint64_t after_space = begins & (spaces << 8 | was_space);
        words += static_cast<std::size_t>(std::popcount(after_space));
        for (std::uint64_t left = begins ^ after_space; left != 0; left &= left - 1) {
            words += continues_word(text, at + static_cast<std::size_t>(std::countr_zero(left)) / 8) ? 0 : 1;
        }
        was_within = inside >> 56;
        was_space = spaces >> 56;
    }
    return words;
}

class WordBreaker {
public:
    std::size_t count(std::string_view text) {
        if (!open()) return count_ascii_words(text);
        UErrorCode status = U_ZERO_ERROR;
        UText* view = utext_openUTF8(&view_, text.data(), static_cast<int64_t>(text.size()), &status);
        breaks_->setText(view, status);
        std::size_t words = 0;
        auto from = static_cast<std::size_t>(breaks_->first());
        for (int32_t end = breaks_->next(); end != icu::BreakIterator::DONE; end = breaks_->next()) {
            const auto to = static_cast<std::size_t>(end);
            words += holds_word(text.substr(from, to - from)) ? 1 : 0;
            from = to;
        }
        return words;
    }

    WordBreaker() = default;
    WordBreaker(const WordBreaker&) = delete;
    WordBreaker& operator=(const WordBreaker&) = delete;
    ~WordBreaker() { utext_close(&view_); }

private:
    bool open() {
        if (breaks_) return true;
        UErrorCode status = U_ZERO_ERROR;
        breaks_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        return U_SUCCESS(status);
    }

    static bool holds_word(std::string_view segment) {
        for (std::size_t at = 0; at < segment.size();) {
            if (u_isalnum(static_cast<UChar32>(next_code_point(segment, at)))) return true;
        }
        return false;
    }

    std::unique_ptr<icu::BreakIterator> breaks_;
    UText view_ = UTEXT_INITIALIZER;
};

/// The end of the stretch from `at` on whose space-parted pieces are all ASCII, or all not, as the first one is.
struct Stretch {
    std::size_t end;
    bool ascii;
};
Stretch next_stretch(std::string_view text, std::size_t at) {
    const std::size_t other = end_of_ascii(text, at);
    if (other == text.size()) return {other, true};
    // What is before `at` ends with a space.
    const std::size_t start = text.rfind(' ', other) + 1;
    if (start > at) return {start, true};
    const auto piece_end = [&](std::size_t from) { return std::min(text.find(' ', from), text.size() - 1) + 1; };
    std::size_t end = piece_end(at);
    while (end < text.size() && end_of_ascii(text, end) < piece_end(end)) end = piece_end(end);
    return {end, false};
}

/// The ASCII character that parts and joins words as this one does (UAX #29), or NUL where none is known to. It spares ICU what
/// languages in Latin letters are full of.
constexpr char stand_in_of(char32_t c) {
    switch (c) {
    case U'\u2018':
    case U'\u2019': return '\'';
    case U'\u00A0':
    case U'\u00AB':
    case U'\u00BB':
    case U'\u00D7':
    case U'\u00F7':
    case U'\u2013':
    case U'\u2014':
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u2026': return ' ';
    default: return c >= 0xC0 && c <= 0x24F ? 'a' : '\0';
    }
}

/// Replaces `out`; false where a character has no stand-in.
bool find_stand_ins(std::string_view text, std::string& out) {
    out.clear();
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const char own = byte < 0x80 ? (++at, text[at - 1]) : stand_in_of(next_code_point(text, at));
        if (own == '\0') return false;
        out += own;
    }
    return true;
}

// ---- composition

/// Whether the text has no characters but those that nothing composes with and that are as NFC has them: what comes before the
/// combining marks, and the dashes and quotation marks of text.
bool is_surely_composed(std::string_view text) {
    for (std::size_t at = end_of_ascii(text); at < text.size(); at = end_of_ascii(text, at)) {
        const char32_t c = next_code_point(text, at);
        if (c >= 0x300 && (c < 0x2010 || c > 0x2027)) return false;
    }
    return true;
}

// ---- slugs

std::string to_ascii(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> transliterator(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) return std::string(text);
    icu::UnicodeString wide = icu::UnicodeString::fromUTF8(piece(text));
    transliterator->transliterate(wide);
    std::string out;
    wide.toUTF8String(out);
    return out;
}

/// Apostrophes stand within words ("today's", transliterated Arabic), so they part nothing.
std::string drop_apostrophes(std::string_view text) {
    std::string out(text);
    for (std::string_view mark : {"'", "\u2019", "\u2018", "\u02BC", "\u02BB"}) out = replace_all(out, mark, "");
    return out;
}

}  // namespace

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    make_lower(out);
    return out;
}

std::string fold(std::string_view text) {
    if (is_ascii(text)) {
        std::string out = collapse_space(text);
        make_lower(out);
        return out;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    if (U_SUCCESS(status)) folding->normalizeUTF8(0, piece(text), sink, nullptr, status);
    return collapse_space(U_SUCCESS(status) ? std::string_view(out) : text);
}

bool shows_nothing(std::string_view text) {
    const bool plain = std::any_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
    return !plain && fold(text).empty();
}

std::string composed(std::string text) {
    if (is_surely_composed(text)) return text;
    UErrorCode status = U_ZERO_ERROR;
    static const icu::UnicodeSet composable(u"[^\\uF900-\\uFAFF\\U0002F800-\\U0002FA1F]", status);
    const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) || nfc->isNormalizedUTF8(piece(text), status)) return text;
    std::string out;
    icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
    icu::FilteredNormalizer2(*nfc, composable).normalizeUTF8(0, piece(text), sink, nullptr, status);
    return U_SUCCESS(status) ? out : text;
}

// No word spans a space, so pieces of ASCII and of what behaves like it are counted without ICU, ten times as fast.
std::size_t count_words(std::string_view text) {
    // One a thread: to make one takes longer than to count the words of most articles.
    thread_local WordBreaker breaker;
    std::string stand_ins;
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Stretch stretch = next_stretch(text, at);
        const std::string_view pieces = text.substr(at, stretch.end - at);
        if (stretch.ascii) {
            words += count_ascii_words(pieces);
        } else {
            words += find_stand_ins(pieces, stand_ins) ? count_ascii_words(stand_ins) : breaker.count(pieces);
        }
        at = stretch.end;
    }
    return words;
}

std::size_t count_characters(std::string_view text) {
    constexpr uint32_t counted = U_GC_L_MASK | U_GC_ND_MASK | U_GC_M_MASK;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(next_code_point(text, at));
        count += (U_GET_GC_MASK(c) & counted) != 0 ? 1 : 0;
    }
    return count;
}

std::string slug(std::string_view title) {
    constexpr std::size_t longest = 80;
    std::string out;
    for (char c : drop_apostrophes(to_ascii(drop_apostrophes(title)))) {
        if (is_ascii_letter(c) || is_ascii_digit(c)) {
            out += to_lower(c);
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    if (out.size() > longest) {
        const std::size_t hyphen = out.rfind('-', longest);
        out.resize(hyphen == out.npos ? longest : hyphen);
    }
    if (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "edition" : out;
}

}  // namespace gazette::base
