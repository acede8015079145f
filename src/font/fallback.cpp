#include "font/fallback.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>

#include "base/utf8.h"
#include "font/characters.h"

namespace gazette::font {

namespace {

constexpr char32_t text_selector = 0xFE0E;

const UNormalizer2* nfc() {
    UErrorCode error = U_ZERO_ERROR;
    return unorm2_getNFCInstance(&error);
}

std::u32string from_utf16(const char16_t* text, int length) {
    std::u32string out;
    for (int i = 0; i < length;) {
        UChar32 c = 0;
        U16_NEXT(text, i, length, c);
        out.push_back(static_cast<char32_t>(c));
    }
    return out;
}

/// Full canonical decomposition; empty where there is none.
std::u32string decomposed(char32_t code_point) {
    std::array<char16_t, 32> buffer = {};
    UErrorCode error = U_ZERO_ERROR;
    const int length = unorm2_getDecomposition(nfc(), static_cast<UChar32>(code_point), buffer.data(),
                                               static_cast<int>(buffer.size()), &error);
    return U_SUCCESS(error) && length > 0 ? from_utf16(buffer.data(), length) : std::u32string();
}

/// Where two characters compose into one, that one; the rest as it is.
std::u32string composed(const std::u32string& text) {
    std::u32string out;
    for (const char32_t c : text) {
        const UChar32 pair =
            out.empty() ? -1 : unorm2_composePair(nfc(), static_cast<UChar32>(out.back()), static_cast<UChar32>(c));
        if (pair >= 0) {
            out.back() = static_cast<char32_t>(pair);
        } else {
            out.push_back(c);
        }
    }
    return out;
}

bool is_emoji(const std::u32string& cluster) {
    if (cluster.find(text_selector) != std::u32string::npos) return false;
    if (!u_hasBinaryProperty(static_cast<UChar32>(cluster.front()), UCHAR_EMOJI)) return false;
    return std::any_of(cluster.begin(), cluster.end(), [](char32_t c) {
        return c == emoji_selector || c == keycap || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_PRESENTATION);
    });
}

}  // namespace

struct Fallback::Cluster {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::u32string code_points;
    std::vector<std::uint32_t> offsets;
    /// What must have a glyph; empty where all is ignorable.
    std::u32string visible;
};

struct Fallback::Breaks {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<UBreakIterator, void (*)(UBreakIterator*)> iterator{ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &error),
                                                                        ubrk_close};

    /// The ends of the clusters, as byte offsets into `text`.
    std::vector<std::uint32_t> ends(std::string_view text) {
        std::vector<std::uint32_t> out;
        UText utext = UTEXT_INITIALIZER;
        error = U_ZERO_ERROR;
        utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &error);
        ubrk_setUText(iterator.get(), &utext, &error);
        if (U_SUCCESS(error)) {
            ubrk_first(iterator.get());
            for (int end = ubrk_next(iterator.get()); end != UBRK_DONE; end = ubrk_next(iterator.get())) {
                out.push_back(static_cast<std::uint32_t>(end));
            }
        } else {
            out.push_back(static_cast<std::uint32_t>(text.size()));
        }
        utext_close(&utext);
        return out;
    }
};

Fallback::Fallback(Library& library, Characters& characters) : library_(&library), characters_(&characters) {}
Fallback::~Fallback() = default;

void Fallback::split(std::string_view text, std::uint32_t begin, std::uint32_t end, const FaceSearch& search,
                     std::vector<Piece>& pieces, std::vector<Uncovered>& uncovered) {
    if (!breaks_) breaks_ = std::make_unique<Breaks>();
    std::uint32_t from = begin;
    for (const std::uint32_t size : breaks_->ends(text.substr(begin, end - begin))) {
        const Cluster cluster = read_cluster(text, from, begin + size);
        from = begin + size;
        const auto primary = library_->candidates(search.role, search.script, search.language).front();
        const bool goes_on = cluster.visible.empty() && !pieces.empty() && pieces.back().end == cluster.begin;
        const auto face = goes_on ? pieces.back().face : cluster.visible.empty() ? primary : face_of(cluster, search);
        if (face) {
            place(cluster, *face, pieces, uncovered);
        } else {
            for (std::size_t i = 0; i < cluster.code_points.size(); ++i) {
                const char32_t c = cluster.code_points[i];
                if (!(*characters_)[c].ignorable) uncovered.push_back({c, cluster.offsets[i]});
            }
        }
    }
}

Fallback::Cluster Fallback::read_cluster(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    Cluster cluster{begin, end, {}, {}, {}};
    for (std::size_t at = begin; at < end;) {
        cluster.offsets.push_back(static_cast<std::uint32_t>(at));
        const char32_t c = base::next_code_point(text, at);
        cluster.code_points.push_back(c);
        if (!(*characters_)[c].ignorable) cluster.visible.push_back(c);
    }
    return cluster;
}

/// The first face that has the whole cluster; failing that, the first that has its first character.
std::optional<FaceId> Fallback::face_of(const Cluster& cluster, const FaceSearch& search) {
    if (is_emoji(cluster.code_points)) {
        if (auto face = first_covering(cluster, library_->candidates({"emoji"}, "Zsye", search.language))) return face;
    }
    const auto& of_script = library_->candidates(search.role, search.script, search.language);
    if (auto face = first_covering(cluster, of_script)) return face;
    if (search.language_script != search.script) {
        const auto& of_language = library_->candidates(search.role, search.language_script, search.language);
        if (auto face = first_covering(cluster, of_language)) return face;
    }
    if (auto face = first_covering(cluster, library_->last_resort(search.role))) return face;
    if (cluster.visible.size() < 2) return std::nullopt;
    Cluster start = cluster;
    start.visible.resize(1);
    return face_of(start, search);
}

std::optional<FaceId> Fallback::first_covering(const Cluster& cluster, const std::vector<FaceId>& faces) const {
    const std::u32string& visible = cluster.visible;
    const std::u32string whole = visible.size() > 1 ? composed(visible) : visible;
    for (const FaceId id : faces) {
        const Face& face = library_->face(id);
        if (covers_all(face, visible) || (whole.size() < visible.size() && covers_all(face, whole))) return id;
    }
    return std::nullopt;
}

bool Fallback::covers_all(const Face& face, const std::u32string& code_points) const {
    return std::all_of(code_points.begin(), code_points.end(), [&](char32_t c) { return covers(face, c); });
}

/// As HarfBuzz sees it: it decomposes, and has stand-ins for spaces and for the hyphen that does not break.
bool Fallback::covers(const Face& face, char32_t code_point) const {
    constexpr char32_t hyphen = 0x2010, no_break_hyphen = 0x2011;
    if (face.glyph_of(code_point) != 0) return true;
    const bool space =
        u_charType(static_cast<UChar32>(code_point)) == U_SPACE_SEPARATOR || (*characters_)[code_point].control;
    if (space) return face.glyph_of(U' ') != 0;
    if (code_point == no_break_hyphen) return face.glyph_of(hyphen) != 0;
    const std::u32string parts = decomposed(code_point);
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](char32_t c) { return face.glyph_of(c) != 0; });
}

/// Appends the cluster to the piece before where that has the same face, and leaves out what the face lacks.
void Fallback::place(const Cluster& cluster, FaceId id, std::vector<Piece>& pieces,
                     std::vector<Uncovered>& uncovered) const {
    const Face& face = library_->face(id);
    const std::u32string whole = composed(cluster.visible);
    const bool all = covers_all(face, cluster.visible) || covers_all(face, whole);
    for (std::size_t i = 0; i < cluster.code_points.size(); ++i) {
        const char32_t c = cluster.code_points[i];
        const std::uint32_t begin = cluster.offsets[i];
        const std::uint32_t end = i + 1 < cluster.offsets.size() ? cluster.offsets[i + 1] : cluster.end;
        if (!all && !(*characters_)[c].ignorable && !covers(face, c)) {
            uncovered.push_back({c, begin});
        } else if (!pieces.empty() && pieces.back().face == id && pieces.back().end == begin) {
            pieces.back().end = end;
        } else {
            pieces.push_back({id, begin, end});
        }
    }
}

}  // namespace gazette::font
