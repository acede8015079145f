#include "font/stretch_shaper.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "base/utf8.h"

namespace gazette::font {

namespace {

/// Longer words do not come again.
constexpr std::uint32_t longest_kept_word = 64;

/// Scripts in which no face of the manifest shapes across a space, save those marked `whole-lines`. Others are shaped as
/// they stand: CJK, Thai, Lao, Khmer, Burmese and Tibetan do not part words with spaces.
bool parts_words_with_spaces(UScriptCode script) {
    constexpr UScriptCode scripts[] = {USCRIPT_LATIN,  USCRIPT_CYRILLIC,   USCRIPT_GREEK,    USCRIPT_ARABIC,
                                       USCRIPT_HEBREW, USCRIPT_DEVANAGARI, USCRIPT_ARMENIAN, USCRIPT_GEORGIAN};
    return std::find(std::begin(scripts), std::end(scripts), script) != std::end(scripts);
}

hb_script_t harfbuzz_script(UScriptCode script) {
    return hb_script_from_string(uscript_getShortName(script), 4);
}

std::vector<hb_feature_t> read_features(const std::vector<std::string>& texts) {
    std::vector<hb_feature_t> features;
    for (const std::string& text : texts) {
        hb_feature_t feature = {};
        const bool valid = hb_feature_from_string(text.data(), static_cast<int>(text.size()), &feature);
        if (valid) features.push_back(feature);
    }
    return features;
}

/// All of those features, and beside them none but figures of another form, each of which stands for itself.
bool sets_letters_apart(const std::vector<std::string>& features) {
    constexpr std::string_view forms_of_figures[] = {"lnum", "onum", "pnum", "tnum"};
    const std::vector<std::string>& needed = features_of_lone_letters();
    const auto is_needed = [&](const std::string& feature) {
        return std::find(needed.begin(), needed.end(), feature) != needed.end();
    };
    const auto is_harmless = [&](const std::string& feature) {
        return is_needed(feature) ||
               std::find(std::begin(forms_of_figures), std::end(forms_of_figures), feature) != std::end(forms_of_figures);
    };
    const auto count = static_cast<std::size_t>(std::count_if(features.begin(), features.end(), is_needed));
    return count == needed.size() && std::all_of(features.begin(), features.end(), is_harmless);
}

/// Characters without a glyph at the start of a run belong to its first cluster, as HarfBuzz has it within a run.
void take_in_start(Run& run) {
    if (run.glyphs.empty()) return;
    const std::uint32_t first = run.glyphs.front().cluster;
    for (auto glyph = run.glyphs.begin(); glyph != run.glyphs.end() && glyph->cluster == first; ++glyph) {
        glyph->cluster = run.begin;
    }
}

}  // namespace

StretchShaper::StretchShaper(Library& library, Characters& characters, WordCaching caching)
    : library_(&library), caching_(caching == WordCaching::on), fallback_(library, characters),
      words_(library.words().cache()) {}

void StretchShaper::shape(std::string_view text, const Item& item, const Span& span, UScriptCode language_script,
                          ShapedText& out) {
    text_ = text;
    item_ = &item;
    context_ = &context_of(span, item, language_script);
    out_ = &out;
    starts_ = true;
    const std::size_t first = out.runs.size();
    if (item.emoji) {
        shape_pieces(item.begin, item.end);
    } else if (context_->by_words) {
        shape_words();
    } else {
        shape_whole(item.begin, item.end);
    }
    std::for_each(out.runs.begin() + static_cast<std::ptrdiff_t>(first), out.runs.end(), take_in_start);
}

const StretchShaper::Context& StretchShaper::context_of(const Span& span, const Item& item, UScriptCode language_script) {
    const bool right_to_left = item.level % 2 == 1;
    const auto known = contexts_.find(std::tie(span.role, span.language, span.features, item.script, right_to_left));
    if (known != contexts_.end()) return known->second;
    SettingKey key(span.role, span.language, span.features, item.script, right_to_left);
    Context context;
    context.setting.script = harfbuzz_script(item.script);
    context.setting.language = hb_language_from_string(span.language.c_str(), -1);
    context.setting.right_to_left = right_to_left;
    context.setting.features = read_features(span.features);
    context.search = {span.role, uscript_getShortName(item.script), uscript_getShortName(language_script), span.language};
    context.primary = library_->candidates(span.role, context.search.script, span.language).front();
    context.number = library_->words().number_of(key);
    context.by_words = caching_ && parts_words_with_spaces(item.script) && !library_->shapes_whole_lines(context.primary);
    context.by_letters = context.by_words && sets_letters_apart(span.features);
    context.joins = item.script == USCRIPT_ARABIC;
    return contexts_.emplace(std::move(key), std::move(context)).first->second;
}

void StretchShaper::shape_words() {
    constexpr std::size_t ahead = 4;
    find_words();
    for (std::size_t i = 0; i < places_.size(); ++i) {
        if (i + ahead < places_.size()) words_->prefetch_entry(places_[i + ahead].hash);
        const WordPlace& place = places_[i];
        const bool is_cut = context_->joins && (is_cut_at(place.begin) || is_cut_at(place.end));
        if (is_cut || place.end - place.begin > longest_kept_word) {
            shape_whole(place.begin, place.end);
        } else {
            shape_word(place);
        }
    }
}

void StretchShaper::find_words() {
    places_.clear();
    for (std::uint32_t at = item_->begin; at < item_->end;) {
        const std::uint32_t end = end_of_place(at);
        const std::uint32_t hash = WordCache::hash_of(context_->number, text_.substr(at, end - at));
        words_->prefetch_slot(hash);
        places_.push_back({at, end, hash});
        at = end;
    }
}

std::uint32_t StretchShaper::end_of_place(std::uint32_t at) const {
    if (text_[at] == ' ') return at + 1;
    const bool is_lone = context_->by_letters && base::is_ascii_letter_or_digit(text_[at]) &&
                         (at + 1 == text_.size() || static_cast<unsigned char>(text_[at + 1]) < 0x80);
    return is_lone ? at + 1 : end_of_word(at);
}

std::uint32_t StretchShaper::end_of_word(std::uint32_t at) const {
    const void* space = std::memchr(text_.data() + at, ' ', item_->end - at);
    return space ? static_cast<std::uint32_t>(static_cast<const char*>(space) - text_.data()) : item_->end;
}

/// Whether the stretch begins or ends here, and not at a space.
bool StretchShaper::is_cut_at(std::uint32_t at) const {
    if (at != item_->begin && at != item_->end) return false;
    return at > 0 && at < text_.size() && text_[at - 1] != ' ' && text_[at] != ' ';
}

WordCache::Word StretchShaper::new_word(std::string_view text) {
    const bool complete = shape_with(context_->primary, text, 0, static_cast<std::uint32_t>(text.size()));
    if (const auto kept = words_->add(context_->number, text, glyphs_, complete)) return *kept;
    words_ = library_->words().cache_after(words_);
    return words_->add(context_->number, text, glyphs_, complete).value_or(WordCache::Word{glyphs_, complete});
}

void StretchShaper::shape_word(const WordPlace& place) {
    const std::string_view text = text_.substr(place.begin, place.end - place.begin);
    std::optional<WordCache::Word> word = words_->find(context_->number, text, place.hash);
    if (!word) word = new_word(text);
    if (!word->complete) return shape_pieces(place.begin, place.end);
    std::vector<Glyph>& glyphs = run_to(context_->primary, place.begin, place.end).glyphs;
    for (Glyph glyph : word->glyphs) {
        glyph.cluster += place.begin;
        glyphs.push_back(glyph);
    }
}

/// In the script's own face where that has it all.
void StretchShaper::shape_whole(std::uint32_t begin, std::uint32_t end) {
    if (!shape_with(context_->primary, text_, begin, end)) return shape_pieces(begin, end);
    append(context_->primary, begin, end);
}

void StretchShaper::shape_pieces(std::uint32_t begin, std::uint32_t end) {
    pieces_.clear();
    fallback_.split(text_, begin, end, context_->search, pieces_, out_->uncovered);
    for (const Piece& piece : pieces_) shape_piece(piece);
}

void StretchShaper::shape_piece(Piece piece) {
    while (piece.begin < piece.end) {
        if (shape_with(piece.face, text_, piece.begin, piece.end)) return append(piece.face, piece.begin, piece.end);
        piece.begin = leave_out_missing(piece);
    }
}

/// Each character of the piece has a glyph, yet shaping took one away: sets what comes before it, reports it, and returns
/// where the rest begins.
std::uint32_t StretchShaper::leave_out_missing(const Piece& piece) {
    const auto is_missing = [](const Glyph& glyph) { return glyph.id == 0; };
    const auto missing = std::find_if(glyphs_.begin(), glyphs_.end(), is_missing);
    const std::uint32_t from = missing->cluster;
    const auto is_later = [from](const Glyph& glyph) { return glyph.cluster > from; };
    const auto later = std::find_if(missing, glyphs_.end(), is_later);
    const std::uint32_t to = later == glyphs_.end() ? piece.end : later->cluster;
    shape_piece({piece.face, piece.begin, from});
    for (std::size_t at = from; at < to;) {
        const auto start = static_cast<std::uint32_t>(at);
        out_->uncovered.push_back({base::next_code_point(text_, at), start});
    }
    return to;
}

bool StretchShaper::shape_with(FaceId face, std::string_view text, std::uint32_t begin, std::uint32_t end) {
    glyphs_.clear();
    return harfbuzz_.shape(library_->face(face), context_->setting, text, begin, end, glyphs_);
}

void StretchShaper::append(FaceId face, std::uint32_t begin, std::uint32_t end) {
    std::vector<Glyph>& glyphs = run_to(face, begin, end).glyphs;
    glyphs.insert(glyphs.end(), glyphs_.begin(), glyphs_.end());
}

/// The last run, made to reach to `end`, or a new one.
Run& StretchShaper::run_to(FaceId face, std::uint32_t begin, std::uint32_t end) {
    std::vector<Run>& runs = out_->runs;
    const bool goes_on = !starts_ && runs.back().face == face && runs.back().end == begin;
    if (!goes_on) {
        runs.push_back({face, item_->level % 2 == 1, item_->level, begin, end, {}});
        if (starts_ && context_->by_words) runs.back().glyphs.reserve(item_->end - begin);
        starts_ = false;
    }
    runs.back().end = end;
    return runs.back();
}

}  // namespace gazette::font
