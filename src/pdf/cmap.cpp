#include "pdf/cmap.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

/// An operator takes at most a hundred lines (section 9.10.3).
constexpr std::size_t most_lines = 100;

std::string head(std::string_view name, std::string_view ordering, int type) {
    return "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
           "/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (" +
           std::string(ordering) + ") def\n/Supplement 0 def\nend def\n/CMapName /" + std::string(name) +
           " def\n/CMapType " + std::to_string(type) + " def\n";
}

constexpr std::string_view foot = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

constexpr std::string_view two_byte_codes = "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
constexpr std::string_view one_byte_codes = "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n";

void append_lines(std::string& out, const std::vector<std::string>& lines, const std::string& kind) {
    for (std::size_t begin = 0; begin < lines.size(); begin += most_lines) {
        const std::size_t end = std::min(begin + most_lines, lines.size());
        out += std::to_string(end - begin) + " begin" + kind + "\n";
        for (std::size_t index = begin; index < end; ++index) out += lines[index];
        out += "end" + kind + "\n";
    }
}

}  // namespace

std::string to_unicode_cmap(const std::map<std::uint16_t, std::string>& texts, int code_bytes) {
    std::vector<std::string> lines;
    for (const auto& [code, text] : texts) {
        std::string line = "<";
        code_bytes == 1 ? append_hex2(line, code) : append_hex4(line, code);
        line += "> <";
        append_utf16_hex(line, text);
        lines.push_back(line + ">\n");
    }
    std::string out = head("Adobe-Identity-UCS", "UCS", 2);
    out += code_bytes == 1 ? one_byte_codes : two_byte_codes;
    append_lines(out, lines, "bfchar");
    out += foot;
    return out;
}

std::string encoding_cmap(const std::map<std::uint16_t, std::uint16_t>& cids) {
    std::vector<std::string> lines;
    for (const auto& [code, cid] : cids) {
        std::string line = "<";
        append_hex4(line, code);
        lines.push_back(line + "> " + std::to_string(cid) + "\n");
    }
    std::string out = head(encoding_name, "Identity", 1);
    out += "/WMode 0 def\n";
    out += two_byte_codes;
    append_lines(out, lines, "cidchar");
    out += foot;
    return out;
}

}  // namespace gazette::pdf
