#include "corpus.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include <libdeflate.h>

namespace gazette::tex_breaks {

namespace {

using layout::Item;
using layout::ItemKind;

/// What a file may come to; none of the corpus has a hundredth of it.
constexpr std::size_t most_bytes = std::size_t{1} << 30;
/// The least subtype of a discretionary that counts only in a hyphenating pass.
constexpr int first_hyphenation = 3;

constexpr const char* unsound = "not a sound gzip file";

struct FreeDecompressor {
    void operator()(libdeflate_decompressor* each) const { libdeflate_free_decompressor(each); }
};

bool is_gzip(const std::string& bytes) {
    return bytes.starts_with("\x1F\x8B") && bytes.size() >= 18;
}

/// A gzip file ends with the size of what it holds.
std::size_t stated_size(const std::string& gzip) {
    std::size_t size = 0;
    for (std::size_t i = 1; i <= 4; ++i) size = size << 8 | static_cast<unsigned char>(gzip[gzip.size() - i]);
    return size;
}

base::Result<std::string> unpack(const std::string& gzip) {
    const std::size_t size = stated_size(gzip);
    if (size > most_bytes) return base::fail(unsound);
    std::string out(size, '\0');
    const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(libdeflate_alloc_decompressor());
    const bool done = decompressor && libdeflate_gzip_decompress(decompressor.get(), gzip.data(), gzip.size(), out.data(),
                                                                 size, nullptr) == LIBDEFLATE_SUCCESS;
    if (!done) return base::fail(unsound);
    return out;
}

base::Result<std::string> read_bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return base::fail("cannot be read");
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    return is_gzip(bytes) ? unpack(bytes) : std::move(bytes);
}

/// False where the line is none of an item.
bool read_item(char code, std::istream& in, Item& item) {
    int subtype = 0;
    switch (code) {
    case 'x': return true;
    // A kern of a font keeps its place at the start of a line, as boxes do.
    case 'b':
    case 'k': in >> item.width; break;
    case 'g':
        item.kind = ItemKind::glue;
        in >> item.width >> item.stretch >> item.shrink;
        break;
    case 'f':
        item.kind = ItemKind::glue;
        item.fills = true;
        return true;
    case 'p':
        item.kind = ItemKind::penalty;
        in >> item.penalty;
        break;
    case 'd':
        item.kind = ItemKind::discretionary;
        in >> item.penalty >> item.pre >> item.post >> item.width >> subtype;
        item.hyphenation = subtype >= first_hyphenation;
        break;
    default: return false;
    }
    return !in.fail();
}

bool read_line(const std::string& line, std::vector<SetParagraph>& paragraphs) {
    if (line.empty()) return true;
    if (line[0] == 'T') {
        paragraphs.emplace_back().text = line.substr(std::min<std::size_t>(2, line.size()));
        return true;
    }
    if (paragraphs.empty()) return false;
    SetParagraph& paragraph = paragraphs.back();
    std::istringstream in(line.substr(1));
    if (line[0] == 'L' || line[0] == 'S') {
        auto& indices = line[0] == 'L' ? paragraph.line_ends : paragraph.line_starts;
        for (std::uint32_t index = 0; in >> index;) indices.push_back(index);
        return in.eof();
    }
    return read_item(line[0], in, paragraph.items.emplace_back());
}

}  // namespace

base::Result<std::vector<SetParagraph>> read_paragraphs(const std::filesystem::path& file) {
    base::Place place;
    place.file = file.string();
    const base::Result<std::string> bytes = read_bytes(file);
    if (!bytes) return base::fail(bytes.error().what, {}, place);
    std::vector<SetParagraph> paragraphs;
    std::istringstream in(*bytes);
    for (std::string line; std::getline(in, line);) {
        ++place.line;
        if (!read_line(line, paragraphs)) return base::fail("not a line of a paragraph: " + line, {}, place);
    }
    return paragraphs;
}

}  // namespace gazette::tex_breaks
